/** What the search says of its results. */
import { inSentence } from "./names.js";
import { translate, translateCount } from "../translate.js";

/** @import { Answer } from "./ranking.js" */

/**
 * The groups of results by kind, and what one and several of a group are called.
 * @type {Record<string, {title: string, one: string, many: string}>}
 */
export const GROUPS = {
  themes: { title: translate("Themes"), one: translate("theme"), many: translate("themes") },
  findings: { title: translate("Findings"), one: translate("finding"), many: translate("findings") },
  quotations: { title: translate("Quotations"), one: translate("quotation"), many: translate("quotations") },
  studies: { title: translate("Studies"), one: translate("study"), many: translate("studies") },
  terms: { title: translate("Terms"), one: translate("term"), many: translate("terms") },
  pages: { title: translate("Pages"), one: translate("page"), many: translate("pages") },
};

export const HINT = translate("Put a phrase in quotation marks, or type the ID of a study, a finding or a quotation.");
export const FAILED = translate("The search could not be loaded. Check your connection, then reload the page.");

/** @param {string[]} words */
const quoted = (words) => words.map((word) => translate("“{word}”", { word })).join(", ");

/** @param {number} count */
const results = (count) => translateCount("{number} result", "{number} results", count);

/**
 * How many results there are, and why they may not be what was asked for.
 * @param {Answer} answer
 * @param {string} text what was asked for
 */
export function statusOf({ numbers, isPartial, misspelt }, text) {
  const count = numbers.length;
  if (!count) return translate("No results for {text}. Check the spelling, or try fewer or other words.", { text: quoted([text.trim()]) });
  if (isPartial) {
    return translateCount(
      "No result has all of these words; {number} has some of them.",
      "No result has all of these words; {number} have some of them.",
      count,
    );
  }
  if (misspelt.length) return translate("{results} for words spelt like {words}.", { results: results(count), words: quoted(misspelt) });
  return `${results(count)}.`;
}

/**
 * Which other words were searched for; a label that begins with a capital is one of the codebook's.
 * @param {Answer} answer
 */
export function synonymsOf({ synonyms }) {
  const names = synonyms.map(inSentence);
  return names.length ? translate("Also searched for: {names}.", { names: quoted(names) }) : "";
}
