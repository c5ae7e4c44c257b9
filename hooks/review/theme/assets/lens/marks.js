/** Marks on what a choice excludes: studies, settings and countries in words, and the places of the evidence strip. */
import { coveredBy, list } from "./attributes.js";
import { keeps } from "./filter.js";
import { translate } from "../translate.js";

/** @import { LensData } from "./data.js" */
/** @import { Filtered } from "./filter.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Follows a choice of studies in all marks of the page.
 * @param {LensData} data
 * @returns {(filtered: Filtered) => void}
 */
export function followMarks(data) {
  const chips = chipsByStudy();
  const markTerms = followTerms(data);
  const drawStrips = followStrips();
  /** @type {Set<string>} */
  let excluded = new Set();
  return (filtered) => {
    const now = new Set([...chips.keys()].filter((id) => !keeps(filtered, id)));
    for (const [id, elements] of chips) {
      if (now.has(id) !== excluded.has(id)) for (const chip of elements) markExcluded(chip, now.has(id));
    }
    excluded = now;
    markTerms(filtered);
    drawStrips(filtered);
  };
}

/** The elements that name a study, by its ID. */
function chipsByStudy() {
  /** @type {Map<string, HTMLElement[]>} */
  const chips = new Map();
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-study]");
  for (const chip of found) {
    const id = chip.dataset.study ?? "";
    const others = chips.get(id);
    if (others) others.push(chip);
    else chips.set(id, [chip]);
  }
  return chips;
}

/**
 * Strikes through a study or term that the choice excludes, and says so to those who hear the page.
 * @param {HTMLElement} chip
 * @param {boolean} isExcluded
 */
function markExcluded(chip, isExcluded) {
  if (chip.classList.toggle("lens-out", isExcluded) === Boolean(chip.querySelector(".lens-said"))) return;
  if (!isExcluded) return chip.querySelector(".lens-said")?.remove();
  const made = document.createElement("span");
  made.className = "visually-hidden lens-said";
  made.textContent = ` ${translate("(hidden by your filters)")}`;
  chip.append(made);
}

/**
 * Marks the settings and countries of a finding that no study of the choice has.
 * @param {LensData} data
 * @returns {(filtered: Filtered) => void}
 */
function followTerms(data) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-coverage] [data-covered]");
  const terms = [...found].map((element) => {
    const [key, term] = (element.dataset.covered ?? "").split(":");
    return { element, studies: coveredBy(element).filter((id) => data.studies[id][key].includes(term)) };
  });
  return (filtered) => {
    for (const { element, studies } of terms) markExcluded(element, !studies.some((id) => keeps(filtered, id)));
  };
}

/**
 * The strips have one path for all marks of a kind; those that the choice excludes move to a path of their own.
 * @returns {(filtered: Filtered) => void}
 */
function followStrips() {
  /** @type {NodeListOf<SVGPathElement>} */
  const found = document.querySelectorAll("path[data-marks]");
  const strips = [...found].map((path) => ({ path, marks: marksOf(path), out: /** @type {Element | null} */ (null) }));
  return (filtered) => {
    for (const strip of strips) {
      const isKept = strip.marks.map(({ studies }) => studies.some((id) => keeps(filtered, id)));
      /** @param {boolean} kept */
      const drawn = (kept) => strip.marks.flatMap(({ shape }, place) => (isKept[place] === kept ? [shape] : [])).join("");
      strip.path.setAttribute("d", drawn(true));
      if (!strip.out && !isKept.includes(false)) continue;
      strip.out ??= document.createElementNS(SVG, "path");
      strip.out.setAttribute("class", "strip-out");
      strip.out.setAttribute("d", drawn(false));
      strip.path.after(strip.out);
    }
  };
}

/**
 * The marks of a path: the shape of each, and the studies that share its place.
 * @param {SVGPathElement} path
 */
function marksOf(path) {
  const shapes = (path.getAttribute("d") ?? "").split(/(?=M)/);
  return list(path.dataset.marks).map((studies, place) => ({ studies: studies.split("+"), shape: shapes[place] }));
}
