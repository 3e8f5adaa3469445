// The talk: days, service lines, bubbles, albums; where one reads.
import { byId, make, same, button } from "/room/words.js";
import { chatNow, hooks, service, state, summary, talkOf } from "/room/store.js";
import { bubble } from "/room/bubble.js";

const PAUSE = 5 * 60;
const typingSeen = new Map();
let stuck = true, drawn = "", height = 0;

export function drawTalk() {
  const chat = chatNow(), box = byId("scroll"), place = `${state.me}/${state.chat}/${state.topic}`;
  drawTopics(chat);
  drawPinned(chat);
  drawTyping(chat);
  const low = stuck || drawn !== place, before = byId("log").lastElementChild?.dataset.key;
  const items = rows(chat);
  same(byId("log"), items);
  const newest = items.at(-1);
  const own = newest.key !== before && newest.own;
  if (low || own) goToEnd();
  const long = low && !own && drawn === place && longOne(before, box.clientHeight);
  if (long) { box.scrollTop += long.getBoundingClientRect().top - box.getBoundingClientRect().top - 8; stuck = false; }
  drawn = place;
  byId("down").hidden = stuck;
}
function rows(chat) {
  const items = [];
  let last = null;
  for (const album of albums(chat)) {
    const [message] = album, at = new Date(message.date * 1000), day = state.dates.year(at) + state.dates.day(at);
    if (!last || last.day !== day) items.push({ key: "day" + message.message_id, sign: day, build: () => make("li", "day", state.dates.day(at)) });
    const told = service(message), close = !!last && last.day === day && last.from === message.from.id && !last.told && message.date - last.date < PAUSE;
    items.push({
      key: state.chat + "/" + message.message_id, sign: JSON.stringify([album, close, state.me]), own: message.from.id === state.me,
      build: () => told ? make("li", "service", told) : bubble(album, close),
    });
    last = { day, from: message.from.id, date: message.date, told };
  }
  if (!items.length) items.push({ key: "empty", sign: place(chat), build: () => make("li", "service", place(chat)) });
  return items;
}
const place = (chat) => chat?.private ? "还没有说过话。写一句，小秘就会打招呼" : "还没有消息，写一句或点下面的话开始";
// Pictures sent together are one bubble.
function albums(chat) {
  const found = [];
  for (const message of [...talkOf(state.chat).values()].sort((a, b) => a.message_id - b.message_id)) {
    if (state.topic && message.message_thread_id !== state.topic && message.message_id !== state.topic) continue;
    const before = found.at(-1);
    if (message.media_group_id && before?.[0].media_group_id === message.media_group_id) before.push(message);
    else found.push([message]);
  }
  return chat ? found : [];
}
// What has just come and does not fit on the screen is read from its beginning.
function longOne(before, height) {
  const all = [...byId("log").children];
  return all.slice(all.findIndex((node) => node.dataset.key === before) + 1).reverse().find((node) => node.offsetHeight > height);
}
function drawTopics(chat) {
  const topics = chat?.topics || [];
  byId("topics").hidden = !topics.length;
  same(byId("topics"), topics.length ? [{ id: 0, name: "全部" }, ...topics].map((topic) => ({
    key: topic.id, sign: JSON.stringify([topic, topic.id === state.topic]),
    build: () => {
      const node = button("topic", topic.id ? `# ${topic.name}${topic.closed ? "（已关闭）" : ""}` : topic.name, () => { state.topic = topic.id; hooks.draw(); });
      node.setAttribute("aria-pressed", topic.id === state.topic);
      return node;
    },
  })) : []);
}
function drawPinned(chat) {
  const pinned = chat?.pinned;
  byId("pinned").hidden = !pinned;
  if (!pinned) return;
  byId("pinned").replaceChildren(make("b", "", "置顶"), make("span", "", summary(pinned)));
  byId("pinned").onclick = () => lightUp(pinned.message_id);
}
function drawTyping(chat) {
  if (!chat) return;
  const before = typingSeen.get(chat.id);
  if (chat.typing && before !== undefined && before !== chat.typing) {
    clearTimeout(drawTyping.timer);
    byId("typing").textContent = `${state.view.bot.first_name}正在输入…`;
    drawTyping.timer = setTimeout(() => { byId("typing").textContent = ""; }, 5000);
  }
  if (!chat.typing) byId("typing").textContent = "";
  typingSeen.set(chat.id, chat.typing);
}
export function lightUp(number) {
  const line = byId("m" + number);
  if (!line) return;
  stuck = false;
  line.scrollIntoView({ block: "center" });
  line.classList.add("lit");
  setTimeout(() => line.classList.remove("lit"), 1600);
}
export function goToEnd() { stuck = true; byId("scroll").scrollTop = byId("scroll").scrollHeight; }

// Whoever reads the end stays at the end, also when the room for the talk shrinks.
export function wireTalk(reply) {
  const box = byId("scroll");
  box.addEventListener("scroll", () => {
    if (box.clientHeight !== height) return; // it shrank in this very moment: the observer below sees to it
    stuck = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    byId("down").hidden = stuck;
  });
  byId("down").addEventListener("click", goToEnd);
  new ResizeObserver(() => { height = box.clientHeight; if (stuck) box.scrollTop = box.scrollHeight; }).observe(box);
  swipe(reply);
}
// A bubble pushed to the left is answered, as on Telegram's phones.
function swipe(reply) {
  let start = null;
  byId("log").addEventListener("touchstart", (event) => {
    const line = event.target.closest(".message"), touch = event.touches[0];
    start = line && event.touches.length === 1 ? { line, x: touch.clientX, y: touch.clientY } : null;
  }, { passive: true });
  byId("log").addEventListener("touchmove", (event) => {
    if (!start) return;
    const x = event.touches[0].clientX - start.x, y = event.touches[0].clientY - start.y;
    if (Math.abs(y) > 24 || x > 10) { start.line.classList.remove("pushed"); start = null; return; }
    start.line.classList.toggle("pushed", x < -56);
  }, { passive: true });
  byId("log").addEventListener("touchend", () => {
    if (start?.line.classList.contains("pushed")) reply(talkOf(state.chat).get(Number(start.line.dataset.number)));
    start?.line.classList.remove("pushed");
    start = null;
  });
}
