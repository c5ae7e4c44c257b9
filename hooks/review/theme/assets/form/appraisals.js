/** The rules about an appraisal: complete answers of its own, or those of a report of the same data. */

/** @import { Appraisal, StudyDraft } from "./description.js" */
/** @import { Problems } from "./rules.js" */

/**
 * Adds the problems of an appraisal (as checks/appraisals.py and checks/double_appraisals.py find them).
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
export function appraisalRules(record, problems) {
  const { instruments } = problems.description.known;
  const appraisal = record.appraisal;
  if (!appraisal) return;
  const named = appraisal.instrument ?? "";
  const criteria = Object.hasOwn(instruments, named) ? instruments[named] : null;
  if (appraisal.shared_with) sharedRules(record, appraisal, problems);
  else if (!appraisal.instrument) problems.add(["appraisal"], "no-instrument");
  else if (criteria) answerRules(appraisal, criteria, problems);
  if (appraisal.appraisers) appraiserRules(appraisal, criteria, problems);
}

/**
 * @param {StudyDraft} record
 * @param {Appraisal} appraisal
 * @param {Problems} problems
 */
function sharedRules(record, appraisal, problems) {
  if (appraisal.answers || appraisal.instrument) problems.add(["appraisal"], "shared-and-own");
  const id = appraisal.shared_with ?? "";
  const other = problems.description.known.studies[id];
  const shares = other?.answers && other.dataset === record.dataset;
  if (other && record.dataset && !shares) problems.add(["appraisal", "shared_with"], "shared-nowhere", { id });
}

/**
 * @param {Appraisal} appraisal
 * @param {Record<string, string[]>} criteria
 * @param {Problems} problems
 */
function answerRules(appraisal, criteria, problems) {
  const given = appraisal.answers ?? {};
  const instrument = appraisal.instrument;
  for (const criterion of Object.keys(criteria)) {
    if (!given[criterion]) problems.add(["appraisal", "answers", criterion], "unanswered", { criterion });
  }
  for (const [criterion, answer] of Object.entries(given)) {
    const path = ["appraisal", "answers", criterion];
    if (!Object.hasOwn(criteria, criterion)) problems.add(path, "no-criterion", { criterion, instrument });
    else if (!criteria[criterion].includes(answer)) problems.add(path, "no-answer", { answer, criterion });
  }
  for (const criterion of Object.keys(appraisal.support ?? {})) {
    const path = ["appraisal", "support", criterion];
    if (!Object.hasOwn(criteria, criterion)) problems.add(path, "no-criterion", { criterion, instrument });
  }
}

/**
 * A consensus needs two people, complete answers from each, and only answers that one of them gave.
 * @param {Appraisal} appraisal
 * @param {Record<string, string[]> | null} criteria those of the instrument, where it is known
 * @param {Problems} problems
 */
function appraiserRules(appraisal, criteria, problems) {
  const appraisers = appraisal.appraisers ?? [];
  const place = ["appraisal", "appraisers"];
  const [first, second] = appraisers.map(({ name }) => caseFolded(name ?? ""));
  if (appraisers.length !== 2) {
    const number = `${appraisers.length} appraiser${appraisers.length > 1 ? "s" : ""}`;
    problems.add(place, "appraisers-not-two", { number });
  } else if (first && first === second) {
    problems.add([...place, 1, "name"], "appraiser-twice", { name: appraisers[1].name });
  }
  if (!criteria) return;
  for (const [index, { name = "", answers }] of appraisers.entries()) {
    const own = [...place, index, "answers"];
    for (const criterion of answers ? Object.keys(criteria) : []) {
      if (!answers?.[criterion]) problems.add([...own, criterion], "appraiser-unanswered", { name, criterion });
    }
    for (const [criterion, answer] of Object.entries(answers ?? {})) {
      const values = { criterion, answer, instrument: appraisal.instrument };
      if (!Object.hasOwn(criteria, criterion)) problems.add([...own, criterion], "appraiser-no-criterion", values);
      else if (!criteria[criterion].includes(answer)) problems.add([...own, criterion], "appraiser-no-answer", values);
    }
  }
  for (const [criterion, answer] of Object.entries(appraisal.answers ?? {})) {
    const given = appraisers.map(({ answers }) => answers?.[criterion]).filter(Boolean);
    if (given.length && !given.includes(answer)) {
      problems.add(["appraisal", "answers", criterion], "consensus-of-neither", { criterion, answer });
    }
  }
}

/**
 * A text as the program compares it without regard to case; a dotless i has no capital of its own.
 * @param {string} text
 */
export const caseFolded = (text) => text.replace(/[^ı]+/g, (part) => part.toLowerCase().toUpperCase());
