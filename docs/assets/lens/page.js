/** The page under a choice: what is shown, marked or counted again. Without a choice all is as it was before. */
import { coveredBy, list } from "./attributes.js";
import { plain } from "./choice.js";
import { showCounts } from "./counts.js";
import { keeps } from "./filter.js";

/** @import { LensData } from "./data.js" */
/** @import { Filtered, State, Unit } from "./filter.js" */

/** @typedef {{outer: Unit[], inner: Unit[]}} Units what the page lists, and what it lists within that */

/**
 * What the page lists. A page that lists nothing (the map) counts the studies themselves.
 * @param {LensData} data
 * @returns {Units}
 */
export function unitsOf(data) {
  /** @type {NodeListOf<HTMLElement>} */
  const items = document.querySelectorAll(".item[data-studies]");
  const units = [...items].map((item) => unitOf(item, data));
  const outer = units.filter((unit) => !unit.item.parentElement?.closest(".item"));
  const studies = Object.keys(data.studies).map((id) => ({ studies: [id], values: {}, text: "" }));
  return { outer: units.length ? outer : studies, inner: units.filter((unit) => !outer.includes(unit)) };
}

/**
 * @param {HTMLElement} item
 * @param {LensData} data
 */
function unitOf(item, data) {
  const studies = list(item.dataset.studies);
  const named = studies.map((id) => `${data.studies[id].name} ${data.studies[id].title}`);
  const text = plain([item.textContent, ...named].join(" ").replace(/\s+/g, " "));
  return { item, studies, rests: "rests" in item.dataset, values: { ...item.dataset }, text };
}

/**
 * Shows what a choice keeps.
 * @param {Units} units
 * @param {Filtered} filtered
 * @param {LensData} data
 * @returns how many units are shown, how many of these without a study that supports them, and how many there are
 */
export function show(units, filtered, data) {
  const states = units.outer.map((unit) => filtered.stateOf(unit));
  for (const [index, { item }] of units.outer.entries()) if (item) showItem(item, states[index]);
  // A quotation within a finding follows the choice of studies alone.
  for (const { item, studies } of units.inner) {
    if (item) showItem(item, studies.some((id) => keeps(filtered, id)) ? "in" : "out");
  }
  /** @type {NodeListOf<HTMLElement>} */
  const groups = document.querySelectorAll("[data-group]");
  for (const group of groups) group.hidden = !group.querySelector(".item:not([hidden])");
  showCounts(filtered, data);
  markTerms(filtered, data);
  /** @type {NodeListOf<HTMLElement>} */
  const chips = document.querySelectorAll("[data-study]");
  for (const chip of chips) markExcluded(chip, !keeps(filtered, chip.dataset.study ?? ""));
  /** @type {NodeListOf<SVGElement>} */
  const marks = document.querySelectorAll("[data-mark]");
  for (const mark of marks) mark.classList.toggle("lens-out", !keeps(filtered, mark.dataset.mark ?? ""));
  const bare = states.filter((state) => state === "bare").length;
  return { shown: states.filter((state) => state !== "out").length, bare, total: states.length };
}

/**
 * @param {HTMLElement} item
 * @param {State} state
 */
function showItem(item, state) {
  item.hidden = state === "out";
  item.classList.toggle("lens-bare", state === "bare");
  const mark = item.querySelector(".lens-mark");
  if (state !== "bare") mark?.remove();
  else if (!mark) {
    const made = document.createElement("strong");
    made.className = "lens-mark";
    made.textContent = "No study is left under this choice.";
    (item.querySelector("[data-support]") ?? item).append(made);
  }
}

/**
 * Strikes through a study or term that the choice excludes, and says so to those who hear the page.
 * @param {HTMLElement} chip
 * @param {boolean} isExcluded
 */
function markExcluded(chip, isExcluded) {
  chip.classList.toggle("lens-out", isExcluded);
  const mark = chip.querySelector(".lens-said");
  if (!isExcluded) mark?.remove();
  else if (!mark) {
    const made = document.createElement("span");
    made.className = "visually-hidden lens-said";
    made.textContent = " (left out by your choice)";
    chip.append(made);
  }
}

/**
 * Marks the settings and countries of a finding that no study of the choice has.
 * @param {Filtered} filtered
 * @param {LensData} data
 */
function markTerms(filtered, data) {
  /** @type {NodeListOf<HTMLElement>} */
  const terms = document.querySelectorAll("[data-coverage] [data-covered]");
  for (const element of terms) {
    const [key, term] = (element.dataset.covered ?? "").split(":");
    const kept = coveredBy(element).filter((id) => keeps(filtered, id));
    markExcluded(element, !kept.some((id) => data.studies[id][key].includes(term)));
  }
}
