/** The cases that the program and the form share, and a description of the form of the made-up review (tests/rules/). */
import { readFileSync } from "node:fs";

/** @import { Description, Reference, StudyDraft } from "../../hooks/review/theme/assets/form/description.js" */

/** @typedef {{name: string, set: Record<string, unknown>, codes: string[]}} Case */

/** @typedef {{record: StudyDraft, reference: Reference}} Draft */

/**
 * @param {string} name
 * @returns {any}
 */
const read = (name) => JSON.parse(readFileSync(new URL(`../rules/${name}`, import.meta.url), "utf-8"));

const { draft, cases } = read("cases.json");

/** @type {Case[]} */
export const studyCases = cases;

/** @type {{authors: string, year: string, taken: string[], id: string}[]} */
export const idCases = read("ids.json");

/** @type {{written: string, doi: string}[]} */
export const doiCases = read("dois.json");

/** @type {{name: string, text: string, reference: Reference, unread: string[], count?: number}[]} */
export const incomingCases = read("incoming.json");

/** @type {Description} */
export const description = read("description.json");

/**
 * The draft with a value set at each path (record.excerpts.0.quote); null deletes what is there.
 * @param {Record<string, any>} changes
 * @returns {Draft}
 */
export function changed(changes = {}) {
  const made = structuredClone(draft);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(".");
    const last = String(steps.pop());
    const part = steps.reduce((within, step) => within[step], made);
    if (value === null) delete part[last];
    else part[last] = writtenOut(value);
  }
  return made;
}

/**
 * {"repeat": "x", "times": 3} is "xxx".
 * @param {any} value
 */
function writtenOut(value) {
  if (typeof value !== "object" || !("repeat" in value)) return structuredClone(value);
  const all = Array.from({ length: value.times }, () => value.repeat);
  return Array.isArray(value.repeat) ? all.flat() : all.join("");
}
