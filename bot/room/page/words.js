// Nodes, dates and the marks in a text: what needs neither the room nor the page around it.
// Words of people and bot only ever become text nodes.

export function make(tag, name, ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}
export function button(name, words, act, label) {
  const node = make("button", name, words);
  node.type = "button";
  if (label) node.setAttribute("aria-label", label);
  node.addEventListener("click", () => act(node));
  return node;
}

// Dates as the room's zone has them, whatever the reader's is.
export function clockwork(zone) {
  const shape = (options) => new Intl.DateTimeFormat("zh-CN", { timeZone: zone, hourCycle: "h23", ...options });
  const date = shape({ year: "numeric", month: "long", day: "numeric" }), week = shape({ weekday: "short" });
  const short = shape({ month: "long", day: "numeric" }), time = shape({ hour: "2-digit", minute: "2-digit" });
  return {
    full: (at) => `${date.format(at)} ${week.format(at)}\n${time.format(at)}`,
    day: (at) => `${short.format(at)} ${week.format(at)}`,
    moment: (at) => `${short.format(at)} ${time.format(at)}`,
    year: shape({ year: "numeric" }).format, time: time.format,
    input: (at) => shape({ year: "numeric", month: "2-digit", day: "2-digit" }).format(at).replaceAll("/", "-") + "T" + time.format(at),
  };
}

// Entities: offsets are UTF-16 units, which is what JavaScript counts. A command, when clicked, is handed to `say`.
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", spoiler: "span", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };
export function marked(words, entities, say, start = 0, end = words.length) {
  const nodes = [];
  let place = start;
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  while (sorted.length) {
    const entity = sorted.shift(), stop = entity.offset + entity.length;
    if (entity.offset < place || stop > end) continue;
    const inner = [];
    while (sorted.length && sorted[0].offset < stop) inner.push(sorted.shift());
    if (entity.offset > place) nodes.push(words.slice(place, entity.offset));
    nodes.push(...mark(entity, words.slice(entity.offset, stop), marked(words, inner, say, entity.offset, stop), say));
    place = stop;
  }
  if (place < end) nodes.push(words.slice(place, end));
  return nodes;
}
function mark(entity, covered, children, say) {
  if (entity.type === "bot_command") return [button("word", covered, () => say(covered))];
  if (entity.type === "url" || entity.type === "text_link") return [link(entity.url || covered, children)];
  const node = make(TAGS[entity.type] || "span", entity.type === "expandable_blockquote" ? "folded" : "", ...children);
  if (entity.type !== "expandable_blockquote" || covered.split("\n").length <= 3 && covered.length < 90) { node.classList.remove("folded"); return [node]; }
  const toggle = button("unfold", "展开全部", () => { toggle.textContent = node.classList.toggle("folded") ? "展开全部" : "收起"; });
  return [node, toggle];
}
export function link(url, children) {
  const node = make("a", "", ...children);
  if (/^(https?:|tg:)/.test(url)) { node.href = url; node.target = "_blank"; node.rel = "noopener noreferrer"; }
  return node;
}
