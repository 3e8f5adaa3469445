// chrono-node: the first time its simplified or traditional Chinese parser finds, or its English one.
import { createInterface } from "node:readline";
import * as chrono from "chrono-node";

const two = (n) => String(n).padStart(2, "0");
const wall = (d) => `${String(d.getFullYear()).padStart(4, "0")}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;

function read(text, now) {
  const parser = /[\u4e00-\u9fff]/.test(text) ? [chrono.zh.hans, chrono.zh.hant] : [chrono.en.GB];
  for (const one of parser) {
    const [found] = one.parse(text, now, { forwardDate: true });
    if (found) return said(found);
  }
  return null;
}

function said(found) {
  const clock = found.start.isCertain("hour");
  const start = found.start.date();
  if (!clock) start.setHours(0, 0, 0, 0);
  let end = null;
  if (found.end) {
    end = found.end.date();
    if (!clock) { end.setHours(0, 0, 0, 0); end.setDate(end.getDate() + 1); }
  }
  return { start: wall(start), end: end && wall(end), grain: clock ? "minute" : "day", rrule: null, deadline: false };
}

const lines = [];
for await (const line of createInterface({ input: process.stdin })) if (line.trim()) lines.push(JSON.parse(line));
const timed = ({ id, text, now }) => {
  const begun = process.hrtime.bigint();
  let when = null;
  try { when = read(text, new Date(now)); } catch { when = null; }
  return { id, when, seconds: Number(process.hrtime.bigint() - begun) / 1e9 };
};
lines.slice(0, 20).forEach(timed);
for (const line of lines) console.log(JSON.stringify(timed(line)));
