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
export const byId = (id) => document.getElementById(id);

// Keeps nodes whose content has not changed, so that focus and scrolling stay where they are.
export function same(parent, items) {
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

// A row of which one is chosen: arrows go round, as in a group of radio buttons.
export function arrows(group) {
  group.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...group.children], next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
  });
}

// Dates as the room's zone has them, whatever the reader's is.
export function clockwork(zone) {
  const shape = (options) => new Intl.DateTimeFormat("zh-CN", { timeZone: zone, hourCycle: "h23", ...options });
  const week = shape({ weekday: "short" });
  const short = shape({ month: "long", day: "numeric" }), time = shape({ hour: "2-digit", minute: "2-digit" });
  const numbers = shape({ year: "numeric", month: "2-digit", day: "2-digit" });
  return {
    day: (at) => `${short.format(at)} ${week.format(at)}`,
    short: short.format,
    moment: (at) => `${short.format(at)} ${time.format(at)}`,
    year: shape({ year: "numeric" }).format, time: time.format,
    input: (at) => numbers.format(at).replaceAll("/", "-") + "T" + time.format(at),
  };
}

// Entities: offsets are UTF-16 units, which is what JavaScript counts. `act` has say(command) and follow(url, children).
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };
export function marked(words, entities, act, start = 0, end = words.length) {
  const nodes = [];
  let place = start;
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  while (sorted.length) {
    const entity = sorted.shift(), stop = entity.offset + entity.length;
    if (entity.offset < place || stop > end) continue;
    const inner = [];
    while (sorted.length && sorted[0].offset < stop) inner.push(sorted.shift());
    if (entity.offset > place) nodes.push(...whole(words.slice(place, entity.offset)));
    nodes.push(...mark(entity, words.slice(entity.offset, stop), marked(words, inner, act, entity.offset, stop), act));
    place = stop;
  }
  if (place < end) nodes.push(...whole(words.slice(place, end)));
  return nodes;
}
// Days stay on one line, as on the office's pages.
const DAY = /((?:\d{4}年)?\d{1,2}月\d{1,2}日(?: ?[周週][一二三四五六日])?|[周週][一二三四五六日])/;
const whole = (words) => words.split(DAY).map((part, place) => (place % 2 ? make("span", "kept", part) : part));
function mark(entity, covered, children, act) {
  if (entity.type === "bot_command") return [button("word", covered, () => act.say(covered))];
  if (entity.type === "url" || entity.type === "text_link") return [act.follow(entity.url || covered, children)];
  if (entity.type === "spoiler") return [button("spoiler", make("span", "", ...children), (self) => self.classList.add("shown"))];
  const node = make(TAGS[entity.type] || "span", entity.type === "expandable_blockquote" ? "folded" : "", ...children);
  if (entity.type !== "expandable_blockquote" || covered.split("\n").length <= 3 && covered.length < 90) { node.classList.remove("folded"); return [node]; }
  const toggle = button("unfold", "展开全部", () => { toggle.textContent = node.classList.toggle("folded") ? "展开全部" : "收起"; });
  return [node, toggle];
}
