/** The rules about an appraisal: complete answers of its own, those of a report of the same data, or a reason for none. */
import { translateCount } from "../translate.js";

/** @import { Appraisal, KnownInstrument, StudyDraft } from "./description.js" */
/** @import { Problems } from "./rules.js" */

/**
 * Adds the problems of an appraisal (as checks/appraisals.py and checks/double_appraisals.py find them).
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
export function appraisalRules(record, problems) {
  const { instruments, inTotal } = problems.description.known;
  const appraisal = record.appraisal;
  if (!appraisal) {
    if (Object.keys(instruments).length && !inTotal) problems.add(["appraisal"], "no-appraisal");
    return;
  }
  const named = appraisal.instrument ?? "";
  const instrument = Object.hasOwn(instruments, named) ? instruments[named] : null;
  const asked = instrument && criteriaFor(instrument, record.designs ?? []);
  if (appraisal.shared_with) sharedRules(record, appraisal, problems);
  else if (appraisal.not_appraised) {
    if (hasOwn(appraisal)) problems.add(["appraisal"], "not-appraised-and-own");
  } else if (!appraisal.instrument) problems.add(["appraisal"], "no-instrument");
  else if (instrument && asked) {
    answerRules(appraisal, instrument, asked, problems);
    levelRules(appraisal, instrument, problems);
  }
  if (instrument) designRules(record, instrument, problems);
  if (appraisal.appraisers) appraiserRules(appraisal, asked, problems);
}

/** @param {Appraisal} appraisal */
const hasOwn = ({ answers, instrument, overall }) => Boolean(answers || instrument || overall);

/**
 * The answers that each criterion allows, of the criteria that are asked of a study of these designs.
 * @param {KnownInstrument} instrument
 * @param {string[]} designs
 * @returns {Record<string, string[]>}
 */
export function criteriaFor({ criteria, designs: asked }, designs) {
  const own = Object.entries(criteria).filter(([id]) => isAskedOf(asked[id] ?? [], designs));
  return Object.fromEntries(own);
}

/**
 * Whether a criterion that is asked of some designs, or of all if there is none, is asked of a study.
 * @param {string[]} asked
 * @param {string[]} designs those of the study
 */
export const isAskedOf = (asked, designs) => !asked.length || asked.some((design) => designs.includes(design));

/**
 * @param {Appraisal} appraisal
 * @param {KnownInstrument} instrument
 * @param {Problems} problems
 */
function levelRules(appraisal, { levels }, problems) {
  const level = appraisal.overall ?? "";
  const everywhere = Object.values(problems.description.known.instruments).flatMap((each) => each.levels);
  const values = { level, instrument: appraisal.instrument };
  if (everywhere.includes(level) && !levels.includes(level)) problems.add(["appraisal", "overall"], "no-level", values);
}

/**
 * An instrument with criteria by design needs a design of the study.
 * @param {StudyDraft} record
 * @param {KnownInstrument} instrument
 * @param {Problems} problems
 */
function designRules(record, { designs }, problems) {
  const asked = Object.values(designs).flat();
  if (asked.length && !isAskedOf(asked, record.designs ?? [])) {
    problems.add(["designs"], "no-design", { instrument: record.appraisal?.instrument });
  }
}

/**
 * @param {StudyDraft} record
 * @param {Appraisal} appraisal
 * @param {Problems} problems
 */
function sharedRules(record, appraisal, problems) {
  if (hasOwn(appraisal) || appraisal.not_appraised) problems.add(["appraisal"], "shared-and-own");
  const id = appraisal.shared_with ?? "";
  const other = problems.description.known.studies[id];
  const shares = other?.answers && other.dataset === record.dataset;
  if (other && record.dataset && !shares) problems.add(["appraisal", "shared_with"], "shared-nowhere", { id });
}

/**
 * @param {Appraisal} appraisal
 * @param {KnownInstrument} known
 * @param {Record<string, string[]>} asked the criteria that are asked of the study
 * @param {Problems} problems
 */
function answerRules(appraisal, { criteria }, asked, problems) {
  const given = appraisal.answers ?? {};
  const instrument = appraisal.instrument;
  for (const criterion of Object.keys(asked)) {
    if (!given[criterion]) problems.add(["appraisal", "answers", criterion], "unanswered", { criterion });
  }
  for (const [criterion, answer] of Object.entries(given)) {
    const path = ["appraisal", "answers", criterion];
    if (!Object.hasOwn(criteria, criterion)) problems.add(path, "no-criterion", { criterion, instrument });
    else if (!Object.hasOwn(asked, criterion)) problems.add(path, "not-asked", { criterion });
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
 * @param {Record<string, string[]> | null} criteria those that are asked of the study, where the instrument is known
 * @param {Problems} problems
 */
function appraiserRules(appraisal, criteria, problems) {
  const appraisers = appraisal.appraisers ?? [];
  const place = ["appraisal", "appraisers"];
  const [first, second] = appraisers.map(({ name }) => caseFolded(name ?? ""));
  if (appraisers.length !== 2) {
    const number = translateCount("{number} appraiser", "{number} appraisers", appraisers.length);
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
