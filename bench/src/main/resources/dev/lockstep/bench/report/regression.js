"use strict";
// Moves the focus from benchmark to benchmark, and hides those of other verdicts.
const benchmarks = [...document.querySelectorAll("details.benchmark")];
const buttons = [...document.querySelectorAll(".filter button")];
document.querySelector(".filter").hidden = false;
for (const button of buttons) {
  button.addEventListener("click", () => {
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    for (const each of benchmarks) {
      each.hidden = button.dataset.verdict !== "" && button.dataset.verdict !== each.dataset.verdict;
    }
  });
}
document.addEventListener("keydown", event => {
  const step = {j: 1, k: -1}[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  const shown = benchmarks.filter(each => !each.hidden).map(each => each.querySelector("summary"));
  const at = shown.indexOf(document.activeElement);
  const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + step, 0), shown.length - 1)];
  if (next) next.focus();
});
