/**
 * What a choice leaves. Values of one parameter widen each other (or), different parameters narrow (and).
 * A unit is what a page lists, a study, a finding or a quotation: { studies, rests, values, text }.
 */
import { plain } from "./choice.js";

/**
 * A choice applied to all studies: `picked` are those chosen, `kept` those of them that "without" leaves.
 * `stateOf(unit)` is "in", "out", or "bare": a finding that stays in sight though nothing that it rests on is kept.
 */
export function sift(choice, words, data) {
  const keys = [...new Set(choice.keys())];
  const ofStudies = keys.filter((key) => words.get(key).ofStudies);
  const tests = ofStudies.filter((key) => key !== "without").map((key) => studyTest(key, choice.getAll(key)));
  const unitTests = keys.filter((key) => !ofStudies.includes(key)).map((key) => unitTest(key, choice.getAll(key)));
  const without = new Set(choice.getAll("without"));
  const picked = new Set();
  const kept = new Set();
  for (const [id, study] of Object.entries(data.studies)) {
    if (!tests.every((test) => test(study, id))) continue;
    picked.add(id);
    if (!without.has(id) && !answersOf(study).some((answer) => without.has(answer))) kept.add(id);
  }
  const choosesStudies = ofStudies.length > 0;
  const picks = ofStudies.some((key) => key !== "without");
  const stateOf = (unit) => {
    if (!unitTests.every((test) => test(unit))) return "out";
    if (!unit.studies.length) return picks ? "out" : "in";
    if (!choosesStudies || unit.studies.some((id) => kept.has(id))) return "in";
    return unit.rests && unit.studies.some((id) => picked.has(id)) ? "bare" : "out";
  };
  return { choosesStudies, picks, picked, kept, stateOf };
}

const answersOf = (study) => Object.entries(study.answers).map(([criterion, answer]) => `${criterion}:${answer}`);

function studyTest(key, values) {
  if (key === "from") return (study) => study.year !== null && study.year >= Number(values[0]);
  if (key === "to") return (study) => study.year !== null && study.year <= Number(values[0]);
  if (key === "study") return (study, id) => values.includes(id);
  if (key === "answer") {
    const criteria = [...new Set(values.map((value) => value.split(":")[0]))];
    return (study) => criteria.every((criterion) => values.includes(`${criterion}:${study.answers[criterion]}`));
  }
  return (study) => study[key].some((term) => values.includes(term));
}

function unitTest(key, values) {
  if (key !== "text") return (unit) => values.includes(unit.values[key]);
  const sought = plain(values[0]).split(/\s+/).filter(Boolean);
  return (unit) => sought.every((word) => unit.text.includes(word));
}
