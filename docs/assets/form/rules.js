/**
 * The rules that `review check` holds a study's record to, over the description that the page gives: what is needed, how
 * long and of what form a text may be, which terms and ids there are. Codes and words come from the description.
 */
import { quotationRules } from "./quotations.js";
import { appraisalRules } from "./appraisals.js";

const fill = (words, gaps) => words.replace(/\{(\w+)\}/g, (gap, name) => String(gaps[name] ?? gap));
const short = (text) => ([...text].length <= 60 ? text : `${[...text].slice(0, 59).join("")}…`);
export const countWords = (text, description) =>
  (text.match(new RegExp(description.patterns.word, "gu")) ?? []).length;

/** Notes problems: where each stands (the path of a field), its code, what is said, and what to do. */
export class Findings {
  constructor(description) {
    this.description = description;
    this.found = [];
  }

  /** @param path where, @param rule its name in the description, @param gaps what fills the gaps of its wording */
  add(path, rule, gaps = {}, code = "") {
    const { mistakes, mend } = this.description;
    const own = code || mistakes[rule].code;
    this.found.push({ path, code: own, text: fill(mistakes[rule].text, gaps), mend: mend[own] });
  }
}

/**
 * Every problem of a record and of the reference that belongs to it.
 * @returns {{path: (string|number)[], code: string, text: string, mend: string}[]}
 */
export function problemsOf(record, reference, description) {
  const findings = new Findings(description);
  fieldsOf(description.fields, record, [], findings);
  referenceRules(reference, record, findings);
  idRules(record, findings);
  datasetRules(record, findings);
  appraisalRules(record, findings);
  quotationRules(record, findings);
  return findings.found;
}

function fieldsOf(fields, record, path, findings) {
  for (const field of fields) {
    const value = record[field.name];
    const own = [...path, field.name];
    if (value !== undefined) valueRules(field, value, own, findings);
    else if (field.required) findings.add(own, "missing", { name: field.name });
  }
}

function valueRules(field, value, path, findings) {
  const { entry } = findings.description;
  const name = field.name || fill(entry, { name: path.at(-2), number: path.at(-1) + 1 });
  if (field.most && value.length > field.most && Array.isArray(value)) {
    findings.add(path, "too-many", { name, limit: field.most });
  }
  if (field.kind === "group") fieldsOf(field.fields, value, path, findings);
  else if (field.kind === "by-criterion") {
    for (const [criterion, each] of Object.entries(value)) textRules(field, criterion, each, [...path, criterion], findings);
  } else if (field.kind === "choices") {
    for (const each of value) textRules(field, name, each, path, findings);
  } else if (field.kind === "list") {
    for (const [index, each] of value.entries()) {
      if (typeof each === "string") valueRules(field.fields[0], each, [...path, index], findings);
      else fieldsOf(field.fields, each, [...path, index], findings);
    }
  } else textRules(field, name, value, path, findings);
}

function textRules(field, name, text, path, findings) {
  const { patterns } = findings.description;
  const hidden = text.match(new RegExp(patterns.forbidden, "u"));
  if (hidden) {
    const character = hidden[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    findings.add(path, "character", { character: `U+${character}` });
  }
  if (field.kind === "number") {
    const number = Number(text.replace(/_/g, ""));
    const gaps = { name, value: short(text), least: field.least, greatest: field.greatest };
    if (!new RegExp(patterns.number, "u").test(text)) findings.add(path, "not-a-number", gaps);
    else if (number < field.least) findings.add(path, "too-small", gaps);
    else if (number > field.greatest) findings.add(path, "too-great", gaps);
  } else if (field.longest && [...text].length > field.longest) {
    findings.add(path, "too-long", { name, limit: field.longest });
  } else if (field.pattern && !new RegExp(field.pattern, "u").test(text)) {
    findings.add(path, "form", { value: short(text), form: field.form }, field.code);
  } else if (field.options && !field.options.includes(text)) {
    findings.add(path, "unknown", { value: text.slice(0, 64), what: field.what }, field.code);
  }
  if (field.words) {
    const words = countWords(text, findings.description);
    if (words > field.words) findings.add(path, "words", { words, limit: field.words });
  }
}

/** The reference: known already, or given here as an entry of its own. */
function referenceRules(reference, record, findings) {
  const { known, patterns, fields, reference: facts } = findings.description;
  const key = record.citekey;
  const given = Object.keys(reference).some((name) => name !== "kind");
  const taken = key && known.references[key];
  if (!given) {
    const { code, what } = fields.find((field) => field.name === "citekey");
    if (key && !taken) findings.add(["citekey"], "unknown", { value: key.slice(0, 64), what }, code);
    return;
  }
  if (taken) findings.add(["citekey"], "entry-taken", { key, path: taken });
  if (key && (key.length > 64 || !new RegExp(patterns.id, "u").test(key))) findings.add(["citekey"], "entry-key", { key });
  for (const fact of facts) {
    const text = reference[fact.name];
    const place = ["reference", fact.name];
    if (!text && fact.required) findings.add(place, "entry-lacks", { key, name: fact.name });
    if (!text) continue;
    if (new RegExp(patterns.forbidden, "u").test(text)) findings.add(place, "entry-character", { name: fact.name });
    if ([...text].length > fact.longest) findings.add(place, "entry-too-long", { name: fact.name, limit: fact.longest });
    const form = fact.pattern && new RegExp(fact.pattern, "u");
    if (form && !form.test(text)) findings.add(place, "entry-form", { name: fact.name, key, form: fact.form }, fact.code);
  }
  if (reference.year && !/^[0-9]{4}$/.test(reference.year)) findings.add(["reference", "year"], "entry-year", { key });
}

/** Ids belong to one thing alone, follow their owner, and are none of the reserved names. */
function idRules(record, findings) {
  const { ids, published, reserved } = findings.description.known;
  const own = new Map();
  const owned = [[record.id, ["id"]], ...(record.excerpts ?? []).map((excerpt, index) => [excerpt.id, ["excerpts", index, "id"]])];
  for (const [id, path] of owned) {
    if (!id) continue;
    const place = own.get(id) ?? (Object.hasOwn(ids, id) ? ids[id] : "");
    if (place) findings.add(path, "id-used", { id, place });
    if (reserved.includes(id)) findings.add(path, "id-reserved", { id });
    const before = Object.hasOwn(published, id) ? published[id] : null;
    const kind = path.length > 1 ? "excerpt" : "study";
    if (before?.gone) findings.add(path, "id-given-up", { id, kind });
    else if (before && before.kind !== kind) findings.add(path, "id-other-kind", { id, kind, published: before.kind });
    own.set(id, `evidence/studies/${record.id}.yml`);
    const number = id.startsWith(`${record.id}-q`) ? id.slice(record.id.length + 2) : "";
    if (path.length > 1 && record.id && !/^\p{Nd}{2,}$/u.test(number)) {
      findings.add(path, "id-owner", { id, owner: record.id, letter: "q" });
    }
  }
}

/** Reports of one dataset name the same country and nation. */
function datasetRules(record, findings) {
  const other = Object.values(findings.description.known.studies).find((study) => study.dataset === record.dataset);
  if (!other || !record.setting?.country) return;
  for (const name of ["country", "nation"]) {
    const [here, there] = [record.setting[name] ?? "", other[name]];
    const gaps = { name, here: here || "nothing", there: there || "nothing", path: other.path };
    if (here !== there) findings.add(["setting", name], "other-place", gaps);
  }
}
