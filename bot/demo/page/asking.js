// A question with two answers, in a dialog.
import { byId } from "/room/words.js";

export function ask(words, yes) {
  const dialog = byId("sure");
  byId("sure-text").textContent = words;
  byId("sure-yes").textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true }));
}
