/** LaTeX in BibTeX as plain text: accents, letters and signs. Anything else is named, and stays as it is written. */

/** @import { IncomingRules } from "../description.js" */

/** @type {Record<string, string>} */
const LETTERS = { ss: "ß", o: "ø", O: "Ø", l: "ł", L: "Ł", ae: "æ", AE: "Æ", oe: "œ", OE: "Œ", aa: "å", AA: "Å", i: "ı", j: "ȷ", dh: "ð", th: "þ" };
/** @type {[RegExp, string][]} */
const LIGATURES = [[/---/g, "—"], [/--/g, "–"], [/``/g, "“"], [/''/g, "”"], [/~/g, " "]];
const ACCENT = /\\(?:([`'^"~=.])|([uvHdckbrt])(?![a-zA-Z]))\s*(?:\{\s*(\\?[a-zA-Z]*)\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))/g;

/**
 * @param {string} latex
 * @param {IncomingRules} rules
 * @param {boolean} [isVerbatim] whether hyphens and tildes mean only themselves, as in an address
 */
export function plainText(latex, rules, isVerbatim = false) {
  let text = latex.replace(ACCENT, (whole, sign, letter, braced, bare) => {
    const base = (braced ?? bare ?? "").replace(/^\\/, "").replace(/^ı$/, "i");
    const mark = Object.hasOwn(rules.accents, sign ?? letter) ? rules.accents[sign ?? letter] : "";
    return mark && base.length === 1 ? (base + mark).normalize("NFC") : whole;
  });
  text = text.replace(/\\([a-zA-Z]+)(?:\s*\{\}|\s+(?=[a-z])|(?![a-zA-Z]))/g, (whole, word) =>
    Object.hasOwn(LETTERS, word) ? LETTERS[word] : whole,
  );
  text = text.replace(/\\(?:text(?:it|bf|sc|up|rm)|emph|mkbibemph)\s*\{([^{}\\]*)\}/g, "$1");
  if (!isVerbatim) for (const [pattern, meant] of LIGATURES) text = text.replace(pattern, meant);
  text = text.replace(/\\([&%$#_])/g, "$1");
  const isWhole = !/[\\]/.test(text) && !/\$[^$]+\$/.test(text);
  return { text: text.replace(/[{}]/g, "").replace(/\s+/g, " ").trim(), isWhole };
}
