// Writing: words, files, answers and changes; the commands at 「/」.
import { button, byId, make, same } from "/room/words.js";
import { chatNow, here, post, state, summary } from "/room/store.js";
import { actions, webApp } from "/room/keys.js";
import { size } from "/room/files.js";

const KINDS = { reply: "回复", edit: "修改", files: "发送" }, MOST = 10;
const drafts = new Map();
let about = null, place = "", chosen = 0, forced = false;

export const drawComposer = () => {
  const chat = chatNow(), where = `${state.me}/${state.chat}`;
  if (place !== where) changePlace(where);
  byId("words").placeholder = chat?.private ? "私下写给小秘" : `以${name()}的身份写`;
  same(byId("phrases"), state.view.phrases.map((phrase) => ({
    key: phrase.label, sign: phrase.text,
    build: () => { const node = button("phrase", phrase.label, () => actions.say(phrase.text)); node.title = phrase.text; return node; },
  })));
  byId("slash").hidden = !chat?.commands.length;
  byId("app").hidden = !chat?.menu;
  if (chat?.menu) { const link = webApp(chat.menu.text, new URLSearchParams(here({ button: "menu" }))); byId("app").href = link.href; byId("app").textContent = chat.menu.text; }
  drawOrders();
};
const name = () => state.view.people.find((person) => person.id === state.me)?.name || "";
// What was begun elsewhere waits there.
function changePlace(where) {
  if (place && about?.kind !== "edit") drafts.set(place, byId("words").value);
  if (place) leaveAbout();
  const early = place ? "" : byId("words").value; // written before the room was there
  place = where;
  byId("words").value = drafts.get(where) || early;
  forced = false;
  grow();
}
export function startAbout(what) {
  about = what;
  const files = what.kind === "files";
  byId("about-text").textContent = `${KINDS[what.kind]}：${files ? "" : summary(what.message)}`;
  byId("chosen").replaceChildren(...(files ? what.files.map(chip) : []));
  byId("as-file").hidden = !files || !what.files.some((file) => file.type.startsWith("image/"));
  byId("about").hidden = false;
  if (what.kind === "edit") byId("words").value = what.message.text || what.message.caption;
  grow();
  byId("words").focus();
}
function chip(file) {
  const node = make("span", "chip", `${file.name}（${size(file.size)}）`);
  if (!file.type.startsWith("image/")) return node;
  const picture = make("img", "");
  picture.src = URL.createObjectURL(file); picture.alt = "";
  picture.onload = () => URL.revokeObjectURL(picture.src);
  node.prepend(picture);
  return node;
}
export function leaveAbout() {
  if (about?.kind === "edit") byId("words").value = "";
  about = null;
  byId("about").hidden = true;
  byId("file").value = "";
  byId("file-only").checked = false;
  grow();
}
function grow() { const box = byId("words"); box.style.height = "auto"; box.style.height = Math.min(box.scrollHeight + 2, 130) + "px"; }
async function send(event) {
  event?.preventDefault();
  const text = byId("words").value.trim();
  if (!text && about?.kind !== "files") return;
  if (!await deliver(text)) return;
  byId("words").value = "";
  about = about?.kind === "edit" ? { kind: "" } : about;
  leaveAbout();
  forced = false;
  drawOrders();
}
function deliver(text) {
  if (about?.kind === "edit") return post("edit", here({ message: about.message.message_id, text }));
  if (about?.kind === "files") {
    const form = new FormData();
    for (const [key, value] of Object.entries(here({ caption: text, as_file: byId("file-only").checked ? "1" : "" }))) form.append(key, value);
    for (const file of about.files) form.append("file", file);
    return post("upload", form);
  }
  return post("write", here({ text, reply_to: about?.message.message_id, topic: state.topic || undefined }));
}
// Types it letter by letter, so that a newcomer sees where; then sends it.
export async function typeOut(text) {
  const box = byId("words"), quick = matchMedia("(prefers-reduced-motion: reduce)").matches;
  leaveAbout();
  box.focus({ preventScroll: true });
  for (let end = quick ? text.length : 1; end <= text.length; end += 1) {
    box.value = text.slice(0, end);
    grow();
    if (!quick) await new Promise((done) => setTimeout(done, 22));
  }
  return send();
}
// ---- commands ----
function orders() {
  const text = byId("words").value, all = chatNow()?.commands || [];
  if (forced && !text) return all;
  return /^\/\w*$/.test(text) ? all.filter((one) => one.command.startsWith(text.slice(1))) : [];
}
function drawOrders() {
  const found = about ? [] : orders();
  chosen = Math.min(chosen, Math.max(0, found.length - 1));
  byId("orders").hidden = !found.length;
  byId("words").setAttribute("aria-expanded", !!found.length);
  byId("slash").setAttribute("aria-expanded", !!found.length);
  same(byId("orders"), found.map((one, number) => ({ key: one.command, sign: JSON.stringify([one, number === chosen]), build: () => orderNode(one, number) })));
  if (found.length) byId("words").setAttribute("aria-activedescendant", "order" + chosen);
  else byId("words").removeAttribute("aria-activedescendant");
}
function orderNode(one, number) {
  const node = make("li", "", make("b", "", "/" + one.command), make("span", "", one.description));
  node.id = "order" + number;
  node.setAttribute("role", "option");
  node.setAttribute("aria-selected", number === chosen);
  node.addEventListener("click", () => take(one));
  return node;
}
async function take(one) {
  byId("words").value = "";
  forced = false;
  await actions.say("/" + one.command);
  drawOrders();
  byId("words").focus();
}
function keyDown(event) {
  // While a Chinese input method is composing, Enter chooses a word.
  if (event.isComposing) return;
  const found = about ? [] : orders(), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (found.length && step) {
    event.preventDefault();
    chosen = (chosen + step + found.length) % found.length;
    drawOrders();
    byId("order" + chosen)?.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && !event.shiftKey) {
    if (found.length && byId("words").value !== "/" + found[chosen].command) { event.preventDefault(); take(found[chosen]); } else send(event);
  } else if (event.key === "Escape") { forced = false; leaveAbout(); drawOrders(); byId("orders").hidden = true; }
}
function choose(files) { if (files.length) startAbout({ kind: "files", files: [...files].slice(0, MOST) }); }

export function wireComposer() {
  byId("composer").addEventListener("submit", send);
  byId("words").addEventListener("input", () => { grow(); chosen = 0; drawOrders(); });
  byId("words").addEventListener("keydown", keyDown);
  byId("words").addEventListener("paste", (event) => { if (event.clipboardData?.files.length) { event.preventDefault(); choose(event.clipboardData.files); } });
  byId("about-off").addEventListener("click", leaveAbout);
  byId("attach").addEventListener("click", () => byId("file").click());
  byId("slash").addEventListener("click", () => { forced = !forced; drawOrders(); byId("words").focus(); });
  byId("file").addEventListener("change", () => choose(byId("file").files));
  const scroll = byId("scroll");
  scroll.addEventListener("dragover", (event) => event.preventDefault());
  scroll.addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files); });
}
