// Who one is and which chats there are: avatars, last lines, what is new.
import { arrows, button, byId, make, same } from "/room/words.js";
import { GROUP_ACCOUNT, become, chatNow, chatsShown, hooks, me, name, service, state, summary, talkOf } from "/room/store.js";

const seen = new Map(), heard = new Map();
const wide = matchMedia("(min-width: 1000px)");

export function avatar(user, extra = "") {
  const bot = user.is_bot && user.id === state.view?.bot.id;
  const words = bot ? "秘" : user.id === GROUP_ACCOUNT ? "匿" : [...user.name || user.first_name || user.title][0];
  const node = make("span", `avatar ${bot ? "bot" : "c" + (Math.abs(user.id) % 8)} ${extra}`, words);
  node.setAttribute("aria-hidden", "true");
  return node;
}
export function drawSide() {
  drawPeople();
  drawChats();
  const person = me();
  byId("menu").replaceChildren(avatar(person));
  byId("menu").setAttribute("aria-label", `我现在是${person.name}，换身份或换聊天`);
  if ([...document.querySelectorAll(".chat .new, .person .new")].length) byId("menu").append(make("span", "new"));
}
function drawPeople() {
  for (const person of state.view.people) if (!heard.has(person.id) || person.id === state.me) heard.set(person.id, person.heard);
  same(byId("people"), state.view.people.map((person) => {
    const fresh = person.heard > heard.get(person.id);
    return {
      key: person.id, sign: JSON.stringify([person.name, person.label, person.id === state.me, fresh]),
      build: () => {
        const node = button("person", avatar(person), () => { become(person.id); drawer(false); });
        node.append(make("span", "named", person.name, make("small", "", person.label)));
        if (fresh) node.append(make("span", "new"));
        node.setAttribute("role", "radio");
        node.setAttribute("aria-checked", person.id === state.me);
        node.setAttribute("aria-label", `${person.name}，${person.label}${fresh ? "，有私聊新消息" : ""}`);
        node.tabIndex = person.id === state.me ? 0 : -1;
        return node;
      },
    };
  }));
}
function drawChats() {
  const shown = chatsShown();
  same(byId("chats"), shown.map((chat) => {
    const all = [...talkOf(chat.id).values()].sort((a, b) => a.message_id - b.message_id);
    const last = all.at(-1), key = `${state.me}/${chat.id}`, end = last?.message_id || 0;
    if (chat.id === state.chat && !document.hidden || !seen.has(key)) seen.set(key, end);
    const fresh = all.filter((one) => one.message_id > seen.get(key) && one.from.id !== state.me).length;
    const line = last ? (service(last) || `${last.from.id === state.me ? "我" : name(last.from)}：${summary(last)}`) : "还没有说过话";
    const at = last ? when(new Date(last.date * 1000)) : "";
    return {
      key: chat.id, sign: JSON.stringify([chat.title, line, at, fresh, chat.id === state.chat]),
      build: () => chatNode(chat, line, at, fresh),
    };
  }));
  const chat = chatNow();
  if (!chat) return;
  byId("title").textContent = chat.private ? `${chat.title}（私聊）` : chat.title;
  byId("subtitle").textContent = chat.private ? `只有${me().name}和小秘看得到` : `${chat.members} 人 · 我是${me().name}`;
}
function chatNode(chat, line, at, fresh) {
  const title = chat.private ? "私聊" + chat.title : chat.title;
  const node = button("chat", avatar(chat.private ? state.view.bot : { id: chat.id, name: chat.title }), () => { openChat(chat.id); drawer(false); });
  const top = make("span", "line", make("span", "title", title), make("small", "", at));
  const low = make("span", "line", make("small", "last", line), fresh ? make("span", "count", String(Math.min(fresh, 99))) : "");
  node.append(make("span", "named", top, low));
  node.setAttribute("aria-current", chat.id === state.chat);
  node.setAttribute("aria-label", `${title}${fresh ? `，${fresh} 条新消息` : ""}`);
  return node;
}
function when(at) {
  const today = state.dates.short(new Date(state.view.now));
  return state.dates.short(at) === today ? state.dates.time(at) : state.dates.short(at);
}
export function openChat(chat) {
  Object.assign(state, { chat, topic: 0 });
  hooks.draw();
  if (wide.matches) byId("words").focus({ preventScroll: true });
}
// On a phone who and where lie in a drawer.
export function drawer(out) {
  byId("side").classList.toggle("out", out);
  byId("shade").hidden = !out;
  byId("menu").setAttribute("aria-expanded", out);
  byId("side").inert = !out && !wide.matches;
  if (out) byId("people").querySelector("[aria-checked=true]")?.focus();
}
export function wireSide() {
  arrows(byId("people"));
  byId("menu").addEventListener("click", () => drawer(true));
  byId("side-off").addEventListener("click", () => { drawer(false); byId("menu").focus(); });
  byId("shade").addEventListener("click", () => drawer(false));
  byId("side").addEventListener("keydown", (event) => { if (event.key === "Escape" && !wide.matches) { drawer(false); byId("menu").focus(); } });
  document.addEventListener("visibilitychange", () => { if (state.view && !document.hidden) hooks.draw(); });
  wide.addEventListener("change", () => drawer(false));
  drawer(false);
}
