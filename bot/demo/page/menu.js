// What can be done with one message: a small menu beside it.
import { button, byId } from "/room/words.js";
import { here, post, state, toast } from "/room/store.js";
import { startAbout } from "/room/composer.js";
import { inspect } from "/room/inspector.js";
import { copy } from "/room/keys.js";
import { ask } from "/room/asking.js";

let opener = null;

export function openMenu(from, message) {
  opener = from;
  const pop = byId("pop"), own = message.from.id === state.me, words = message.text || message.caption;
  const entries = [
    ["回复", () => startAbout({ kind: "reply", message })],
    ["看经过", () => inspect(message)],
    words && ["复制文字", () => copy(words)],
    own && words && ["修改", () => startAbout({ kind: "edit", message })],
    own && ["删除", () => remove(message)],
  ].filter(Boolean);
  pop.replaceChildren(...entries.map(([name, act]) => entry(name, act)));
  pop.hidden = false;
  const box = from.getBoundingClientRect(), wide = pop.offsetWidth, high = pop.offsetHeight;
  pop.style.left = `${Math.max(8, Math.min(box.right - wide, innerWidth - wide - 8))}px`;
  pop.style.top = `${box.bottom + high + 8 > innerHeight ? Math.max(8, box.top - high) : box.bottom}px`;
  pop.firstElementChild.focus({ preventScroll: true });
}
function entry(name, act) {
  const node = button("", name, () => { closeMenu(); act(); });
  node.setAttribute("role", "menuitem");
  node.tabIndex = -1;
  return node;
}
async function remove(message) {
  if (!await ask("删掉这条消息？机器人不会知道：已经记下的还在，要取消记录请按回执下面的「撤销」。", "删除")) return;
  if (await post("delete", here({ message: message.message_id }))) toast("已删除，只是从聊天里");
}
function closeMenu() {
  byId("pop").hidden = true;
  opener?.isConnected && opener.focus();
}
export function wireMenu() {
  const pop = byId("pop");
  pop.addEventListener("keydown", (event) => {
    const all = [...pop.children], at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); all[(at + step + all.length) % all.length].focus(); }
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); closeMenu(); }
  });
  document.addEventListener("pointerdown", (event) => { if (!pop.hidden && !pop.contains(event.target)) pop.hidden = true; });
  for (const kind of ["wheel", "touchmove"]) byId("scroll").addEventListener(kind, () => { pop.hidden = true; }, { passive: true });
}
