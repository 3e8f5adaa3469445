// Photos, albums and documents; a picture large on its own.
import { button, byId, make } from "/room/words.js";

const address = (id) => "/room/file/" + id;
const PICTURE = /\.(png|jpe?g)$/i, PDF = /\.pdf$/i;
let shown = [], place = 0;

export function pictures(messages) {
  const all = messages.map((message) => ({ src: address(message.photo.at(-1).file_id) + "?shown", save: address(message.photo.at(-1).file_id), words: message.caption || "", name: "照片.jpg" }));
  const node = make("div", messages.length > 1 ? `album a${Math.min(messages.length, 4)}` : "single");
  for (const [number, message] of messages.entries()) node.append(thumb(all, number, message.photo.at(-1)));
  return node;
}
function thumb(all, number, size) {
  const picture = make("img", "photo"), one = all[number];
  picture.src = one.src;
  picture.alt = one.words ? `照片：${one.words}` : "照片";
  if (size) { picture.width = size.width; picture.height = size.height; }
  picture.loading = "lazy";
  return button("open-photo", picture, () => look(all, number), `放大${picture.alt}`);
}
export function document_(given) {
  const name = given.file_name || "文件", suffix = name.includes(".") ? name.split(".").at(-1).slice(0, 4).toUpperCase() : "文件";
  const node = make("a", "document", make("span", `kind k-${suffix.toLowerCase()}`, suffix), make("span", "facts", name, make("small", "", `${size(given.file_size)} · 点这里下载`)));
  node.href = address(given.file_id);
  node.setAttribute("download", name);
  if (PICTURE.test(name)) return make("div", "", thumb([{ src: node.href + "?shown", save: node.href, words: name, name }], 0, null), node);
  if (!PDF.test(name)) return node;
  const look = make("a", "preview", "先看一看");
  look.href = node.href + "?shown"; look.target = "_blank"; look.rel = "noopener";
  return make("div", "", node, look);
}
export const size = (bytes) => bytes < 1e6 ? `${Math.max(1, Math.ceil(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

function look(all, number) {
  shown = all;
  turn(number);
  byId("light").showModal();
}
function turn(number) {
  place = (number + shown.length) % shown.length;
  const one = shown[place];
  byId("light-picture").src = one.src;
  byId("light-picture").alt = one.words || "照片";
  byId("light-words").textContent = shown.length > 1 ? `${place + 1}/${shown.length} ${one.words}` : one.words;
  byId("light-save").href = one.save;
  byId("light-save").setAttribute("download", one.name);
  byId("light-back").hidden = byId("light-on").hidden = shown.length < 2;
}
export function wireFiles() {
  byId("light-back").addEventListener("click", () => turn(place - 1));
  byId("light-on").addEventListener("click", () => turn(place + 1));
  byId("light-off").addEventListener("click", () => byId("light").close());
  byId("light").addEventListener("click", (event) => { if (event.target === byId("light")) byId("light").close(); });
  byId("light").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && shown.length > 1) turn(place + step);
  });
}
