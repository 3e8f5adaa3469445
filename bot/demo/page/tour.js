// The guided tour: the room says what is done, the browser remembers where one is.
import { button, byId, make } from "/room/words.js";
import { keep, kept, listen, state, toast } from "/room/store.js";
import { openChat } from "/room/side.js";
import { typeOut } from "/room/composer.js";
import { move } from "/room/clock.js";

const KEPT = "gonghui-tour";
let told = null, mine = {}, drawn = "";

export async function beginTour() {
  try {
    told = await (await fetch("/room/tour")).json();
  } catch { return; }
  mine = kept(localStorage, KEPT) || {};
  if (mine.story !== told.story) mine = { story: told.story, at: 0, state: "offered", mark: 0 };
  state.tour = mine.state === "running" ? mine.mark : 0;
}
function save(change) {
  Object.assign(mine, change);
  keep(localStorage, KEPT, mine);
}
async function start() {
  if (state.view.playing) return toast("示例还在演，请等它演完再开始");
  await beginTour();
  save({ story: told.story, at: 0, state: "running", mark: Math.floor(Date.parse(state.view.now) / 1000) });
  return again();
}
function leave(next) {
  save({ state: next });
  state.tour = 0;
  drawTour();
  byId("words").focus({ preventScroll: true });
}
function again() {
  state.tour = mine.state === "running" ? mine.mark : 0;
  drawn = "";
  listen();
}
export async function tourAgain() {
  if (mine.state === "running") return toast("引导正在进行，就在消息下面");
  if (mine.state === "left") { save({ state: "running" }); again(); return null; }
  return start();
}
// After a new beginning of the room nothing of the old tour is true.
export async function tourCleared() { await beginTour(); drawn = ""; drawTour(); }

export function drawTour() {
  if (!told || !state.view) return;
  if (mine.story !== state.view.story) { if (!drawTour.asked) { drawTour.asked = true; tourCleared().finally(() => { drawTour.asked = false; }); } return; }
  const box = byId("tour"), step = mine.state === "running" && state.view.tour[mine.at];
  const sign = JSON.stringify([mine, step, !!state.view.clock.way]);
  if (mine.state === "offered" && drawn !== sign) fill(box, offer());
  else if (step && drawn !== sign) fill(box, card(step));
  box.hidden = state.view.playing || !(mine.state === "offered" || step);
  drawn = sign;
  byId("house").classList.toggle("touring", !!step);
  spot(step);
}
function fill(box, children) {
  const focused = [...box.querySelectorAll("button")].indexOf(document.activeElement);
  box.replaceChildren(...children);
  if (focused >= 0) (box.querySelector(".send") || box.querySelector("button"))?.focus({ preventScroll: true });
}
function offer() {
  return [
    make("p", "", make("b", "", "第一次来？"), "跟着走五分钟，八步，拿到一份月报，知道怎样用到自己的群里。"),
    make("div", "acts", button("send", "开始引导", start), button("", "以后再说", () => { save({ story: told.story, state: "declined" }); drawTour(); })),
  ];
}
function card(step) {
  const about = told.steps[mine.at], last = mine.at === told.steps.length - 1;
  const dots = make("span", "dots", ...told.steps.map((one, number) => make("i", number < mine.at ? "past" : number === mine.at ? "here" : "")));
  dots.setAttribute("aria-hidden", "true");
  const off = button("close", "×", () => leave("left"), "离开引导，以后可以接着走");
  const words = make("p", "", about.text);
  words.setAttribute("aria-live", "polite");
  return [
    make("div", "tour-head", make("b", "", `${mine.at + 1}/${told.steps.length} ${about.title}`), dots, off),
    words,
    step.done && about.key !== "hello" ? make("p", "done", last ? "八步走完了。" : "做到了。") : "",
    step.advice ? make("p", "advice", step.advice) : "",
    make("div", "acts", ...acts(about, step, last)),
  ].filter(Boolean);
}
function acts(about, step, last) {
  const found = [];
  if (about.say && !step.done) found.push(button("send", "替我写", async () => { toGroup(); await typeOut(about.say); }));
  if (about.jump && step.jump) { const node = button("send", about.jump === "到月底" ? "拨到月底" : about.jump, () => { toGroup(); move({ to: step.jump }); }); node.disabled = !!state.view.clock.way; found.push(node); }
  if (!(about.say && !step.done)) found.push(button("", "带我去", () => goTo(step)));
  if (mine.at) found.push(button("", "上一步", () => go(-1)));
  if (last) found.push(step.done ? button("send", "完成", () => leave("done")) : button("", "到这里为止", () => leave("done")));
  else found.push(step.done ? button("send", "下一步", () => go(1)) : button("", "跳过", () => go(1)));
  return found;
}
function go(by) { save({ at: mine.at + by }); drawTour(); }
function toGroup() {
  const group = state.view.chats.find((chat) => !chat.private);
  if (group && state.chat !== group.id) openChat(group.id);
}
// ---- where to look ----
function found(step) {
  const all = told.steps[mine.at].spot.split(",").map((one) => one.trim().replace("{number}", step.number).replace(/^\{(\w+)\}/, (whole, name) => {
    const place = step.places[name];
    return place && place[0] === state.chat ? `#m${place[1]}` : "#none";
  }));
  if (told.steps[mine.at].key === "hello") all.unshift("#menu");
  return all.map((one) => document.querySelector(one)).find((node) => node && node.offsetParent);
}
function spot(step) {
  const wanted = step ? found(step) : null;
  for (const node of document.querySelectorAll(".spot")) if (node !== wanted) node.classList.remove("spot");
  wanted?.classList.add("spot");
}
function goTo(step) {
  if (Object.values(step.places).length && !Object.values(step.places).some(([chat]) => chat === state.chat)) openChat(Object.values(step.places)[0][0]);
  const node = found(step);
  if (!node) return toast("现在还没有可看的地方");
  node.scrollIntoView({ block: "center" });
  const target = node.matches("button, a, textarea") ? node : node.querySelector("[tabindex='0'], button");
  target?.focus({ preventScroll: true });
  return null;
}
