// Betters the pages where there is a pointer: an item of the month is drawn to another day. Without it its page has 改期.
(() => {
  "use strict";
  const here = document.querySelector("header [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center" });
  const form = document.getElementById("moving");
  if (!form) return;
  let held = null;
  for (const entry of document.querySelectorAll(".grid .entry[data-was]")) {
    entry.draggable = true;
    entry.addEventListener("dragstart", () => { held = entry; });
    entry.addEventListener("dragend", () => { held = null; });
  }
  for (const cell of document.querySelectorAll(".grid td[data-day]")) {
    cell.addEventListener("dragover", (event) => {
      if (!held) return;
      event.preventDefault();
      cell.classList.add("over");
    });
    cell.addEventListener("dragleave", () => cell.classList.remove("over"));
    cell.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!held) return;
      for (const name of ["number", "code", "was"]) form.elements.namedItem(name).value = held.dataset[name];
      form.elements.namedItem("day").value = cell.dataset.day;
      form.submit();
    });
  }
})();
