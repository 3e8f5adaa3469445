// Buttons under messages and links in them: presses, the bot's own links, Mini Apps. Nothing leaves this machine.
import { button, byId, make } from "/room/words.js";
import { here, post, state, toast } from "/room/store.js";
import { openChat } from "/room/side.js";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];
export const actions = { say: (text) => post("write", here({ text, topic: state.topic || undefined })) };

export function keys(message) {
  const node = make("div", "keys");
  for (const row of message.reply_markup.inline_keyboard) {
    const line = make("div", row.length > 3 ? "many" : "", ...row.map((key) => keyOf(message, key)));
    node.append(line);
  }
  return node;
}
function keyOf(message, key) {
  const node = made(message, key);
  node.dataset.label = key.text;
  if (key.style) node.classList.add(key.style);
  return node;
}
function made(message, key) {
  if (key.url) return follow(key.url, [key.text, make("span", "away", "↗")]);
  if (key.web_app) return webApp(key.text, new URLSearchParams(here({ message: message.message_id, button: key.text })));
  if (key.copy_text) return button("", key.text, () => copy(key.copy_text.text));
  return button("", key.text, (self) => press(self, message, key));
}
async function press(self, message, key) {
  self.classList.add("busy");
  self.setAttribute("aria-busy", "true");
  const answer = await post("press", here({ message: message.message_id, data: key.callback_data || key.text }));
  self.classList.remove("busy");
  self.removeAttribute("aria-busy");
  if (!answer?.text) return;
  if (answer.show_alert) { byId("alert-text").textContent = answer.text; byId("alert").showModal(); } else toast(answer.text);
}
export async function copy(text) {
  try { await navigator.clipboard.writeText(text); toast("已复制"); } catch { toast("没能复制，请手动选取"); }
}
// A Mini App's address is made by the room, signed for whoever opens it, like Telegram's.
export function webApp(words, query) {
  const node = make("a", "", words, make("span", "away", "▣"));
  node.href = "/room/app?" + query; node.target = "_blank"; node.rel = "noopener";
  return node;
}
// Links to the bot stay in this room, links to this machine open beside it, all others lead nowhere.
export function follow(url, children) {
  const [, bot, what, word] = url.match(/^https:\/\/t\.me\/(\w+)(?:\?(start|startgroup)=?([\w-]*))?$/) || [];
  if (bot === state.view.bot.username) return button("word", make("span", "", ...children), () => deepLink(what, word));
  let host = "";
  try { host = new URL(url).hostname; } catch { /* no address at all */ }
  if (/^https?:/.test(url) && LOOPBACK.includes(host)) {
    const node = make("a", "", ...children);
    node.href = url; node.target = "_blank"; node.rel = "noopener noreferrer";
    return node;
  }
  const inert = make("span", "inert", ...children);
  inert.title = `演示间里不打开外面的网址：${url}`;
  return inert;
}
function deepLink(what, word) {
  if (what === "startgroup") return toast("演示间里只有这一个群，小秘已经在里面了");
  openChat(state.me);
  return what === "start" ? actions.say(`/start ${word || ""}`.trim()) : null;
}
