/** What a reader asks for: words, phrases in quotation marks, words after a minus, IDs. */
import { isFound, wordsOf } from "./words.js";

/** @import { Name } from "./shards.js" */
/** @import { Language } from "./words.js" */

/**
 * Words that a document must have, all of them.
 * @typedef {object} Alternative
 * @property {string[]} stems
 * @property {string} synonym how the codebook writes them, where they are another name for what was typed
 * @property {number} share how much a match counts, from 0 to 1, beside that of the words that were asked for
 */

/**
 * A part of what is asked for; a document has it if it has one of the alternatives, of which the first is what was typed.
 * @typedef {object} Part
 * @property {string} text what was typed
 * @property {Alternative[]} alternatives
 * @property {string} begun the word that may still be being typed, or an empty text
 * @property {string} id an ID that was typed, or an empty text
 */

/**
 * @typedef {object} Query
 * @property {Part[]} parts
 * @property {Part[]} excluded
 * @property {string[][]} phrases plain words that must follow each other
 */

/**
 * A word of the query. The first of a chunk that may be an ID has the ID, and the number of words in the chunk.
 * @typedef {{word: string, stem: string, isInPhrase: boolean, isExcluded: boolean, id: string, length: number}} Token
 */

const TOKEN = /(?<=^|\s)(-?)(?:"([^"]*)"?|(\S+))|"([^"]*)"/g;
const ID = /(?:^|\/id\/)([a-z0-9]+(?:-[a-z0-9]+)+)\/?(?:\?.*)?$/;
const SYNONYM = 0.55;

/**
 * Reads a query.
 * @param {string} text
 * @param {Language} language
 * @param {Name[][]} groups names of one thing
 * @returns {Query}
 */
export function readQuery(text, language, groups) {
  const phrases = [];
  /** @type {Token[]} */
  const tokens = [];
  for (const [, minus, quoted, chunk, quotedWithin] of text.normalize("NFC").replace(/[“”„«»]/g, '"').matchAll(TOKEN)) {
    const phrase = quoted ?? quotedWithin;
    const words = wordsOf(phrase ?? chunk, language);
    const isInPhrase = phrase !== undefined;
    if (isInPhrase && words.length && !minus) phrases.push(words.map(({ word }) => word));
    const id = isInPhrase ? "" : (ID.exec(chunk.toLowerCase())?.[1] ?? "");
    const found = id && chunk.includes("/") ? [] : words.filter(({ word }) => isFound(word, language));
    const named = id && !found.length ? [{ word: "", stem: "" }] : found;
    const shared = { isInPhrase, isExcluded: Boolean(minus) };
    tokens.push(...named.map(({ word, stem }, place) => ({ word, stem, ...shared, ...idAt(place, id, named.length) })));
  }
  const parts = inParts(tokens.filter((token) => !token.isExcluded), groups);
  const last = tokens.at(-1);
  const isBegun = last && !last.isInPhrase && !last.isExcluded && /[\p{L}\p{N}]$/u.test(text);
  if (isBegun) Object.assign(/** @type {Part} */ (parts.at(-1)), { begun: last.word });
  return { parts, excluded: inParts(tokens.filter((token) => token.isExcluded), []), phrases };
}

/**
 * @param {number} place
 * @param {string} id
 * @param {number} length
 */
const idAt = (place, id, length) => (place === 0 && id ? { id, length } : { id: "", length: 1 });

/**
 * Tokens as parts: several that name one thing are one part, and so are those of a chunk that may be an ID.
 * @param {Token[]} tokens
 * @param {Name[][]} groups
 */
function inParts(tokens, groups) {
  const parts = [];
  for (let place = 0; place < tokens.length; ) {
    const { id, length } = tokens[place];
    const name = longestName(tokens, place, groups);
    const isNamed = name && name.length >= length;
    const covered = tokens.slice(place, place + (isNamed ? name.length : length));
    parts.push(partOf(covered, isNamed ? synonymsOf(name, groups) : [], covered.length === length ? id : ""));
    place += covered.length;
  }
  return parts;
}

/**
 * The longest name of a group that begins at a place.
 * @param {Token[]} tokens
 * @param {number} place
 * @param {Name[][]} groups
 * @returns {string[] | undefined}
 */
function longestName(tokens, place, groups) {
  const names = groups.flat().map(([, stems]) => stems);
  const fits = names.filter((stems) =>
    stems.every((stem, step) => {
      const token = tokens[place + step];
      return token && !token.isInPhrase && token.stem === stem;
    }),
  );
  return fits.reduce((longest, name) => (name.length > (longest?.length ?? 0) ? name : longest), fits.at(0));
}

/**
 * The other names of what has a name.
 * @param {string[]} stems
 * @param {Name[][]} groups
 */
function synonymsOf(stems, groups) {
  const typed = stems.join(" ");
  const names = groups.filter((group) => group.some(([, each]) => each.join(" ") === typed)).flat();
  const once = [...new Map(names.map((name) => [name[1].join(" "), name])).values()];
  return once.filter(([, each]) => each.join(" ") !== typed);
}

/**
 * @param {Token[]} tokens
 * @param {Name[]} synonyms
 * @param {string} id
 * @returns {Part}
 */
function partOf(tokens, synonyms, id) {
  const stems = tokens.map((token) => token.stem).filter(Boolean);
  return {
    text: tokens.map(({ word }) => word).join(" ") || id,
    alternatives: [
      { stems, synonym: "", share: 1 },
      ...synonyms.map(([synonym, each]) => ({ stems: each, synonym, share: SYNONYM })),
    ],
    begun: "",
    id,
  };
}
