// The room's clock: what it shows, how fast it goes, where it can be moved.
import { arrows, button, byId, make, same } from "/room/words.js";
import { here, now, post, state } from "/room/store.js";

const JUMPS = ["到下一个提醒", "到节前", "到月底"], STEPS = [["+1 小时", 60], ["+1 天", 1440]];
const SPEEDS = [[0, "停"], [1, "×1"], [60, "×60"], [3600, "×3600"]];
const SPOKEN = { 0: "停住", 1: "照常走", 60: "一秒走一分钟", 3600: "一秒走一小时" };
let follow = () => {};

export function tick() {
  if (!state.view) return;
  const at = now();
  set("hour", state.dates.time(at));
  set("year", state.dates.year(at));
  set("date", state.dates.day(at));
  set("lunar", state.view.lunar ? `农历${state.view.lunar}` : "");
}
function set(id, words) { if (byId(id).textContent !== words) byId(id).textContent = words; }

export function drawClock() {
  tick();
  const { targets, clock, playing } = state.view, walking = !!clock.way;
  drawWalk(clock.way, playing);
  const labels = [...JUMPS, ...Object.keys(targets).filter((label) => !JUMPS.includes(label))];
  same(byId("jumps"), [
    ...labels.map((label) => ({
      key: label, sign: JSON.stringify([targets[label], walking]),
      build: () => jumpNode(label, targets[label] && new Date(targets[label]), { target: label }, walking),
    })),
    ...STEPS.map(([label, minutes]) => ({ key: label, sign: String(walking || playing), build: () => jumpNode(label, null, { minutes }, walking || playing) })),
  ]);
  same(byId("speeds"), SPEEDS.map(([speed, words]) => ({
    key: speed, sign: JSON.stringify([speed === clock.speed, playing]),
    build: () => speedNode(speed, words, speed === clock.speed, playing),
  })));
  const box = byId("moment");
  if (document.activeElement !== box) {
    box.min = state.dates.input(now());
    if (!box.value || box.value < box.min) box.value = state.dates.input(new Date(now().getTime() + 3600e3));
  }
}
function jumpNode(label, at, how, off) {
  const node = button("jump", label, () => move(how));
  if (how.target) node.append(make("small", "", at ? state.dates.moment(at) : "暂时没有"));
  if (at) node.title = `${state.dates.day(at)} ${state.dates.time(at)}`;
  node.disabled = off || how.target && !at;
  return node;
}
function speedNode(speed, words, chosen, off) {
  const node = button("speed", words, () => post("speed", here({ speed })), SPOKEN[speed]);
  node.setAttribute("role", "radio");
  node.setAttribute("aria-checked", chosen);
  node.tabIndex = chosen ? 0 : -1;
  node.title = SPOKEN[speed];
  node.disabled = off;
  return node;
}
function drawWalk(way, playing) {
  document.querySelector(".clock").classList.toggle("walking", !!way);
  byId("walk").hidden = !way && !playing;
  byId("walk-bar").hidden = byId("halt").hidden = !way;
  if (way) {
    const [from, to] = way.map((moment) => Date.parse(moment)), at = Date.parse(state.view.now);
    byId("walk-words").textContent = `正在走到 ${state.dates.moment(new Date(to))}`;
    byId("walk").title = "路上该发生的都会发生，一件不跳过";
    byId("walk-bar").value = to > from ? Math.round(1000 * (at - from) / (to - from)) : 1000;
  } else if (playing) byId("walk-words").textContent = "小秘正在准备：先演一遍示例的一个多月，请稍等";
}
// Whoever moves the clock wants to see what comes of it, not what was read before.
export function move(how) { follow(); return post("clock", here(how)); }

export function wireClock(goToEnd) {
  follow = goToEnd;
  arrows(byId("speeds"));
  byId("halt").addEventListener("click", () => post("halt", {}));
  byId("set").addEventListener("submit", (event) => { event.preventDefault(); move({ wall: byId("moment").value }); });
  byId("setting").addEventListener("click", () => byId("setting").setAttribute("aria-expanded", document.querySelector(".clock").classList.toggle("setting")));
  setInterval(tick, 1000);
}
