/** The words of a text as the index has them (hooks/review/search/words.py). */
import { stem } from "./stem.js";

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/**
 * @typedef {object} Language what the index says of words
 * @property {string[]} stop words that are in nothing
 * @property {Record<string, string>} letters plain letters for those without a decomposition
 */

/** @typedef {{word: string, stem: string, start: number, end: number}} Word a plain word, and where the text has it */

/**
 * A word in small letters, without accents, apostrophes and a possessive s.
 * @param {string} word
 * @param {Language} language
 */
function plain(word, { letters }) {
  const lower = word.toLowerCase().replace(/['’]s$/, "").replace(/['’]/g, "");
  return [...lower].map((letter) => letters[letter] ?? letter).join("").normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * Every word of a text, in order; the text is in composed form (NFC).
 * @param {string} text
 * @param {Language} language
 * @returns {Word[]}
 */
export function wordsOf(text, language) {
  return [...text.matchAll(WORD)].map((found) => {
    const word = plain(found[0], language);
    return { word, stem: stem(word), start: found.index, end: found.index + found[0].length };
  });
}

/**
 * Whether a plain word can be in the index.
 * @param {string} word
 * @param {Language} language
 */
export const isFound = (word, { stop }) => !stop.includes(word) && (word.length > 1 || /^\p{Nd}$/u.test(word));
