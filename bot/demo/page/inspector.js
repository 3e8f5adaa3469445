// What became of one message: how it was read, what was kept, what left, what the bot was told.
import { byId, make } from "/room/words.js";
import { here, name, post, state, summary } from "/room/store.js";

const TABLES = { logs: "工作记录", log_versions: "记录的每一版", facts: "记下的事", measures: "数量", moneys: "金额", photos: "照片", twins: "疑似重复", lessons: "本群教的", events: "日程", event_owners: "负责人", reminders: "提醒", overrides: "改过的一次", gatherings: "报名", answers: "参加与请假", checks: "清单", notes: "备注" };
const STATES = { queued: "等着发", sending: "正在发", sent: "已发出", dead: "发不出去", replaced: "被后一条代替" };
const LANES = { press: "回按钮", reminder: "提醒", answer: "回话", digest: "月报" };
const INTENTS = { event: "日程", log: "工作记录", question: "提问", command: "命令", none: "不是给它的话" };
const FIELDS = { intent: "意思", kind: "类型", title: "标题", category: "类别", festival: "节日", when: "时间", owners: "负责", place: "地点", measures: "数量", money: "金额" };
let shown = null, drawn = "", opener = null;

export async function inspect(message) {
  opener = document.activeElement;
  shown = { chat: state.chat, message: message.message_id };
  drawn = "";
  document.querySelectorAll(".inspected").forEach((node) => node.classList.remove("inspected"));
  byId("inspected").replaceChildren(make("p", "soft", "正在看…"));
  byId("inspector").hidden = false;
  byId("house").classList.add("inspecting");
  await refresh();
  byId("inspector").scrollTop = 0;
  byId("inspector-title").focus({ preventScroll: true });
}
// What it shows goes on changing: an answer comes, a reminder leaves.
export function drawInspector() {
  if (!shown) return;
  document.querySelectorAll(".inspected").forEach((node) => node.classList.remove("inspected"));
  if (shown.chat === state.chat) byId("m" + shown.message)?.classList.add("inspected");
  clearTimeout(drawInspector.timer);
  drawInspector.timer = setTimeout(refresh, 400);
}
async function refresh() {
  if (!shown) return;
  const found = await post("inspect", here(shown));
  if (!found) return closeInspector();
  const sign = JSON.stringify(found);
  if (sign === drawn || !shown) return;
  drawn = sign;
  const open = new Set([...byId("inspected").querySelectorAll("details[open]")].map((node) => node.dataset.part));
  byId("inspected").replaceChildren(...parts(found));
  for (const node of byId("inspected").querySelectorAll("details")) if (open.has(node.dataset.part)) node.open = true;
  byId("m" + shown.message)?.classList.add("inspected");
}
export function closeInspector() {
  shown = null;
  byId("inspector").hidden = true;
  byId("house").classList.remove("inspecting");
  document.querySelectorAll(".inspected").forEach((node) => node.classList.remove("inspected"));
  if (opener?.isConnected) opener.focus();
}
export function wireInspector() {
  byId("inspector-off").addEventListener("click", closeInspector);
  byId("inspector").addEventListener("keydown", (event) => { if (event.key === "Escape") closeInspector(); });
}
function parts(found) {
  const bot = found.message.from.id === state.view.bot.id;
  return [
    make("p", "soft whom", `${name(found.message.from)}：${summary(found.message)}`),
    bot ? part("为什么说", reasons(found)) : part("读出了什么", understood(found.understood)),
    part(`写了哪些行（${found.rows.length}）`, found.rows.length ? found.rows.map(row) : [soft(bot ? "这条消息没有自己的行。" : "什么都没有留下：不归档的话只记下收到过。")]),
    part(`从发件箱出去的（${found.outbox.length}）`, found.outbox.length ? found.outbox.map(outgoing) : [soft("没有。")]),
    found.presses.length ? part("谁按过", found.presses.map((one) => make("p", "", `${state.dates.moment(new Date(one.at * 1000))} ${one.who} 按「${one.label}」${one.answer ? `，答「${one.answer}」` : ""}`))) : "",
    part("原样", [
      ...found.updates.map((update) => raw("update" + update.update_id, `更新 ${update.update_id}`, update)),
      found.updates.length ? "" : soft("程序重开以后，更新的编号不再保留。"),
      raw("message", "消息", found.message),
    ].filter(Boolean)),
  ].filter(Boolean);
}
const soft = (words) => make("p", "soft", words);
const part = (title, children) => make("section", "", make("h3", "", title), ...children);

function reasons(found) {
  if (found.reasons.length) return found.reasons.map((one) => make("p", "", one));
  const replied = found.message.reply_to_message;
  return [soft(replied ? `回答 ${name(replied.from)}：${summary(replied)}` : "没有人问，是时候到了，或跟在前一条后面。")];
}
function understood(read) {
  if (!read) return [soft("没有文字可读。")];
  const lines = make("ul", "lines", ...read.lines.map((line) => make("li", "", line)));
  const facts = Object.entries(FIELDS).map(([key, words]) => [words, told(key, read.reading[key])]).filter(([, words]) => words);
  return [lines, read.reading.intent === "none" ? "" : table(facts), raw("reading", "读数的 JSON", read.reading)];
}
function told(key, value) {
  if (value === null || value === undefined || Array.isArray(value) && !value.length) return "";
  if (key === "intent") return INTENTS[value] || value;
  const moment = (at) => ["minute", "hour"].includes(value.grain) ? at.replace("T", " ") : at.slice(0, 10);
  if (key === "when") return [moment(value.start), value.end ? `到 ${moment(value.end)}` : "", value.deadline ? "截止" : "", value.rrule || ""].filter(Boolean).join(" ");
  if (key === "measures" || key === "money") return value.map((one) => one.text || `${one.yuan ?? one.value}`).join("、");
  return Array.isArray(value) ? value.join("、") : String(value);
}
function row(one, number) {
  const values = Object.entries(one.values), brief = ["number", "title", "category", "text", "lead", "state", "due_at", "status"].filter((key) => one.values[key] !== undefined).map((key) => one.values[key]).join(" · ");
  const node = make("details", "row", make("summary", "", make("b", "", TABLES[one.table] || one.table), ` ${brief}`), table([["表", one.table], ...values.map(([key, value]) => [key, String(value)])]));
  node.dataset.part = `${one.table}${one.values.id ?? number}`;
  return node;
}
function outgoing(one) {
  const about = [one.method, LANES[one.lane] || one.lane, STATES[one.state] || one.state, one.tries > 1 ? `第 ${one.tries} 次` : ""].filter(Boolean).join(" · ");
  const short = Object.entries(one).filter(([key]) => key !== "params").map(([key, value]) => [key, String(value)]);
  const node = make("details", "row", make("summary", "", make("b", "", `#${one.id}`), ` ${about}`), table(short), json(one.params));
  node.dataset.part = "outbox" + one.id;
  return node;
}
function table(rows) {
  return make("table", "", make("tbody", "", ...rows.map(([key, value]) => { const head = make("th", "", key); head.scope = "row"; return make("tr", "", head, make("td", "", value)); })));
}
function raw(key, title, value) {
  const node = make("details", "row", make("summary", "", title), json(value));
  node.dataset.part = key;
  return node;
}
function json(value) {
  const node = make("pre", "json", JSON.stringify(value, null, 1));
  node.tabIndex = 0;
  return node;
}
