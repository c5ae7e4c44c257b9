/** The documents that answer a query, the best first. */
import { levels } from "./shards.js";
import { wordsOf } from "./words.js";

/** @import { Sequence } from "./excerpt.js" */
/** @import { Index } from "./shards.js" */
/** @import { Part, Query } from "./query.js" */

/**
 * @typedef {object} Answer
 * @property {number[]} numbers of documents, the best first
 * @property {Sequence[]} sequences of words that were found, for the marks in texts
 * @property {boolean} isPartial whether no document has all that is asked for, so that these have some of it
 * @property {string[]} synonyms other names that were found
 * @property {string[]} misspelt words of the query of which only similar ones were found
 */

/**
 * Documents that have a part of a query.
 * @typedef {{scores: Map<number, number>, sequences: Sequence[], synonyms: string[], isSimilar: boolean}} Match
 */

const BEGINNING = 0.5; // how much a longer word counts that begins with what was typed
const SIMILAR = 0.4; // how much a word counts of which one letter differs
const EXACT_ID = 4;
const SHORTEST_MISSPELT = 4; // letters
const MAX_CHECKED = 200; // documents that are read for a phrase

/**
 * @param {Index} index
 * @param {Query} query
 * @returns {Promise<Answer>}
 */
export async function answer(index, query) {
  const matches = await Promise.all(query.parts.map((part) => matchOf(index, part)));
  const excluded = await Promise.all(query.excluded.map((part) => matchOf(index, part)));
  const scores = new Map();
  const shares = new Map();
  for (const match of matches) {
    for (const [number, score] of match.scores) {
      scores.set(number, (scores.get(number) ?? 0) + score);
      shares.set(number, (shares.get(number) ?? 0) + 1);
    }
  }
  for (const match of excluded) for (const number of match.scores.keys()) scores.delete(number);
  const all = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || one - other);
  const whole = all.filter((number) => shares.get(number) === matches.length);
  const isPartial = !whole.length && !query.phrases.length && all.length > 0;
  return {
    numbers: await withPhrases(index, isPartial ? all : whole, query.phrases),
    sequences: matches.flatMap((match) => match.sequences),
    isPartial,
    synonyms: matches.flatMap((match) => match.synonyms),
    misspelt: query.parts.filter((_, place) => matches[place].isSimilar).map((part) => part.text),
  };
}

/**
 * The documents that have a part of a query.
 * @param {Index} index
 * @param {Part} part
 * @returns {Promise<Match>}
 */
async function matchOf(index, part) {
  const found = await Promise.all(
    part.alternatives.map(async ({ stems, synonym, share }, place) => {
      const begun = place === 0 ? part.begun : "";
      const words = await Promise.all(
        stems.map((stem, each) => termsOf(index, stem, each === stems.length - 1 ? begun : "")),
      );
      return combined(index, words, (share * part.alternatives[0].stems.length) / stems.length, synonym);
    }),
  );
  if (part.id) found.push(await idsOf(index, part));
  const match = best(found);
  if (match.scores.size) return match;
  const similar = await Promise.all(part.alternatives[0].stems.map((stem) => similarTerms(index, stem)));
  return { ...combined(index, similar, SIMILAR), isSimilar: true };
}

/**
 * The documents that have every word, each of which is a choice of terms.
 * @param {Index} index
 * @param {Map<string, {postings: string, share: number}>[]} words
 * @param {number} share
 * @param {string} [synonym]
 * @returns {Match}
 */
function combined(index, words, share, synonym) {
  /** @type {Map<number, number> | undefined} */
  let scores;
  for (const choices of words) {
    /** @type {Map<number, number>} */
    const ofWord = new Map();
    for (const { postings, share: ofTerm } of choices.values()) {
      const documents = levels(postings);
      const rarity = Math.log(1 + (index.count - documents.size + 0.5) / (documents.size + 0.5));
      for (const [number, level] of documents) {
        ofWord.set(number, Math.max(ofWord.get(number) ?? 0, level * rarity * share * ofTerm));
      }
    }
    const earlier = scores;
    scores = earlier ? new Map([...ofWord].filter(([number]) => earlier.has(number))) : ofWord;
    if (earlier) for (const [number, score] of scores) scores.set(number, score + (earlier.get(number) ?? 0));
  }
  const sequences = scores?.size ? [words.map((choices) => new Set(choices.keys()))] : [];
  const synonyms = synonym && scores?.size ? [synonym] : [];
  return { scores: scores ?? new Map(), sequences, synonyms, isSimilar: false };
}

/**
 * For each document the best of several matches.
 * @param {Match[]} matches
 * @returns {Match}
 */
function best(matches) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const match of matches) {
    for (const [number, score] of match.scores) scores.set(number, Math.max(scores.get(number) ?? 0, score));
  }
  return {
    scores,
    sequences: matches.flatMap((match) => match.sequences),
    synonyms: matches.flatMap((match) => match.synonyms),
    isSimilar: false,
  };
}

/**
 * A term, and those that begin with what has been typed of it; IDs are no words.
 * @param {Index} index
 * @param {string} stem
 * @param {string} begun
 */
async function termsOf(index, stem, begun) {
  /** @type {Map<string, {postings: string, share: number}>} */
  const found = new Map();
  if (begun) {
    for (const [term, postings] of await index.terms(begun)) {
      if (!term.includes("-")) found.set(term, { postings, share: BEGINNING });
    }
  }
  for (const [term, postings] of await index.terms(stem, true)) found.set(term, { postings, share: 1 });
  return found;
}

/**
 * The documents with an ID, or whose ID begins so.
 * @param {Index} index
 * @param {Part} part
 */
async function idsOf(index, part) {
  const ids = await index.terms(part.id, !part.begun);
  const shareOf = (/** @type {string} */ id) => (id === part.id ? EXACT_ID : part.id.length / id.length);
  const choices = new Map([...ids].map(([id, postings]) => [id, { postings, share: shareOf(id) }]));
  return combined(index, [choices], 1);
}

/**
 * Terms with the same first letter of which one letter differs, or that the word begins with.
 * @param {Index} index
 * @param {string} stem
 */
async function similarTerms(index, stem) {
  /** @type {Map<string, {postings: string, share: number}>} */
  const found = new Map();
  for (const [term, postings] of await index.terms(stem.length < SHORTEST_MISSPELT ? stem : stem[0])) {
    const isBeginning = stem.startsWith(term) && term.length >= stem.length / 2;
    if (!term.includes("-") && (isSimilar(term, stem) || (isBeginning && term.length > SHORTEST_MISSPELT))) found.set(term, { postings, share: 1 });
  }
  return found;
}

/**
 * Whether two words are equal but for one letter: another, one more, one fewer, or two that changed places.
 * @param {string} one
 * @param {string} other
 */
export function isSimilar(one, other) {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (longer.length - shorter.length > 1) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  const [restOfShorter, restOfLonger] = [shorter.slice(start), longer.slice(start)];
  if (longer.length > shorter.length) return restOfShorter === restOfLonger.slice(1);
  const [first, second, ...rest] = restOfShorter;
  return restOfShorter.slice(1) === restOfLonger.slice(1) || `${second}${first}${rest.join("")}` === restOfLonger;
}

/**
 * Those of the best documents that have every phrase, word for word.
 * @param {Index} index
 * @param {number[]} numbers
 * @param {string[][]} phrases
 */
async function withPhrases(index, numbers, phrases) {
  if (!phrases.length) return numbers;
  const checked = await Promise.all(
    numbers.slice(0, MAX_CHECKED).map(async (number) => {
      const [, title, lines, context] = await index.document(number);
      const texts = [title, ...lines, context].map((text) =>
        ` ${wordsOf(text, index.language).map(({ word }) => word).join(" ")} `,
      );
      return phrases.every((phrase) => texts.some((text) => text.includes(` ${phrase.join(" ")} `)));
    }),
  );
  return numbers.filter((_, place) => checked[place]);
}
