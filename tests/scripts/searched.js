/** Searches an index as the site does, for tests: the index is a folder of files, or the files themselves. */
import { readFileSync } from "node:fs";

import { bestSentence, marksFor } from "../../hooks/review/theme/assets/search/excerpt.js";
import { readQuery } from "../../hooks/review/theme/assets/search/query.js";
import { answer } from "../../hooks/review/theme/assets/search/ranking.js";
import { openIndex } from "../../hooks/review/theme/assets/search/shards.js";
import { statusOf } from "../../hooks/review/theme/assets/search/wording.js";
import { isFound, wordsOf } from "../../hooks/review/theme/assets/search/words.js";

/** @import { Language } from "../../hooks/review/theme/assets/search/words.js" */

/**
 * What a search finds, the best first.
 * @param {Record<string, any>} files by name, without their folder and extension
 * @param {string} text
 */
export async function searched(files, text) {
  /** @type {string[]} */
  const fetched = [];
  const index = await openIndex(async (name) => {
    fetched.push(name);
    return files[name];
  });
  const found = await answer(index, readQuery(text, index.language, index.groups));
  const results = await Promise.all(
    found.numbers.map(async (number) => {
      const [url, title, lines] = await index.document(number);
      const sequences = marksFor([title, ...lines], found.sequences, index.language);
      return { kind: index.kindOf(number), url, title, sentence: bestSentence(lines, sequences, index.language).text };
    }),
  );
  return { results, status: statusOf(found, text), synonyms: found.synonyms, fetched };
}

/**
 * What a search finds in the index of a built site.
 * @param {string} folder
 * @param {string} text
 */
export function searchedSite(folder, text) {
  const files = new Proxy({}, { get: (_, name) => JSON.parse(readFileSync(`${folder}/search/${String(name)}.json`, "utf-8")) });
  return searched(files, text);
}

/**
 * The stems of the words of a text that are found.
 * @param {string} text
 * @param {Language} language
 */
export const stemsOf = (text, language) =>
  wordsOf(text.normalize("NFC"), language).filter(({ word }) => isFound(word, language)).map(({ stem }) => stem);
