// The room's page: asks for news, draws the chat chosen, sends what the visitor does.
// Nodes, dates and marks are made in words.js.
import { button, clockwork, link, make, marked } from "/room/words.js";

const $ = (id) => document.getElementById(id);
const JUMPS = ["到下一个提醒", "到节前", "到月底"];
const PAUSE = 5 * 60;
const state = { me: 0, chat: 0, version: 0, epoch: "", view: null, talk: new Map(), seen: new Map(), typing: new Map() };
let about = null, poll = null, skew = 0, stuck = true;

function avatar(user) {
  const node = make("span", "avatar " + (user.is_bot ? "bot" : "c" + (user.id % 8)), user.is_bot ? "秘" : [...user.name || user.first_name][0]);
  node.setAttribute("aria-hidden", "true");
  return node;
}
function toast(words) {
  $("toast").textContent = words;
  $("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { $("toast").hidden = true; }, 3500);
}

let dates = clockwork("Asia/Shanghai");
const now = () => new Date(Date.now() + skew);
function tick() {
  const words = dates.full(now());
  if ($("now").textContent !== words) $("now").textContent = words;
}

// ---- talking to the room ----
async function post(act, said) {
  const form = said instanceof FormData;
  try {
    const answer = await fetch("/room/" + act, { method: "POST", body: form ? said : JSON.stringify(said), headers: form ? {} : { "Content-Type": "application/json" } });
    const result = await answer.json();
    if (answer.ok) return result;
    toast(result.error);
  } catch { toast("没有连上房间，请看看程序是否还在运行"); }
  return null;
}
const here = (more) => ({ as: state.me, chat: state.chat, ...more });

async function listen() {
  poll?.abort();
  const mine = poll = new AbortController();
  let wait = 0;
  while (poll === mine) {
    try {
      const query = new URLSearchParams({ as: state.me, since: state.version, epoch: state.epoch, wait });
      const answer = await fetch("/room/state?" + query, { signal: mine.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const view = await answer.json();
      if (poll !== mine) return;
      $("trouble").hidden = true;
      wait = 25;
      take(view);
    } catch (error) {
      if (poll !== mine || error.name === "AbortError") return;
      $("trouble").hidden = false;
      await new Promise((done) => setTimeout(done, 1500));
    }
  }
}

function take(view) {
  if (view.epoch !== state.epoch) { state.talk.clear(); state.seen.clear(); state.typing.clear(); leaveAbout(); }
  Object.assign(state, { view, epoch: view.epoch, version: view.version });
  skew = Date.parse(view.now) - Date.now();
  for (const message of view.messages) talkOf(message.chat.id).set(message.message_id, message);
  for (const [chat, number] of view.gone) talkOf(chat).delete(number);
  if (!view.people.some((person) => person.id === state.me)) {
    const first = view.people[0];
    if (first) become(first.id);
    return;
  }
  const wanted = chatsShown().map((chat) => chat.id);
  if (!wanted.includes(state.chat)) state.chat = wanted[0] || 0;
  draw();
}
const talkOf = (chat) => state.talk.get(chat) || state.talk.set(chat, new Map()).get(chat);

function become(id) {
  Object.assign(state, { me: id, version: 0, epoch: "", chat: state.me && state.chat === state.me ? id : state.chat });
  try { sessionStorage.setItem("me", id); } catch { /* private windows may refuse */ }
  listen();
}

// ---- drawing ----
const me = () => state.view.people.find((person) => person.id === state.me);
function chatsShown() {
  const chats = [...state.view.chats].sort((a, b) => a.private - b.private);
  if (!chats.some((chat) => chat.private)) chats.push({ id: state.me, private: true, title: state.view.bot.first_name, members: 2, pinned: null, typing: 0 });
  return chats;
}
function draw() {
  dates = clockwork(state.view.zone);
  tick();
  drawPeople(); drawChats(); drawClock();
  $("hint").textContent = state.view.hint;
  same($("phrases"), state.view.phrases.map((phrase) => ({
    key: phrase.label, sign: phrase.text,
    build: () => { const node = button("phrase", phrase.label, () => say(phrase.text)); node.title = phrase.text; return node; },
  })));
  drawTalk();
}
// Keeps nodes whose content has not changed, so that focus and scrolling stay where they are.
function same(parent, items) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let place = parent.firstElementChild;
  for (const item of items) {
    let node = old.get(String(item.key));
    if (!node || node.dataset.sign !== item.sign) {
      const focused = node?.contains(document.activeElement) ? [...node.querySelectorAll("button,a")].indexOf(document.activeElement) : -2;
      const fresh = item.build();
      fresh.dataset.key = item.key; fresh.dataset.sign = item.sign;
      if (node) { if (node === place) place = node.nextElementSibling; node.remove(); }
      node = fresh;
      if (focused > -2) queueMicrotask(() => (fresh.querySelectorAll("button,a")[focused] || fresh).focus?.());
    }
    old.delete(String(item.key));
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const node of old.values()) node.remove();
}
function drawPeople() {
  same($("people"), state.view.people.map((person) => ({
    key: person.id, sign: JSON.stringify([person, person.id === state.me]),
    build: () => {
      const node = button("person", avatar(person), () => become(person.id));
      node.append(make("span", "", person.name, make("span", "label", person.label)));
      node.setAttribute("role", "radio");
      node.setAttribute("aria-checked", person.id === state.me);
      node.setAttribute("aria-label", `${person.name} ${person.label}`);
      node.tabIndex = person.id === state.me ? 0 : -1;
      return node;
    },
  })));
}
function drawChats() {
  const shown = chatsShown();
  for (const chat of shown) {
    const last = Math.max(0, ...talkOf(chat.id).keys());
    if (chat.id === state.chat || !state.seen.has(chat.id)) state.seen.set(chat.id, last);
    chat.fresh = last > state.seen.get(chat.id);
  }
  same($("chats"), shown.map((chat) => ({
    key: chat.id, sign: JSON.stringify([chat.title, chat.fresh, chat.id === state.chat]),
    build: () => {
      const node = button("chat", make("span", "title", chat.private ? "私聊" + chat.title : chat.title), () => open(chat.id));
      if (chat.fresh) { const dot = make("span", "new"); dot.title = "有新消息"; node.append(dot); }
      node.setAttribute("aria-current", chat.id === state.chat);
      return node;
    },
  })));
  const chat = shown.find((one) => one.id === state.chat);
  if (!chat) return;
  $("title").textContent = chat.private ? `${me().name}与${chat.title}的私聊` : chat.title;
  $("subtitle").textContent = chat.private ? "只有你们两个看得到" : `${chat.members} 人，小秘也在`;
  $("pinned").hidden = !chat.pinned;
  if (chat.pinned) { $("pinned").textContent = "📌 " + summary(chat.pinned); $("pinned").onclick = () => light(chat.pinned.message_id); }
  drawTyping(chat);
}
function drawTyping(chat) {
  const before = state.typing.get(chat.id);
  if (chat.typing && before !== undefined && before !== chat.typing) {
    clearTimeout(drawTyping.timer);
    $("typing").textContent = `${state.view.bot.first_name}正在输入…`;
    drawTyping.timer = setTimeout(() => { $("typing").textContent = ""; }, 5000);
  }
  if (!chat.typing) $("typing").textContent = "";
  state.typing.set(chat.id, chat.typing);
}
function drawClock() {
  const targets = state.view.targets;
  const labels = [...JUMPS, ...Object.keys(targets).filter((label) => !JUMPS.includes(label))];
  same($("jumps"), labels.map((label) => ({
    key: label, sign: targets[label] || "",
    build: () => {
      const at = targets[label] && new Date(targets[label]);
      const node = button("jump", label, async (self) => { self.disabled = true; await jump({ target: label }); self.disabled = false; });
      node.append(make("small", "", at ? dates.moment(at) : "暂时没有"));
      if (at) node.title = `${dates.day(at)} ${dates.time(at)}`;
      node.disabled = !at;
      return node;
    },
  })));
  if (document.activeElement !== $("moment")) { $("moment").min = dates.input(now()); if (!$("moment").value || $("moment").value < $("moment").min) $("moment").value = dates.input(new Date(now().getTime() + 3600e3)); }
}
function drawTalk() {
  const box = $("scroll"), low = stuck || drawTalk.chat !== state.chat;
  const before = $("log").lastElementChild?.dataset.key;
  const items = [];
  let last = null;
  for (const message of [...talkOf(state.chat).values()].sort((a, b) => a.message_id - b.message_id)) {
    const at = new Date(message.date * 1000), day = dates.year(at) + dates.day(at);
    if (!last || last.day !== day) items.push({ key: "day" + message.message_id, sign: day, build: () => make("li", "day", dates.day(at)) });
    const joined = !!last && last.day === day && last.from === message.from.id && !last.service && message.date - last.date < PAUSE;
    const service = serviceWords(message);
    items.push({
      key: state.chat + "/" + message.message_id, sign: JSON.stringify([message, joined, state.me]),
      build: () => service ? make("li", "service", service) : bubble(message, joined),
    });
    last = { day, from: message.from.id, date: message.date, service };
  }
  if (!items.length) items.push({ key: "empty", sign: "", build: () => make("li", "service", "还没有消息，写一句或点下面的话开始") });
  same($("log"), items);
  const own = items.at(-1).key !== before && last?.from === state.me;
  if (low || own) box.scrollTop = box.scrollHeight;
  const report = low && !own && drawTalk.chat === state.chat && longOne(before, box.clientHeight);
  if (report) { box.scrollTop += report.getBoundingClientRect().top - box.getBoundingClientRect().top - 8; stuck = false; }
  drawTalk.chat = state.chat;
  $("down").hidden = stuck;
}
// What has just come and does not fit on the screen is read from its beginning.
function longOne(before, height) {
  const all = [...$("log").children];
  return all.slice(all.findIndex((node) => node.dataset.key === before) + 1).reverse().find((node) => node.offsetHeight > height);
}
function serviceWords(message) {
  const name = message.from.id === state.view.bot.id ? state.view.bot.first_name : message.from.first_name;
  if (message.new_chat_members) return message.new_chat_members.map((user) => user.id === message.from.id ? `${user.first_name} 加入了群` : `${name} 把 ${user.first_name} 请进了群`).join("，");
  if (message.left_chat_member) return `${message.left_chat_member.first_name} 离开了群`;
  if (message.pinned_message) return `${name} 置顶了「${summary(message.pinned_message)}」`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "这个群升级成了超级群";
  if (message.forum_topic_created) return `新话题「${message.forum_topic_created.name}」`;
  return "";
}
function summary(message) {
  const words = message.text || message.caption || (message.photo ? "照片" : message.document ? message.document.file_name : "消息");
  return words.length > 60 ? words.slice(0, 60) + "…" : words;
}
function bubble(message, joined) {
  const own = message.from.id === state.me, person = state.view.people.find((one) => one.id === message.from.id);
  const inside = make("div", "bubble");
  if (!joined && !own) inside.append(make("div", "name", message.sender_chat ? message.sender_chat.title : message.from.first_name, make("span", "label", message.from.is_bot ? "机器人" : person?.label)));
  if (message.forward_origin) inside.append(make("div", "meta", `转发自 ${message.forward_origin.sender_user?.first_name || "别处"}`));
  const replied = message.reply_to_message;
  if (replied) inside.append(button("quote", `${replied.from.first_name}：${summary(replied)}`, () => light(replied.message_id)));
  if (message.photo) inside.append(photo(message));
  if (message.document) inside.append(card(message.document));
  if (message.sticker) inside.append(make("div", "text", message.sticker.emoji));
  const words = message.text ?? message.caption;
  if (words) { const text = make("div", "text"); text.append(...marked(words, message.entities || message.caption_entities || [], say)); inside.append(text); }
  inside.append(meta(message, own));
  const body = make("div", "body", inside);
  if (message.reply_markup?.inline_keyboard) body.append(keys(message));
  if (message.reactions?.length) body.append(make("span", "reactions", message.reactions.join(" ")));
  const line = make("li", `message${own ? " own" : ""}${joined ? " joined" : ""}`, avatar(message.from), body);
  line.id = `m${message.message_id}`;
  return line;
}
function meta(message, own) {
  const line = make("div", "meta", make("span", "", dates.time(new Date(message.date * 1000)) + (message.edit_date ? "（已编辑）" : "")));
  line.append(button("", "回复", () => startAbout({ kind: "reply", message })));
  if (own && (message.text || message.caption)) line.append(button("", "修改", () => startAbout({ kind: "edit", message })));
  return line;
}
function photo(message) {
  const node = make("img", "photo"), size = message.photo.at(-1);
  node.src = "/room/file/" + size.file_id; node.alt = message.caption ? `照片：${message.caption}` : "照片";
  node.width = size.width; node.height = size.height; node.style.height = "auto";
  const link = make("a", "", node);
  link.href = node.src; link.target = "_blank"; link.rel = "noopener";
  return link;
}
function card(document_) {
  const size = document_.file_size < 1e6 ? `${Math.ceil(document_.file_size / 1024)} KB` : `${(document_.file_size / 1048576).toFixed(1)} MB`;
  const suffix = document_.file_name.includes(".") ? document_.file_name.split(".").at(-1).slice(0, 4).toUpperCase() : "文件";
  const node = make("a", "document", make("span", "kind", suffix), make("span", "", document_.file_name, make("small", "", `${size} · 点这里下载`)));
  node.href = "/room/file/" + document_.file_id;
  node.setAttribute("download", document_.file_name);
  return node;
}
// ---- buttons under messages ----
function keys(message) {
  const node = make("div", "keys");
  for (const row of message.reply_markup.inline_keyboard) node.append(make("div", "", ...row.map((key) => keyOf(message, key))));
  return node;
}
function keyOf(message, key) {
  // Links to the bot stay in this room; Telegram's own address is not for here.
  const [, bot, what, word] = key.url?.match(/^https:\/\/t\.me\/(\w+)\?(start|startgroup)=?(\w*)$/) || [];
  if (bot === state.view.bot.username) return button("", key.text, () => {
    if (what === "startgroup") return toast("演示间里只有这一个群，小秘已经在里面了");
    open(state.me);
    return say("/start " + word);
  });
  if (key.url) return link(key.url, [key.text]);
  if (key.copy_text) return button("", key.text, async () => { try { await navigator.clipboard.writeText(key.copy_text.text); toast("已复制"); } catch { toast("没能复制，请手动选取"); } });
  return button(key.style || "", key.text, async (self) => {
    self.classList.add("busy");
    const answer = await post("press", here({ message: message.message_id, data: key.callback_data || key.text }));
    self.classList.remove("busy");
    if (!answer?.text) return;
    if (answer.show_alert) { $("alert-text").textContent = answer.text; $("alert").showModal(); } else toast(answer.text);
  });
}
function light(number) {
  const line = $("m" + number);
  if (!line) return;
  line.scrollIntoView({ block: "center" });
  line.classList.add("lit");
  setTimeout(() => line.classList.remove("lit"), 1600);
}
function open(chat) { state.chat = chat; leaveAbout(); draw(); $("words").focus({ preventScroll: true }); }

// ---- writing ----
const say = (text) => post("write", here({ text }));
function startAbout(what) {
  about = what;
  const kinds = { reply: "回复", edit: "修改", file: "发送" };
  $("about-text").textContent = `${kinds[what.kind]}：${what.kind === "file" ? what.file.name : summary(what.message)}`;
  $("about").hidden = false;
  if (what.kind === "edit") $("words").value = what.message.text || what.message.caption;
  grow();
  $("words").focus();
}
function leaveAbout() {
  if (about?.kind === "edit") $("words").value = "";
  about = null;
  $("about").hidden = true;
  $("file").value = "";
  grow();
}
function grow() { const box = $("words"); box.style.height = "auto"; box.style.height = Math.min(box.scrollHeight + 2, 130) + "px"; }
async function send(event) {
  event?.preventDefault();
  const text = $("words").value.trim();
  if (!text && about?.kind !== "file") return;
  const done = await deliver(text);
  if (!done) return;
  $("words").value = "";
  about = about?.kind === "edit" ? { kind: "" } : about;
  leaveAbout();
}
function deliver(text) {
  if (about?.kind === "edit") return post("edit", here({ message: about.message.message_id, text }));
  if (about?.kind === "file") {
    const form = new FormData();
    for (const [name, value] of Object.entries(here({ caption: text }))) form.append(name, value);
    form.append("file", about.file);
    return post("upload", form);
  }
  return post("write", here({ text, reply_to: about?.message.message_id }));
}

// Whoever moves the clock wants to see what comes of it, not what was read before.
function jump(moment) { stuck = true; $("scroll").scrollTop = $("scroll").scrollHeight; return post("clock", moment); }

// ---- wiring ----
$("composer").addEventListener("submit", send);
$("words").addEventListener("input", grow);
// While a Chinese input method is composing, Enter chooses a word.
$("words").addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event); if (event.key === "Escape") leaveAbout(); });
$("about-off").addEventListener("click", leaveAbout);
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => { const file = $("file").files[0]; if (file) startAbout({ kind: "file", file }); });
$("set").addEventListener("submit", (event) => { event.preventDefault(); jump({ to: $("moment").value + ":00+08:00" }); });
$("setting").addEventListener("click", () => $("setting").setAttribute("aria-expanded", document.querySelector(".clock").classList.toggle("setting")));
$("restart").addEventListener("click", () => $("sure").showModal());
$("sure").addEventListener("close", async () => { if ($("sure").returnValue === "yes") { toast("正在重新开始…"); if (await post("restart", {})) toast("已从头开始"); } $("sure").returnValue = ""; });
// Whoever reads the end stays at the end, also when the room for the talk shrinks.
$("scroll").addEventListener("scroll", () => { const box = $("scroll"); stuck = box.scrollHeight - box.scrollTop - box.clientHeight < 80; $("down").hidden = stuck; });
$("down").addEventListener("click", () => { $("scroll").scrollTop = $("scroll").scrollHeight; });
new ResizeObserver(() => { if (stuck) $("scroll").scrollTop = $("scroll").scrollHeight; }).observe($("scroll"));
$("people").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...$("people").children], next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  next.focus(); next.click();
});
setInterval(tick, 1000);
try { state.me = Number(sessionStorage.getItem("me")) || 0; } catch { /* see become */ }
listen();
