/** The page under a choice: what is shown, marked or counted again. Without a choice all is as it was before. */
import { list } from "./attributes.js";
import { plain } from "./choice.js";
import { showCounts } from "./counts.js";
import { keeps } from "./filter.js";
import { followGroups } from "./groups.js";
import { followMarks } from "./marks.js";
import { translate } from "../translate.js";

/** @import { LensData } from "./data.js" */
/** @import { Filtered, State, Unit } from "./filter.js" */

/** @typedef {Unit & {item: HTMLElement}} Shown a unit that the page shows */

/** @typedef {{outer: Unit[], inner: Shown[]}} Units what the page lists, and what it lists within that */

/** @typedef {{shown: number, bare: number, total: number}} Counts units shown, those of them without a study, and all */

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
 * @returns {Shown}
 */
function unitOf(item, data) {
  const studies = list(item.dataset.studies);
  /** @type {string | undefined} */
  let text;
  return {
    item,
    studies,
    rests: "rests" in item.dataset,
    values: { ...item.dataset },
    // Made when a text is first searched for: on a page of thousands it takes longer than everything else.
    get text() {
      const named = studies.map((id) => `${data.studies[id].name} ${data.studies[id].title}`);
      return (text ??= plain([item.textContent, ...named].join(" ").replace(/\s+/g, " ")));
    },
  };
}

/**
 * Follows a choice. Only what changes with it is touched: a page may list ten thousand quotations.
 * @param {Units} units
 * @param {LensData} data
 * @returns {(filtered: Filtered) => Counts} shows what a choice keeps
 */
export function followChoice(units, data) {
  /** @type {WeakMap<Unit, State>} */
  const before = new WeakMap();
  const showGroups = followGroups(units.outer);
  const markStudies = followMarks(data);
  let studiesBefore = "";

  /** @param {Unit} unit @param {State} state */
  const showUnit = (unit, state) => {
    if (unit.item && (before.get(unit) ?? "in") !== state) showItem(unit.item, state);
    before.set(unit, state);
  };

  return (filtered) => {
    const states = units.outer.map((unit) => filtered.stateOf(unit));
    for (const [index, unit] of units.outer.entries()) showUnit(unit, states[index]);
    const bare = states.filter((state) => state === "bare").length;
    const counts = { shown: states.filter((state) => state !== "out").length, bare, total: states.length };
    showGroups(states, filtered);
    const studies = filtered.choosesStudies ? `${filtered.picks} ${[...filtered.kept].join(" ")}` : "";
    if (studies === studiesBefore) return counts;
    studiesBefore = studies;
    // A quotation within a finding follows the choice of studies alone.
    for (const unit of units.inner) showUnit(unit, unit.studies.some((id) => keeps(filtered, id)) ? "in" : "out");
    showCounts(filtered, data);
    markStudies(filtered);
    return counts;
  };
}

/**
 * @param {HTMLElement} item
 * @param {State} state
 */
function showItem(item, state) {
  item.hidden = state === "out";
  const wasBare = item.classList.contains("lens-bare");
  if (wasBare === (state === "bare")) return;
  item.classList.toggle("lens-bare", !wasBare);
  if (wasBare) item.querySelector(".lens-mark")?.remove();
  else {
    const made = document.createElement("strong");
    made.className = "lens-mark";
    made.textContent = translate("No study for this finding matches your filters.");
    (item.querySelector(".support-words") ?? item).append(made);
  }
}
