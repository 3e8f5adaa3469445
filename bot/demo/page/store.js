// What the page knows of the room, and how it asks and tells. Who draws hangs itself on `hooks`.
import { byId, clockwork } from "/room/words.js";

export const state = { me: 0, chat: 0, topic: 0, version: 0, epoch: "", view: null, talk: new Map(), tour: 0, skew: 0, dates: clockwork("Asia/Shanghai") };
export const hooks = { draw: () => {}, cleared: () => {}, became: () => {} };
export const now = () => new Date(state.view && state.view.clock.speed !== 1 ? Date.parse(state.view.now) : Date.now() + state.skew);
export const talkOf = (chat) => state.talk.get(chat) || state.talk.set(chat, new Map()).get(chat);
export const here = (more) => ({ as: state.me, chat: state.chat, ...more });
export const me = () => state.view.people.find((person) => person.id === state.me);
let poll = null, failures = 0;

export function toast(words) {
  byId("toast").textContent = words;
  byId("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { byId("toast").hidden = true; }, 3500);
}
export async function post(act, said) {
  const form = said instanceof FormData;
  try {
    const answer = await fetch("/room/" + act, { method: "POST", body: form ? said : JSON.stringify(said), headers: form ? {} : { "Content-Type": "application/json" } });
    const result = await answer.json();
    if (answer.ok) return result;
    toast(result.error);
  } catch { toast("没有连上房间，请看看程序是否还在运行"); }
  return null;
}
// Everybody's private chat is there before its first word, as the bot's profile is on a phone.
export function chatsShown() {
  if (!state.view) return [];
  const chats = [...state.view.chats].sort((a, b) => a.private - b.private);
  const masked = me()?.masked;
  if (!masked && !chats.some((chat) => chat.private)) chats.push({ id: state.me, private: true, title: state.view.bot.first_name, members: 2, pinned: null, typing: 0, topics: [], commands: [], menu: null });
  return chats;
}
export const chatNow = () => chatsShown().find((chat) => chat.id === state.chat);

// Asks for news for ever; another call takes over from the one before.
export async function listen() {
  poll?.abort();
  const mine = poll = new AbortController();
  let wait = 0;
  while (poll === mine) {
    try {
      const query = new URLSearchParams({ as: state.me, since: state.version, epoch: state.epoch, wait, tour: state.tour });
      const answer = await fetch("/room/state?" + query, { signal: mine.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const view = await answer.json();
      if (poll !== mine) return;
      back();
      wait = 25;
      take(view);
    } catch (error) {
      if (poll !== mine || error.name === "AbortError") return;
      lost(error);
      await new Promise((done) => setTimeout(done, Math.min(1000 + failures * 500, 5000)));
    }
  }
}
function lost(error) {
  failures += 1;
  if (!(error instanceof TypeError) && !/fetch|network|JSON/i.test(error.message)) console.error(error);
  byId("trouble").textContent = `连不上房间：程序停了，或者正在重启。正在重试（第 ${failures} 次）；在终端里运行 make demo 可以再打开，聊天都还在。`;
  byId("trouble").hidden = false;
}
function back() {
  if (failures) toast("又连上了");
  failures = 0;
  byId("trouble").hidden = true;
}
function take(view) {
  byId("preparing").hidden = !view.playing;
  if (view.epoch !== state.epoch) {
    const again = state.view && state.view.story !== view.story;
    state.talk.clear();
    hooks.cleared(again);
    if (again) toast("房间重新开始了");
  }
  Object.assign(state, { view, epoch: view.epoch, version: view.version, dates: clockwork(view.zone) });
  state.skew = Date.parse(view.now) - Date.now();
  for (const message of view.messages) talkOf(message.chat.id).set(message.message_id, message);
  for (const [chat, number] of view.gone) talkOf(chat).delete(number);
  if (!me()) {
    if (view.people.length) become(view.people[0].id);
    return;
  }
  const wanted = chatsShown().map((chat) => chat.id);
  if (!wanted.includes(state.chat)) state.chat = wanted[0] || 0;
  hooks.draw();
}
export function become(id) {
  const wasPrivate = state.me && state.chat === state.me;
  Object.assign(state, { me: id, version: 0, epoch: "", chat: wasPrivate ? id : state.chat });
  keep(sessionStorage, "me", id);
  hooks.became();
  listen();
}
// Private windows may refuse both.
export function keep(place, name, value) {
  try { place.setItem(name, JSON.stringify(value)); } catch { /* then it is forgotten with the page */ }
}
export function kept(place, name) {
  try { return JSON.parse(place.getItem(name)); } catch { return null; }
}
export const GROUP_ACCOUNT = 1087968824; // the account Telegram names when an administrator writes as the group
export const name = (user) => user.id === state.view.bot.id ? state.view.bot.first_name : user.id === GROUP_ACCOUNT ? "匿名管理员" : user.first_name;
export function summary(message) {
  const words = message.text || message.caption || (message.photo ? "照片" : message.document ? message.document.file_name : service(message) || "消息");
  const line = words.split("\n")[0];
  return line.length > 60 ? line.slice(0, 60) + "…" : line;
}
export function service(message) {
  if (message.new_chat_members) return message.new_chat_members.map((user) => user.id === message.from.id ? `${user.first_name} 加入了群` : `${name(message.from)} 把 ${user.first_name} 请进了群`).join("，");
  if (message.left_chat_member) return `${message.left_chat_member.first_name} 离开了群`;
  if (message.pinned_message) return `${name(message.from)} 置顶了「${summary(message.pinned_message)}」`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "这个群升级成了超级群";
  if (message.forum_topic_created) return `新话题「${message.forum_topic_created.name}」`;
  return "";
}
