// One bubble: who, what it answers, words, pictures, documents, time, buttons.
import { button, make, marked } from "/room/words.js";
import { name, state, summary } from "/room/store.js";
import { avatar } from "/room/side.js";
import { document_, pictures } from "/room/files.js";
import { actions, follow, keys } from "/room/keys.js";
import { lightUp } from "/room/talk.js";
import { openMenu } from "/room/menu.js";
import { inspect } from "/room/inspector.js";

export function bubble(album, close) {
  const [message] = album, own = message.from.id === state.me;
  const inside = make("div", "bubble");
  if (!close && !own) inside.append(heading(message));
  if (message.forward_origin) inside.append(make("div", "meta", `转发自 ${message.forward_origin.sender_user?.first_name || "别处"}`));
  if (message.reply_to_message) inside.append(quote(message.reply_to_message));
  const shown = album.filter((one) => one.photo);
  if (shown.length) inside.append(pictures(shown));
  for (const one of album) if (one.document) inside.append(document_(one.document));
  if (message.sticker) inside.append(make("div", "sticker", message.sticker.emoji));
  const worded = album.find((one) => one.text || one.caption);
  if (worded) inside.append(words(worded));
  inside.append(meta(message, album));
  const body = make("div", "body", inside);
  if (message.reply_markup?.inline_keyboard) body.append(keys(message));
  const reactions = album.flatMap((one) => one.reactions || []);
  if (reactions.length) body.append(make("span", "reactions", reactions.join(" ")));
  const line = make("li", `message${own ? " own" : ""}${close ? " joined" : ""}`, avatar(message.from), body);
  line.id = `m${message.message_id}`;
  line.dataset.number = message.message_id;
  return line;
}
function heading(message) {
  const person = state.view.people.find((one) => one.id === message.from.id);
  const label = message.sender_chat ? "以群的名义" : message.from.id === state.view.bot.id ? "机器人" : person?.label;
  return make("div", `name n${Math.abs(message.from.id) % 8}`, name(message.from), make("span", "label", label));
}
function quote(replied) {
  const node = button("quote", make("b", "", name(replied.from)), () => lightUp(replied.message_id), `回复的是${name(replied.from)}：${summary(replied)}`);
  node.append(make("span", "", summary(replied)));
  return node;
}
function words(message) {
  const node = make("div", "text");
  const text = message.text ?? message.caption;
  node.append(...marked(text, message.entities || message.caption_entities || [], { say: actions.say, follow }));
  return node;
}
function meta(message, album) {
  const edited = album.some((one) => one.edit_date) ? "已编辑 " : "";
  const line = make("div", "meta");
  line.append(button("look", "看经过", () => inspect(message), "看经过：这条消息怎样读、写了什么、发了什么"));
  const more = button("more", "⋯", (self) => openMenu(self, message), "回复、修改和别的");
  more.setAttribute("aria-haspopup", "menu");
  line.append(more, make("span", "at", edited + state.dates.time(new Date(message.date * 1000))));
  return line;
}
