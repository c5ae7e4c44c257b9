/** What the search says of its results. */

/** @import { Answer } from "./ranking.js" */

/**
 * The groups of results by kind, and what one and several of a group are called.
 * @type {Record<string, {title: string, one: string, many: string}>}
 */
export const GROUPS = {
  themes: { title: "Themes", one: "theme", many: "themes" },
  findings: { title: "Findings", one: "finding", many: "findings" },
  quotations: { title: "Quotations", one: "quotation", many: "quotations" },
  studies: { title: "Studies", one: "study", many: "studies" },
  terms: { title: "Terms", one: "term", many: "terms" },
  pages: { title: "Pages", one: "page", many: "pages" },
};

export const HINT = "Put a phrase in quotation marks, or type the ID of a study, a finding or a quotation.";
export const FAILED = "The search could not be loaded. Check your connection, then reload the page.";

/** @param {string[]} words */
const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

/** @param {number} count */
const results = (count) => (count === 1 ? "1 result" : `${count} results`);

/**
 * How many results there are, and why they may not be what was asked for.
 * @param {Answer} answer
 * @param {string} text what was asked for
 */
export function statusOf({ numbers, isPartial, misspelt }, text) {
  const count = numbers.length;
  if (!count) return `No results for ${quoted([text.trim()])}. Check the spelling, or try fewer or other words.`;
  if (isPartial) return `No result has all of these words; ${count} ${count === 1 ? "has" : "have"} some of them.`;
  if (misspelt.length) return `${results(count)} for words spelt like ${quoted(misspelt)}.`;
  return `${results(count)}.`;
}

/**
 * Which other words were searched for; a label that begins with a capital is one of the codebook's.
 * @param {Answer} answer
 */
export function synonymsOf({ synonyms }) {
  const names = synonyms.map((name) => name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()));
  return names.length ? `Also searched for: ${quoted(names)}.` : "";
}
