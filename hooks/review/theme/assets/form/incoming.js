/** The import box: one reference, as an export or a citation, into the fields of the form. */
import { element } from "../element.js";
import { readBibtex } from "./incoming/bibtex.js";
import { readCitation } from "./incoming/citation.js";
import { readCsl } from "./incoming/csl.js";
import { readNbib, readRis } from "./incoming/tagged.js";
import { translate } from "../translate.js";

/** @import { IncomingRules, Reference } from "./description.js" */

/** @typedef {{reference: Reference, unread: string[]}} Incoming a reference, and what of it was not taken over */

/**
 * The references in a text, in the format that it shows.
 * @param {string} text
 * @param {IncomingRules} rules
 * @returns {Incoming[]}
 */
export function readIncoming(text, rules) {
  const written = text.replace(/^\ufeff/, "").trim();
  if (/^[[{]/.test(written)) return readCsl(written, rules) ?? [];
  if (/^\s*TY {1,2}- /m.test(written)) return readRis(written, rules);
  if (/^PMID *- ?\d/m.test(written)) return readNbib(written, rules);
  if (/^\s*@\w+\s*\{/m.test(written)) return readBibtex(written, rules);
  return readCitation(written, rules);
}

const NOTHING = translate("No reference was recognised. Paste RIS, nbib, BibTeX or CSL-JSON, or a citation with its DOI.");

/**
 * Lets the box fill in the fields, and say what it read and what it did not.
 * @param {IncomingRules} rules
 * @param {(reference: Reference) => void} writeFacts writes the facts into the fields
 */
export function startImport(rules, writeFacts) {
  const box = /** @type {HTMLElement} */ (document.querySelector("[data-import]"));
  const text = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
  const file = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[data-import-status]"));

  function read() {
    const found = readIncoming(text.value, rules);
    if (found.length !== 1) {
      const several = translate("There are {number} references; paste one.", { number: found.length });
      status.replaceChildren(element("p", {}, found.length ? several : NOTHING));
      return;
    }
    const [{ reference, unread }] = found;
    writeFacts(reference);
    const done = element("p", {}, translate("The fields are filled in. Compare them with the report."));
    const left = element("ul", {}, ...unread.map((each) => element("li", {}, each)));
    status.replaceChildren(...(unread.length ? [done, element("p", {}, translate("Not understood, or without a field here:")), left] : [done]));
  }

  box.querySelector("[data-import-read]")?.addEventListener("click", read);
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    text.value = await chosen.text();
    read();
  });
  box.hidden = false;
}
