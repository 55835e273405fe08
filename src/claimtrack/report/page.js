"use strict";
// Without this script all can be read; with it, entries can be picked.
const form = document.querySelector("form");
const entries = [...document.querySelectorAll("article")];
const told = document.querySelector("#told");

// One form of a text whatever its case, accents and dotted or dotless i.
function folded(text) {
  return text.toLowerCase().replaceAll("ı", "i").normalize("NFKD").replace(/\p{M}/gu, "");
}

const words = entries.map((entry) => folded(entry.textContent));

function picked(entry, number) {
  const code = form.elements.code.value;
  const side = form.elements.side.value;
  const question = form.elements.question.value;
  return (
    (!code || entry.dataset.code === code) &&
    (!side || entry.dataset.side.split("\n").includes(side)) &&
    (!question || entry.dataset.question.split("\n").includes(question)) &&
    folded(form.elements.search.value).split(/\s+/).every((one) => words[number].includes(one))
  );
}

function pick() {
  let count = 0;
  entries.forEach((entry, number) => {
    entry.hidden = !picked(entry, number);
    count += entry.hidden ? 0 : 1;
  });
  told.textContent = `${count} of ${entries.length} shown`;
}

form.hidden = false;
form.addEventListener("input", pick);
form.addEventListener("reset", () => setTimeout(pick));
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
});
pick();
