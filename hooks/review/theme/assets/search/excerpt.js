/** What a result shows of a text: the sentence that answers best, with the words that were found marked. */
import { wordsOf } from "./words.js";

/** @import { Language } from "./words.js" */

/** @typedef {{text: string, isMarked: boolean}} Piece */

/** @typedef {Set<string>[]} Sequence stems in order; each place allows any of several stems */

const SENTENCE_END = /(?<=[.!?…]["”’)]?)\s+(?=["“‘(]?\p{Lu})/u;
const MAX_LENGTH = 240; // characters

/**
 * The sequences that can be marked in these texts: whole ones or, where none of them is there, each of their words.
 * @param {string[]} texts
 * @param {Sequence[]} sequences
 * @param {Language} language
 */
export function marksFor(texts, sequences, language) {
  const isThere = texts.some((text) => found(text, sequences, language).count > 0);
  return isThere ? sequences : sequences.flat().map((stems) => [stems]);
}

/**
 * The words of a text that are in a sequence, and how many sequences there are.
 * @param {string} text
 * @param {Sequence[]} sequences
 * @param {Language} language
 */
function found(text, sequences, language) {
  const words = wordsOf(text, language);
  const places = new Set();
  let count = 0;
  for (const sequence of sequences) {
    const starts = [...words.keys()].filter((start) => sequence.every((stems, step) => stems.has(words[start + step]?.stem)));
    const before = places.size;
    for (const start of starts) for (const step of sequence.keys()) places.add(start + step);
    if (places.size > before) count += 1;
  }
  return { words: words.filter((_, place) => places.has(place)), count };
}

/**
 * A text in pieces: those that were found, and those between them.
 * @param {string} text
 * @param {Sequence[]} sequences
 * @param {Language} language
 * @returns {Piece[]}
 */
export function marked(text, sequences, language) {
  const pieces = [];
  let end = 0;
  for (const word of found(text, sequences, language).words) {
    pieces.push({ text: text.slice(end, word.start), isMarked: false });
    pieces.push({ text: text.slice(word.start, word.end), isMarked: true });
    ({ end } = word);
  }
  return [...pieces, { text: text.slice(end), isMarked: false }].filter((piece) => piece.text);
}

/**
 * The sentence with most of the sequences, and the number of its line; without any, the first.
 * @param {string[]} lines
 * @param {Sequence[]} sequences
 * @param {Language} language
 * @returns {{line: number, text: string}}
 */
export function bestSentence(lines, sequences, language) {
  let best = { line: 0, text: "", count: -1 };
  for (const [line, text] of lines.entries()) {
    for (const sentence of text.split(SENTENCE_END)) {
      const { count } = found(sentence, sequences, language);
      if (count > best.count) best = { line, text: sentence, count };
    }
  }
  return { line: best.line, text: shortened(best.text, sequences, language) };
}

/**
 * A long sentence cut to the words around the first that was found.
 * @param {string} text
 * @param {Sequence[]} sequences
 * @param {Language} language
 */
function shortened(text, sequences, language) {
  if (text.length <= MAX_LENGTH) return text;
  const words = wordsOf(text, language);
  const first = found(text, sequences, language).words.at(0)?.start ?? 0;
  const from = Math.max(0, Math.min(first - MAX_LENGTH / 3, text.length - MAX_LENGTH));
  const start = from > 0 ? (words.find((word) => word.start >= from)?.start ?? 0) : 0;
  const end = words.findLast((word) => word.end <= start + MAX_LENGTH)?.end ?? text.length;
  const isToEnd = end >= text.length - 1;
  const shown = isToEnd ? text.slice(start) : `${text.slice(start, end)} …`;
  return `${start ? "… " : ""}${shown}`;
}
