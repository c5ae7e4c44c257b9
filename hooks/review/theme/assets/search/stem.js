/**
 * The stem of an English word, by the algorithm of M. F. Porter ("An algorithm for suffix stripping", Program 14, 1980), as
 * Snowball's stemmer "porter" has it, with which the index is made (hooks/review/search/words.py).
 */

/** @type {[suffix: string, replacement: string][]} */
const STEP_2 = [
  ["ational", "ate"], ["ization", "ize"], ["iveness", "ive"], ["fulness", "ful"], ["ousness", "ous"], ["tional", "tion"],
  ["biliti", "ble"], ["entli", "ent"], ["ousli", "ous"], ["ation", "ate"], ["alism", "al"], ["aliti", "al"],
  ["iviti", "ive"], ["enci", "ence"], ["anci", "ance"], ["abli", "able"], ["izer", "ize"], ["ator", "ate"], ["alli", "al"],
  ["eli", "e"],
];
/** @type {[suffix: string, replacement: string][]} */
const STEP_3 = [
  ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ness", ""], ["ful", ""],
];
const STEP_4 = [
  "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er",
  "ic", "ou",
];

/**
 * A word as a text of c for consonants and v for vowels; a y after a consonant is a vowel.
 * @param {string} word
 */
const shape = (word) =>
  [...word].reduce((made, letter) => {
    const isVowel = "aeiou".includes(letter) || (letter === "y" && made.endsWith("c"));
    return made + (isVowel ? "v" : "c");
  }, "");

/**
 * How often a vowel is followed by a consonant.
 * @param {string} word
 */
const measure = (word) => shape(word).split(/v+c/).length - 1;

/** @param {string} word */
const hasVowel = (word) => shape(word).includes("v");

/**
 * Whether a word ends in consonant, vowel and consonant, the last not w, x or y.
 * @param {string} word
 */
const isShort = (word) => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);

/**
 * Replaces the longest suffix of a list where the rest has a vowel followed by a consonant.
 * @param {string} word
 * @param {[suffix: string, replacement: string][]} suffixes
 */
function replaced(word, suffixes) {
  const found = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found) return word;
  const rest = word.slice(0, -found[0].length);
  return measure(rest) > 0 ? rest + found[1] : word;
}

/** @param {string} word */
function withoutPlural(word) {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** @param {string} word */
function withoutPast(word) {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = /(?:ed|ing)$/.exec(word);
  if (!ending || !hasVowel(word.slice(0, ending.index))) return word;
  const rest = word.slice(0, ending.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && isShort(rest) ? `${rest}e` : rest;
}

/** @param {string} word */
function withoutSuffix(word) {
  const suffix = STEP_4.find((each) => word.endsWith(each));
  if (!suffix) return word;
  const rest = word.slice(0, -suffix.length);
  return measure(rest) > 1 && (suffix !== "ion" || /[st]$/.test(rest)) ? rest : word;
}

/** @param {string} word */
function withoutFinal(word) {
  let made = word;
  if (made.endsWith("e")) {
    const rest = made.slice(0, -1);
    if (measure(rest) > 1 || (measure(rest) === 1 && !isShort(rest))) made = rest;
  }
  return made.endsWith("ll") && measure(made) > 1 ? made.slice(0, -1) : made;
}

/**
 * The stem of a word in small letters.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length < 3) return word;
  let made = withoutPast(withoutPlural(word));
  if (made.endsWith("y") && hasVowel(made.slice(0, -1))) made = `${made.slice(0, -1)}i`;
  return withoutFinal(withoutSuffix(replaced(replaced(made, STEP_2), STEP_3)));
}
