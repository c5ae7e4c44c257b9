/** Counts and bars of the page that follow a choice of studies. */
import { coveredBy, list } from "./attributes.js";
import { keeps } from "./filter.js";

/** @import { LensData } from "./data.js" */
/** @import { Filtered } from "./filter.js" */

const MIN_WIDTH_FOR_NUMBER = 3.5; // per cent; a narrower segment has no room for its number

/**
 * The elements that were found on the page, which has the same ones all the time, by selector.
 * @type {Map<string, HTMLElement[]>}
 */
const found = new Map();

/**
 * The elements of the page that a selector finds.
 * @param {string} selector
 * @param {ParentNode} [within] the page as a whole otherwise
 * @returns {HTMLElement[]}
 */
function all(selector, within) {
  const kept = within ? undefined : found.get(selector);
  if (kept) return kept;
  /** @type {NodeListOf<HTMLElement>} */
  const elements = (within ?? document).querySelectorAll(selector);
  const listed = [...elements];
  if (!within) found.set(selector, listed);
  return listed;
}

/**
 * The texts of the page without a choice.
 * @type {WeakMap<Element, string>}
 */
const originals = new WeakMap();

/**
 * Changes the text of an element.
 * @param {Element} element
 * @param {((original: string) => string) | undefined} text undefined restores the original
 */
function setText(element, text) {
  const original = originals.get(element) ?? element.textContent ?? "";
  originals.set(element, original);
  const changed = text ? text(original) : original;
  if (element.textContent !== changed) element.textContent = changed;
}

/**
 * "3 of 5 studies" instead of "5 studies", where studies are chosen.
 * @param {Filtered} filtered
 * @param {number} count
 */
const ofAll = (filtered, count) =>
  filtered.choosesStudies ? (/** @type {string} */ original) => `${count} of ${original}` : undefined;

/**
 * The count alone, where studies are chosen.
 * @param {Filtered} filtered
 * @param {number} count
 */
const instead = (filtered, count) => (filtered.choosesStudies ? () => String(count) : undefined);

/**
 * Brings every count and bar in line with a choice.
 * @param {Filtered} filtered
 * @param {LensData} data
 */
export function showCounts(filtered, data) {
  countStudies(filtered, data);
  countCells(filtered, data);
  countAnswers(filtered, data);
  drawCriteria(filtered, data);
}

/**
 * @param {Filtered} filtered
 * @param {LensData} data
 */
function countStudies(filtered, data) {
  for (const element of all("[data-count-studies]")) {
    const studies = list(element.dataset.countStudies);
    const kept = studies.filter((id) => filtered.kept.has(id));
    if (studies.length) setText(element, ofAll(filtered, countDistinct(kept, element.dataset.countDistinct, data)));
  }
  for (const element of all("[data-coverage] [data-count-where]")) {
    const [key, term] = (element.dataset.countWhere ?? "").split(":");
    const kept = coveredBy(element).filter((id) => filtered.kept.has(id));
    setText(element, ofAll(filtered, kept.filter((id) => data.studies[id][key].includes(term)).length));
  }
}

/**
 * How many studies there are, or how many different values they have: datasets, countries.
 * @param {string[]} ids
 * @param {string | undefined} key
 * @param {LensData} data
 */
export function countDistinct(ids, key, data) {
  if (!key) return ids.length;
  return new Set(ids.flatMap((id) => data.studies[id][key]).filter((value) => value !== data.notStated)).size;
}

/**
 * @param {Filtered} filtered
 * @param {LensData} data
 */
function countCells(filtered, data) {
  for (const cell of all("td[data-studies]")) {
    const number = cell.querySelector("[data-count-cell]");
    if (!number) continue;
    const kept = list(cell.dataset.studies).filter((id) => filtered.kept.has(id));
    /** @type {HTMLElement | null} */
    const row = cell.closest("[data-part]");
    const part = row?.dataset.part;
    const quotes = cell.querySelector("[data-count-quotes]");
    setText(number, instead(filtered, kept.length));
    sizeDisc(number);
    if (quotes && part) {
      const sum = kept.reduce((total, id) => total + (data.studies[id].quotes[part] ?? 0), 0);
      setText(quotes, instead(filtered, sum));
    }
    for (const support of all("[data-count-part]", cell)) {
      setText(support, instead(filtered, list(support.dataset.countPart).filter((id) => filtered.kept.has(id)).length));
    }
    cell.classList.toggle("lens-out", filtered.choosesStudies && !kept.length);
  }
}

/**
 * Gives the disc around a number of studies its size, as `Grid.size` does (hooks/review/views/evidence_map.py).
 * @param {Element} number
 */
function sizeDisc(number) {
  const { largest, sizes } = number.closest("table")?.dataset ?? {};
  if (!largest || !(number instanceof HTMLElement) || !number.dataset.size) return;
  number.dataset.size = String(discSize(Number(number.textContent), Number(largest), Number(sizes)));
}

/**
 * The size of a disc, from 0 to the number of sizes; its area grows with the number of studies.
 * @param {number} studies
 * @param {number} largest number of studies in a disc
 * @param {number} sizes
 */
export const discSize = (studies, largest, sizes) => Math.ceil(sizes * Math.sqrt(studies / largest));

/**
 * The answers of each appraisal of these studies; an appraisal that reports share counts once.
 * @param {string[]} ids
 * @param {LensData} data
 */
export const appraisalsOf = (ids, data) => [
  ...new Map(ids.map((id) => [data.studies[id].appraisal, data.studies[id].answers])).values(),
];

/**
 * The answers to a criterion that are counted: those that do not say that it is not applicable.
 * @param {string[]} answers
 * @param {LensData} data
 */
export const counted = (answers, data) => answers.filter((answer) => data.standings[answer] !== "not-applicable");

/**
 * How many answers have each standing, in the order of the standings.
 * @param {string[]} answers
 * @param {LensData} data
 * @returns {[standing: string, count: number][]}
 */
export const countByStanding = (answers, data) =>
  data.order.map((standing) => [standing, answers.filter((answer) => data.standings[answer] === standing).length]);

/**
 * The answers to single criteria of the studies behind a finding or theme.
 * @param {Filtered} filtered
 * @param {LensData} data
 */
function countAnswers(filtered, data) {
  for (const line of all("[data-coverage] [data-answers-to]")) {
    const appraisals = appraisalsOf(coveredBy(line).filter((id) => keeps(filtered, id)), data);
    const answers = appraisals.map((given) => given[line.dataset.answersTo ?? ""]).filter(Boolean);
    for (const [standing, count] of countByStanding(answers, data)) {
      for (const number of all(`[data-standing="${standing}"]`, line)) setText(number, instead(filtered, count));
    }
    for (const number of all("[data-appraisals]", line)) setText(number, instead(filtered, counted(answers, data).length));
  }
}

/**
 * A bar and a row of numbers for each criterion, over every study: the shares of the answers that the choice keeps.
 * @param {Filtered} filtered
 * @param {LensData} data
 */
function drawCriteria(filtered, data) {
  const appraisals = appraisalsOf(Object.keys(data.studies).filter((id) => keeps(filtered, id)), data);
  for (const element of all("[data-criterion]")) {
    const answers = appraisals.map((given) => given[element.dataset.criterion ?? ""]).filter(Boolean);
    const whole = counted(answers, data).length;
    let start = 0;
    for (const [standing, count] of countByStanding(answers, data)) {
      const width = whole ? (100 * count) / whole : 0;
      drawSegment(element, standing, start, width, count);
      const number = element.querySelector(`span[data-standing="${standing}"]`);
      if (number) setText(number, ofAll(filtered, count));
      start += width;
    }
  }
  for (const table of all("[data-criteria]")) {
    const keys = all("[data-criterion]", table).map((row) => row.dataset.criterion ?? "");
    const withInstrument = appraisals.filter((given) => keys.some((key) => given[key]));
    for (const number of all("[data-appraisals]", table)) setText(number, ofAll(filtered, withInstrument.length));
  }
}

/**
 * @param {Element} bar
 * @param {string} standing
 * @param {number} start per cent, as the width
 * @param {number} width
 * @param {number} count
 */
function drawSegment(bar, standing, start, width, count) {
  const segment = bar.querySelector(`rect[data-standing="${standing}"]`);
  const text = bar.querySelector(`text[data-standing="${standing}"]`);
  if (!segment || !text) return;
  segment.setAttribute("x", `${start}%`);
  segment.setAttribute("width", `${width}%`);
  text.setAttribute("x", `${start + width / 2}%`);
  text.setAttribute("display", width < MIN_WIDTH_FOR_NUMBER ? "none" : "inline");
  text.textContent = String(count);
}
