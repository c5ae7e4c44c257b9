/**
 * The choice: what a reader has chosen. It is kept as the query parameters of the page's address, so that a view can be
 * sent as a link: country=GB&country=AU&setting=primary-care&from=2005&answer=ethics:no&without=french-2019&text=trust
 */
import { translate } from "../translate.js";

/** @import { LensData } from "./data.js" */

/**
 * A parameter of the address: its label, whether it chooses studies, its options (labels by ID) or the pattern of its
 * one value, whether it only has one value and sorts what the others choose, and how a form offers it.
 * @typedef {object} Parameter
 * @property {string} label
 * @property {boolean} ofStudies
 * @property {Map<string, string>} [options]
 * @property {RegExp} [pattern]
 * @property {boolean} [sorts]
 * @property {boolean} [open] whether its options are in sight from the start
 * @property {boolean} [inAddress] whether it can only be chosen by an address
 */

/** @typedef {Map<string, Parameter>} Parameters */

/** What a page may offer beside the parts of its items. */
const PAGE_KEYS = ["text", "sort"];

/**
 * Letters that do not decompose into a plain letter and an accent.
 * @type {Record<string, string>}
 */
const UNDECOMPOSED = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" };

/**
 * A text without accents and capitals and with plain quotation marks, as texts are compared.
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[łøđðþßæœ]/gi, (letter) => UNDECOMPOSED[letter.toLowerCase()] ?? letter)
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();
}

/**
 * Every parameter that a page understands, by its key.
 * @param {LensData} data
 * @param {string[]} offered keys of the parts of a page (theme, voice, kind…) that can be chosen there, "text" and "sort"
 */
export function parametersOf(data, offered) {
  const studies = Object.entries(data.studies).map(([id, study]) => /** @type {const} */ ([id, study.name]));
  const answers = data.criteria.flatMap((criterion) =>
    criterion.answers.map(([id, label]) => {
      const name = criterion.instrument ? `${criterion.instrument}, ${criterion.label}` : criterion.label;
      return /** @type {const} */ ([`${criterion.id}:${id}`, `${name}: ${label}`]);
    }),
  );
  /** @type {Parameters} */
  const parameters = new Map();
  if (offered.includes("text")) parameters.set("text", { label: translate("Text"), ofStudies: false, pattern: /\S/ });
  if (offered.includes("sort")) {
    parameters.set("sort", { label: translate("Sorted by"), ofStudies: false, options: new Map(data.orders), sorts: true });
  }
  for (const { key, label, options, open, hidden_by: other } of data.parts) {
    if (!offered.includes(key)) continue;
    const inAddress = other !== undefined && offered.includes(other);
    parameters.set(key, { label, ofStudies: false, options: new Map(options), open, inAddress });
  }
  for (const { key, label, options } of data.facets) {
    parameters.set(key, { label, ofStudies: true, options: new Map(options) });
  }
  parameters.set("from", { label: translate("From year"), ofStudies: true, pattern: /^\d{4}$/ });
  parameters.set("to", { label: translate("To year"), ofStudies: true, pattern: /^\d{4}$/ });
  parameters.set("answer", { label: translate("Only studies with"), ofStudies: true, options: new Map(answers) });
  parameters.set("study", { label: translate("Only"), ofStudies: true, options: new Map(studies) });
  parameters.set("without", { label: translate("Without"), ofStudies: true, options: new Map([...studies, ...answers]) });
  return parameters;
}

/**
 * The choice that an address holds, and what in it this page does not know.
 * @param {Parameters} parameters
 * @param {LensData} data
 * @param {string} search the query of the address
 */
export function readChoice(parameters, data, search) {
  const choice = new URLSearchParams();
  const unknown = [];
  const ofOtherPages = new Set([...data.parts.map((part) => part.key), ...PAGE_KEYS]);
  for (const [key, value] of new URLSearchParams(search)) {
    const parameter = parameters.get(key);
    if (parameter && (parameter.options?.has(value) ?? parameter.pattern?.test(value))) {
      if (parameter.pattern || parameter.sorts) choice.set(key, value);
      else if (!choice.getAll(key).includes(value)) choice.append(key, value);
    } else if (parameter || ofOtherPages.has(key)) unknown.push(`${key}=${value}`);
  }
  return { choice, unknown };
}

/**
 * An address with the choice in it; parameters that the study filter does not use stay as they are.
 * @param {URLSearchParams} choice
 * @param {Parameters} parameters
 * @param {LensData} data
 * @param {string} address
 */
export function addressOf(choice, parameters, data, address) {
  const url = new URL(address);
  const own = new Set([...parameters.keys(), ...data.parts.map((part) => part.key), ...PAGE_KEYS]);
  const kept = [...url.searchParams].filter(([key]) => !own.has(key));
  url.search = new URLSearchParams([...kept, ...choice]).toString().replaceAll("%3A", ":");
  return url.href;
}

/**
 * The choice with new values of one parameter.
 * @param {URLSearchParams} choice
 * @param {string} key
 * @param {string[]} values
 */
export function withValues(choice, key, values) {
  const changed = new URLSearchParams([...choice].filter(([name]) => name !== key));
  for (const value of values) if (value) changed.append(key, value);
  return changed;
}

/**
 * The choice with one value added, or removed where it was there.
 * @param {URLSearchParams} choice
 * @param {string} key
 * @param {string} value
 */
export function toggled(choice, key, value) {
  const values = choice.getAll(key);
  return withValues(choice, key, values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
}
