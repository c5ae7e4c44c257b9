/** Groups of what a page lists: each says how much of it a choice hides, where that would otherwise be. */
import { element } from "../element.js";
import { translate, translateCount } from "../translate.js";

/** @import { Filtered, State, Unit } from "./filter.js" */

/** @typedef {{group: HTMLElement, places: number[], isOuter: boolean, note?: HTMLElement}} Group places are those of its units */

/**
 * Follows a choice in the groups of the page.
 * @param {Unit[]} units
 * @returns {(states: State[], filtered: Filtered) => void}
 */
export function followGroups(units) {
  const groups = groupsOf(units);
  return (states, filtered) => {
    const isEmpty = states.every((state) => state === "out");
    for (const each of groups) {
      const hidden = each.places.filter((place) => states[place] === "out");
      // A group of groups stays in sight to say what is missing; but not on a page that shows nothing.
      each.group.hidden = hidden.length === each.places.length && (!each.isOuter || isEmpty || !each.places.length);
      each.group.classList.toggle("lens-all-out", hidden.length === each.places.length);
      if (each.isOuter) showNote(each, hidden.length, hidden.filter((place) => isWithoutStudy(units[place], filtered)).length);
    }
  };
}

/**
 * @param {Unit} unit
 * @param {Filtered} filtered
 */
const isWithoutStudy = (unit, filtered) => filtered.picks && !unit.studies.length;

/**
 * @param {Unit[]} units
 * @returns {Group[]}
 */
function groupsOf(units) {
  /** @type {Map<HTMLElement, Group>} */
  const groups = new Map();
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-group]");
  for (const group of found) groups.set(group, { group, places: [], isOuter: !group.parentElement?.closest("[data-group]") });
  for (const [place, { item }] of units.entries()) {
    for (let group = around(item); group; group = around(group.parentElement)) groups.get(group)?.places.push(place);
  }
  return [...groups.values()];
}

/**
 * @param {Element | null | undefined} inner
 * @returns {HTMLElement | null}
 */
const around = (inner) => inner?.closest("[data-group]") ?? null;

/**
 * How many of a group are hidden, with the verb.
 * @param {number} hidden
 * @param {number} all
 */
function hiddenHere(hidden, all) {
  if (hidden === all) return translateCount("The only one here is", "All {number} here are", all);
  return translateCount("{number} of {all} here is", "{number} of {all} here are", hidden, { all });
}

/**
 * @param {Group} group
 * @param {number} hidden
 * @param {number} withoutStudy
 */
function showNote(group, hidden, withoutStudy) {
  group.note ??= element("p", { class: "hidden-here note" });
  if (!hidden) return group.note.remove();
  const all = group.places.length;
  group.note.textContent = withoutStudy
    ? translate("{hidden} hidden by your filters ({number} with no named or linked study).", {
        hidden: hiddenHere(hidden, all),
        number: withoutStudy,
      })
    : translate("{hidden} hidden by your filters.", { hidden: hiddenHere(hidden, all) });
  if (!group.note.isConnected) group.group.append(group.note);
}
