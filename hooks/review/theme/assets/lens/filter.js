/**
 * What a choice keeps. Values of one parameter add to each other (or), different parameters narrow (and).
 */
import { plain, withValues } from "./choice.js";

/** @import { Parameters } from "./choice.js" */
/** @import { LensData, Study } from "./data.js" */

/**
 * What a page lists: a study, a finding or a quotation.
 * @typedef {object} Unit
 * @property {HTMLElement} [item] the element that shows it; none where a page only counts
 * @property {string[]} studies the IDs of the studies behind it
 * @property {boolean} [rests] whether it stays in sight without the studies that a reader excludes, marked as such
 * @property {Record<string, string | undefined>} values by the keys of the parts of a page
 * @property {string} text its text, made plain
 */

/** @typedef {"in" | "bare" | "out"} State "bare" is a finding in sight without any study that supports it */

/**
 * @typedef {object} Filtered
 * @property {boolean} choosesStudies whether the choice concerns studies at all
 * @property {boolean} picks whether it names what studies must have, and not only what they must not
 * @property {Set<string>} picked the studies that have it
 * @property {Set<string>} kept those of them that "without" does not exclude
 * @property {(unit: Unit) => State} stateOf
 */

/**
 * Applies a choice to all studies.
 * @param {URLSearchParams} choice
 * @param {Parameters} parameters
 * @param {LensData} data
 * @returns {Filtered}
 */
export function applyChoice(choice, parameters, data) {
  const keys = [...new Set(choice.keys())].filter((key) => !parameters.get(key)?.sorts);
  const ofStudies = keys.filter((key) => parameters.get(key)?.ofStudies);
  const studyTests = ofStudies.filter((key) => key !== "without").map((key) => studyTest(key, choice.getAll(key)));
  const unitTests = keys.filter((key) => !ofStudies.includes(key)).map((key) => unitTest(key, choice.getAll(key)));
  const without = new Set(choice.getAll("without"));
  /** @type {Set<string>} */
  const picked = new Set();
  /** @type {Set<string>} */
  const kept = new Set();
  for (const [id, study] of Object.entries(data.studies)) {
    if (!studyTests.every((test) => test(study, id))) continue;
    picked.add(id);
    if (!without.size || (!without.has(id) && !answersOf(study).some((answer) => without.has(answer)))) kept.add(id);
  }
  const choosesStudies = ofStudies.length > 0;
  const picks = ofStudies.some((key) => key !== "without");
  /** @type {Filtered["stateOf"]} */
  const stateOf = (unit) => {
    if (!unitTests.every((test) => test(unit))) return "out";
    if (!unit.studies.length) return picks ? "out" : "in";
    if (!choosesStudies || unit.studies.some((id) => kept.has(id))) return "in";
    return unit.rests && unit.studies.some((id) => picked.has(id)) ? "bare" : "out";
  };
  return { choosesStudies, picks, picked, kept, stateOf };
}

/**
 * How many units a choice would leave with each option of a parameter in place of the values it has there. Each unit is
 * looked at once, whatever the number of options.
 * @param {Unit[]} units
 * @param {URLSearchParams} choice
 * @param {string} key
 * @param {Parameters} parameters
 * @param {LensData} data
 * @returns {Map<string, number>}
 */
export function countOptions(units, choice, key, parameters, data) {
  const others = applyChoice(withValues(choice, key, []), parameters, data);
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @param {string} option */
  const count = (option) => counts.set(option, (counts.get(option) ?? 0) + 1);
  const isOfStudies = parameters.get(key)?.ofStudies;
  for (const unit of units) {
    if (others.stateOf(unit) !== "in") continue;
    if (!isOfStudies) count(unit.values[key] ?? "");
    else if (unit.studies.length === 1) data.studies[unit.studies[0]][key].forEach(count);
    else new Set(unit.studies.filter((id) => others.kept.has(id)).flatMap((id) => data.studies[id][key])).forEach(count);
  }
  return counts;
}

/**
 * What the choice would leave without each of its values, those that leave most first; an order leaves out nothing.
 * @param {Unit[]} units
 * @param {URLSearchParams} choice
 * @param {Parameters} parameters
 * @param {LensData} data
 */
export function countWithoutEach(units, choice, parameters, data) {
  return [...choice]
    .filter(([key]) => !parameters.get(key)?.sorts)
    .map(([key, value]) => {
      const rest = withValues(choice, key, choice.getAll(key).filter((each) => each !== value));
      const { stateOf } = applyChoice(rest, parameters, data);
      return { key, value, left: units.filter((unit) => stateOf(unit) !== "out").length };
    })
    .filter(({ left }) => left > 0)
    .sort((one, other) => other.left - one.left);
}

/**
 * Whether a choice keeps a study.
 * @param {Filtered} filtered
 * @param {string} id
 */
export const keeps = (filtered, id) => !filtered.choosesStudies || filtered.kept.has(id);

/** @param {Study} study */
const answersOf = (study) => Object.entries(study.answers).map(([criterion, answer]) => `${criterion}:${answer}`);

/**
 * @param {string} key
 * @param {string[]} values
 * @returns {(study: Study, id: string) => boolean}
 */
function studyTest(key, values) {
  if (key === "from") return ({ year }) => year !== null && year >= Number(values[0]);
  if (key === "to") return ({ year }) => year !== null && year <= Number(values[0]);
  if (key === "study") return (_, id) => values.includes(id);
  if (key === "answer") {
    const criteria = [...new Set(values.map((value) => value.split(":")[0]))];
    return (study) => criteria.every((criterion) => values.includes(`${criterion}:${study.answers[criterion]}`));
  }
  return (study) => values.some((term) => study[key].includes(term));
}

/**
 * @param {string} key
 * @param {string[]} values
 * @returns {(unit: Unit) => boolean}
 */
function unitTest(key, values) {
  if (key !== "text") return (unit) => values.includes(unit.values[key] ?? "");
  const sought = plain(values[0]).split(/\s+/).filter(Boolean);
  return (unit) => sought.every((word) => unit.text.includes(word));
}
