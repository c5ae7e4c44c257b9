/**
 * The stem of a German word, by the algorithm CISTEM, with which the index of a review in German is made
 * (hooks/review/search/german.py). It takes the place of stem.js in such a review.
 */

/** Groups of letters that the rules treat as one, and what stands for each meanwhile. */
const GROUPS = /** @type {const} */ ([["sch", "$"], ["ei", "%"], ["ie", "&"]]);

/**
 * The stem of a word in small letters and without accents.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length < 3) return word;
  let rest = word.replace(/^ge(.{4,})/su, "$1");
  for (const [letters, sign] of GROUPS) rest = rest.replaceAll(letters, () => sign);
  rest = rest.replace(/(.)\1/gsu, "$1*");
  for (let length = [...rest].length; length > 3; length = [...rest].length) {
    if (length > 5 && /(?:em|er|nd)$/.test(rest)) rest = rest.slice(0, -2);
    else if (/[tesn]$/.test(rest)) rest = rest.slice(0, -1);
    else break;
  }
  rest = rest.replace(/(.)\*/gsu, "$1$1");
  for (const [letters, sign] of GROUPS.toReversed()) rest = rest.replaceAll(sign, letters);
  return rest;
}
