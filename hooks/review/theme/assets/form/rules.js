/**
 * The rules for a study's record, as `review check` applies them: what is needed, how long and of what form a text may
 * be, which terms and IDs exist. Codes and wordings come from the description that the page holds.
 */
import { appraisalRules } from "./appraisals.js";
import { duplicateOf } from "./duplicates.js";
import { quotationRules } from "./quotations.js";
import { BUT } from "./similarity.js";
import { translate } from "../translate.js";

/** @import { Description, Entry, Field, Path, Reference, StudyDraft } from "./description.js" */

/**
 * A problem of the record.
 * @typedef {object} Problem
 * @property {Path} path
 * @property {string} code
 * @property {string} text what is wrong, as the check says it
 * @property {string} words the same in the form's words, to follow the label of the control
 * @property {string} fix what to do; empty where the form's words say it
 */

const MAX_QUOTED = 60; // characters of a value that a message repeats
const MAX_KEY = 64; // characters of the key of a reference

/**
 * @param {string} wording
 * @param {Record<string, unknown>} values
 */
const format = (wording, values) => wording.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));

/** @param {string} text */
const truncate = (text) => ([...text].length <= MAX_QUOTED ? text : `${[...text].slice(0, MAX_QUOTED - 1).join("")}…`);

/**
 * How many words a quotation has, as the program counts them.
 * @param {string} text
 * @param {Description} description
 */
export const countWords = (text, description) =>
  (text.match(new RegExp(description.patterns.word, "gu")) ?? []).length;

/** Collects problems. */
export class Problems {
  /** @param {Description} description */
  constructor(description) {
    this.description = description;
    /** @type {Problem[]} */
    this.found = [];
  }

  /**
   * Adds a problem.
   * @param {Path} path
   * @param {string} rule its name among the messages of the description
   * @param {Record<string, unknown>} values what the wording names
   * @param {string} [code] the code of the field, for a rule without one of its own
   */
  add(path, rule, values = {}, code = "") {
    const { messages, fixes, inForm } = this.description;
    const own = code || messages[rule].code;
    const text = format(messages[rule].text, values);
    const words = Object.hasOwn(inForm, rule) ? format(inForm[rule], { parts: "", ...values }) : text;
    this.found.push({ path, code: own, text, words, fix: words === text ? fixes[own] : "" });
  }
}

/**
 * Finds every problem of a record and of the reference that belongs to it.
 * @param {StudyDraft} record
 * @param {Reference} reference
 * @param {Description} description
 */
export function problemsOf(record, reference, description) {
  const problems = new Problems(description);
  entryRules(description.fields, record, [], problems);
  referenceRules(reference, record, problems);
  duplicateRules(reference, record, problems);
  idRules(record, problems);
  datasetRules(record, problems);
  appraisalRules(record, problems);
  quotationRules(record, problems);
  return problems.found;
}

/**
 * @param {Field[]} fields
 * @param {Entry} entry
 * @param {Path} path
 * @param {Problems} problems
 */
function entryRules(fields, entry, path, problems) {
  for (const field of fields) {
    const value = entry[field.name];
    const own = [...path, field.name];
    if (value !== undefined) valueRules(field, value, own, problems);
    else if (field.required) problems.add(own, "missing", { name: field.name, parts: partsOf(field) });
  }
}

/**
 * What a group that is missing needs, by its labels.
 * @param {Field} field
 */
function partsOf(field) {
  const labels = (field.fields ?? []).filter((part) => part.required).map((part) => part.label);
  return field.kind === "group" && labels.length ? translate(", with {parts}", { parts: labels.join(", ") }) : "";
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {Path} path
 * @param {Problems} problems
 */
function valueRules(field, value, path, problems) {
  const { entry } = problems.description;
  const name = field.name || format(entry, { name: path.at(-2), number: Number(path.at(-1)) + 1 });
  const parts = field.fields ?? [];
  if (field.most && Array.isArray(value) && value.length > field.most) {
    problems.add(path, "too-many", { name, limit: field.most });
  }
  if (field.kind === "group") entryRules(parts, value, path, problems);
  else if (field.kind === "by-criterion") {
    for (const [criterion, each] of Object.entries(value)) {
      textRules(field, criterion, each, [...path, criterion], problems);
    }
  } else if (field.kind === "choices") {
    for (const each of value) textRules(field, name, each, path, problems);
  } else if (field.kind === "list") {
    for (const [index, each] of value.entries()) {
      if (typeof each === "string") valueRules(parts[0], each, [...path, index], problems);
      else entryRules(parts, each, [...path, index], problems);
    }
  } else textRules(field, name, value, path, problems);
}

/**
 * @param {Field} field
 * @param {string} name
 * @param {string} text
 * @param {Path} path
 * @param {Problems} problems
 */
function textRules(field, name, text, path, problems) {
  const hidden = text.match(new RegExp(problems.description.patterns.forbidden, "u"));
  if (hidden) {
    const character = Number(hidden[0].codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");
    problems.add(path, "character", { character: `U+${character}` });
  }
  if (field.kind === "number") numberRules(field, name, text, path, problems);
  else if (field.longest && [...text].length > field.longest) {
    problems.add(path, "too-long", { name, limit: field.longest });
  } else if (field.pattern && !new RegExp(field.pattern, "u").test(text)) {
    problems.add(path, "form", { value: truncate(text), form: field.form }, field.code);
  } else if (field.options && !field.options.includes(text)) {
    problems.add(path, "unknown", { value: text.slice(0, MAX_KEY), what: field.what }, field.code);
  }
  if (field.words) {
    const words = countWords(text, problems.description);
    if (words > field.words) problems.add(path, "words", { words, limit: field.words });
  }
}

/**
 * @param {Field} field
 * @param {string} name
 * @param {string} text
 * @param {Path} path
 * @param {Problems} problems
 */
function numberRules(field, name, text, path, problems) {
  const { least = -Infinity, greatest = Infinity } = field;
  const number = Number(text.replace(/_/g, ""));
  const values = { name, value: truncate(text), least, greatest };
  if (!new RegExp(problems.description.patterns.number, "u").test(text)) problems.add(path, "not-a-number", values);
  else if (number < least) problems.add(path, "too-small", values);
  else if (number > greatest) problems.add(path, "too-great", values);
}

/**
 * The reference is either known already, or written here as a new entry.
 * @param {Reference} reference
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
function referenceRules(reference, record, problems) {
  const { known, patterns, fields, reference: facts } = problems.description;
  const key = record.citekey;
  const isGiven = Object.keys(reference).some((name) => name !== "kind");
  const holder = key && known.references[key];
  if (!isGiven) {
    const { code, what } = fields.find((field) => field.name === "citekey") ?? {};
    if (key && !holder) problems.add(["citekey"], "unknown", { value: key.slice(0, MAX_KEY), what }, code);
    return;
  }
  if (holder) problems.add(["citekey"], "entry-taken", { key, path: holder });
  if (key && (key.length > MAX_KEY || !new RegExp(patterns.id, "u").test(key))) {
    problems.add(["citekey"], "entry-key", { key });
  }
  for (const fact of facts) {
    const { name } = fact;
    const text = reference[name];
    const path = ["reference", name];
    if (!text && fact.required) problems.add(path, "entry-lacks", { key, name });
    if (!text) continue;
    if (new RegExp(patterns.forbidden, "u").test(text)) problems.add(path, "entry-character", { name });
    if ([...text].length > fact.longest) problems.add(path, "entry-too-long", { name, limit: fact.longest });
    if (fact.pattern && !new RegExp(fact.pattern, "u").test(text)) {
      problems.add(path, "entry-form", { name, key, form: fact.form }, fact.code);
    }
  }
  if (reference.year && !/^[0-9]{4}$/.test(reference.year)) problems.add(["reference", "year"], "entry-year", { key });
}

/**
 * The report is not known already: not a study, and not among the screened reports under another ID. One that only looks
 * like a known report is a question.
 * @param {Reference} reference
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
function duplicateRules(reference, record, problems) {
  const found = duplicateOf(reference, record, problems.description);
  if (!found || !record.id) return;
  const { known, by, isCertain } = found;
  const path = reference.doi ? ["reference", "doi"] : ["citekey"];
  const [common, ...difference] = by.split(BUT);
  const place = translate(" as {id} in {where}", { id: known.id, where: known.where });
  const match = [common + place, ...difference].join(BUT);
  problems.add(path, isCertain ? "recorded-twice" : "maybe-recorded", { id: record.id, match });
}

/**
 * An ID belongs to one entity alone, follows its owner, and is not a reserved name.
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
function idRules(record, problems) {
  const { ids, published, reserved } = problems.description.known;
  /** @type {Map<string, string>} */
  const own = new Map();
  const excerpts = (record.excerpts ?? []).map(({ id }, index) => ({ id, kind: "excerpt", path: ["excerpts", index, "id"] }));
  for (const { id, kind, path } of [{ id: record.id, kind: "study", path: ["id"] }, ...excerpts]) {
    if (!id) continue;
    const place = own.get(id) ?? (Object.hasOwn(ids, id) ? ids[id] : "");
    if (place) problems.add(path, "id-used", { id, place });
    if (reserved.includes(id)) problems.add(path, "id-reserved", { id });
    const before = Object.hasOwn(published, id) ? published[id] : null;
    if (before?.gone) problems.add(path, "id-given-up", { id, kind });
    else if (before && before.kind !== kind) problems.add(path, "id-other-kind", { id, kind, published: before.kind });
    own.set(id, `evidence/studies/${record.id}.yml`);
    if (kind === "study" || !record.id) continue;
    const number = id.startsWith(`${record.id}-q`) ? id.slice(record.id.length + 2) : "";
    if (!/^\p{Nd}{2,}$/u.test(number)) problems.add(path, "id-owner", { id, owner: record.id, letter: "q" });
  }
}

/**
 * Reports of one dataset name the same country and nation.
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
function datasetRules(record, problems) {
  const other = Object.values(problems.description.known.studies).find((study) => study.dataset === record.dataset);
  if (!other || !record.setting?.country) return;
  for (const name of /** @type {const} */ (["country", "nation"])) {
    const [here, there] = [record.setting[name] ?? "", other[name]];
    const values = { name, here: here || "nothing", there: there || "nothing", path: other.path };
    if (here !== there) problems.add(["setting", name], "other-place", values);
  }
}
