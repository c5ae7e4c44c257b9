/**
 * Compares two descriptions of reports, as the program does (model/similarity.py): the same report, different reports,
 * or a question for a person. Thresholds and lists of words come from the description that the page holds;
 * tests/rules/ has cases and pairs that both compare.
 */
import { editDistance, lengthOf, similarity } from "./distances.js";
import { percentDecoded } from "./incoming/dois.js";
import { translate } from "../translate.js";

/** What stands between what two descriptions share and what they do not. */
export const BUT = translate(", but ");

/** @import { ComparingRules, Described } from "./description.js" */

/** @typedef {"same" | "unsure" | "different"} Verdict */

/** @typedef {{verdict: Verdict, reason: string}} Comparison */

/**
 * A report in the form in which reports are compared.
 * @typedef {object} Work
 * @property {string} doi
 * @property {string} pmid
 * @property {string} title as written
 * @property {number | null} year
 * @property {string} journal as written
 * @property {string} pages as written
 * @property {string[]} words of the title
 * @property {string} compact the title without spaces
 * @property {string} numerals
 * @property {string[]} families
 * @property {string[]} journalWords
 * @property {boolean} isPreprint
 */

/** @type {Comparison} */
const DIFFERENT = { verdict: "different", reason: "" };

/**
 * The words of a title in lower case, without accents, punctuation and extra spaces.
 * @param {string} title
 */
export const comparable = (title) =>
  (
    title
      .toLowerCase()
      .replace(/ß/g, "ss")
      .replace(/ς/g, "σ")
      .replace(/&/g, " and ")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/(?<=[\p{L}\p{N}_])(?:['’](?=[\p{L}\p{N}_])|ʼ(?=s?(?![\p{L}\p{N}_])))/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");

/**
 * A DOI in the form in which DOIs are compared: decoded, in lower case, without a resolver.
 * @param {string} doi
 */
export const comparableDoi = (doi) =>
  percentDecoded(doi)
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, "");

/**
 * The title without what databases add to it.
 * @param {string} title
 * @param {ComparingRules} rules
 */
function withoutAnnotations(title, rules) {
  const text = title.replace(new RegExp(rules.erratum, "isu"), "");
  const bare = text.replace(new RegExp(rules.annotation, "giu"), "").trim();
  const isTranslated = bare.startsWith("[") && bare.replace(/\.+$/, "").endsWith("]") && bare.split("[").length === 2;
  return isTranslated ? bare.replace(/^[[\]. ]+|[[\]. ]+$/g, "") : bare || title;
}

/**
 * @param {Described} described
 * @param {ComparingRules} rules
 * @returns {Work}
 */
export function asWork({ doi, pmid, title, year, authors, journal, pages }, rules) {
  const words = comparable(withoutAnnotations(title, rules)).split(" ").filter(Boolean);
  const numerals = words
    .filter((word) => Object.hasOwn(rules.numberWords, word) || /^(?:\p{Nd}+|[ivx]{1,5})$/u.test(word))
    .map((word) => (Object.hasOwn(rules.numberWords, word) ? rules.numberWords[word] : word));
  const journalWords = comparable(journal.replace(/\(.*?\)|\. Conference:.*$|[:=].*$/g, "")).split(" ").filter(Boolean);
  return {
    doi: comparableDoi(doi),
    pmid,
    title,
    year,
    journal,
    pages,
    words,
    compact: words.join(""),
    numerals: numerals.sort().join(" "),
    families: authors.map(comparable).filter(Boolean),
    journalWords: journalWords.filter((word) => !rules.ignoredInJournals.includes(word)),
    isPreprint: new RegExp(rules.preprints, "u").test(journal.toLowerCase()),
  };
}

/**
 * What identifies a report without numbers.
 * @param {Work} work
 */
export const descriptionOf = ({ compact, title, year, families, journalWords }) =>
  JSON.stringify([compact || title, year, families, journalWords]);

/**
 * Whether two works are the same report. Both ways round, the answer is the same.
 * @param {Work} one
 * @param {Work} two
 * @param {ComparingRules} rules
 * @returns {Comparison}
 */
export function compare(one, two, rules) {
  if (one.doi && two.doi) {
    if (one.doi === two.doi) return compareWithOneDoi(one, two, rules);
    if (!one.pmid || one.pmid !== two.pmid) return DIFFERENT;
    return { verdict: "unsure", reason: translate("the same PubMed number but another DOI") };
  }
  if (one.pmid && two.pmid) {
    return one.pmid === two.pmid ? { verdict: "same", reason: translate("the same PubMed number") } : DIFFERENT;
  }
  if (descriptionOf(one) === descriptionOf(two)) {
    const isOther = one.words.length < rules.titleWords && hasOtherPages(one, two);
    if (isOther) return { verdict: "unsure", reason: translate("all but the pages") };
    return { verdict: "same", reason: translate("the same title, authors, year and journal") };
  }
  if (!one.words.length || !two.words.length || one.numerals !== two.numerals) return DIFFERENT;
  return compareByTitle(one, two, rules);
}

/**
 * Compares works with one DOI: it may be that of a whole issue, such as the abstracts of a conference.
 * @param {Work} one
 * @param {Work} two
 * @param {ComparingRules} rules
 * @returns {Comparison}
 */
function compareWithOneDoi(one, two, rules) {
  const isDescribed = one.words.length > 0 && two.words.length > 0;
  const authors = authorAgreement(one.families, two.families, rules) === false;
  const pages = hasOtherPages(one, two);
  if (isDescribed && (authors || pages) && !titleAgreement(one, two, rules)) {
    const other = authors
      ? pages
        ? translate("another title and other authors and pages")
        : translate("another title and other authors")
      : translate("another title and other pages");
    return { verdict: "unsure", reason: `${translate("the same DOI")}${BUT}${other}` };
  }
  return { verdict: "same", reason: translate("the same DOI") };
}

/**
 * @param {Work} one
 * @param {Work} two
 * @param {ComparingRules} rules
 * @returns {Comparison}
 */
function compareByTitle(one, two, rules) {
  const title = titleAgreement(one, two, rules);
  if (!title) return DIFFERENT;
  const authors = authorAgreement(one.families, two.families, rules);
  const journal = journalAgreement(one.journalWords, two.journalWords);
  const years = one.year && two.year ? Math.abs(one.year - two.year) : null;
  const isShort = Math.min(one.words.length, two.words.length) < rules.titleWords;
  if (authors === false && (isShort || journal !== true || years !== 0 || title !== "same")) return DIFFERENT;
  if (years !== null && years > 1) return DIFFERENT;
  if (isShort && !(title === "same" && authors && years === 0 && journal)) return DIFFERENT;
  if (one.isPreprint !== two.isPreprint && (one.journal || two.journal)) {
    return { verdict: "unsure", reason: translate("a preprint and an article with the same title") };
  }
  const samePages = hasSamePages(one, two);
  const doubts = [
    title === "subtitle" && (one.title && two.title ? translate("another title") : translate("no title")),
    years && !samePages && translate("the years {first} and {last}", yearsOf(one, two)),
    years === null && !samePages && translate("a year missing"),
    authors === false && translate("other authors"),
    authors === null && !journal && translate("authors not known"),
    journal === false && !samePages && (one.journal && two.journal ? translate("another journal") : translate("no journal")),
    hasOtherPages(one, two) && translate("other pages"),
  ].filter(Boolean);
  const names = {
    same: translate("the same title"),
    near: translate("nearly the same title"),
    subtitle: translate("the same main title"),
  };
  const agreeing = [names[title], authors && translate("authors"), years === 0 && translate("year"), journal && translate("journal")].filter(Boolean);
  const shared = agreeing.length === 1 ? agreeing[0] : translate("{first} and {last}", { first: agreeing.slice(0, -1).join(", "), last: agreeing.at(-1) || "" });
  if (doubts.length) return { verdict: "unsure", reason: `${shared}${BUT}${doubts.join(", ")}` };
  return { verdict: "same", reason: String(shared) };
}

/**
 * The years of two works, the earlier first.
 * @param {Work} one
 * @param {Work} two
 */
function yearsOf(one, two) {
  const [first, last] = [one.year ?? 0, two.year ?? 0].sort();
  return { first, last };
}

/**
 * Whether the titles are the same, nearly the same, the same but for a subtitle, or not alike (empty).
 * @param {Work} one
 * @param {Work} two
 * @param {ComparingRules} rules
 * @returns {"same" | "near" | "subtitle" | ""}
 */
function titleAgreement(one, two, rules) {
  if (one.compact === two.compact) return "same";
  const [shorter, longer] = [one, two].sort((a, b) => lengthOf(a.compact) - lengthOf(b.compact));
  const rest = longer.words.slice(shorter.words.length); // none where only the last word is longer ("driver", "drivers")
  if (rest.length && shorter.words.length >= rules.titleWords && longer.compact.startsWith(shorter.compact)) {
    const isNotice = rest.some((word) => rules.notices.includes(word));
    return /[:.?!–—\-([]/.test(longer.title) && !isNotice ? "subtitle" : "";
  }
  const isNear = similarity(one.compact, two.compact) >= rules.titleSimilarity;
  return isNear && differBySpelling(one.words, two.words, rules) ? "near" : "";
}

/**
 * Whether every word that only one title has is another spelling of words that only the other has.
 * @param {string[]} one
 * @param {string[]} two
 * @param {ComparingRules} rules
 */
function differBySpelling(one, two, rules) {
  const [rest, other] = [onlyIn(one, two), onlyIn(two, one)];
  if ([...rest, ...other].some((word) => rules.notices.includes(word))) return false;
  /** @param {string} word */
  const alternativesOf = (word) => rules.opposites.findLast((group) => group.includes(word)) ?? [];
  if (rest.some((word) => other.some((each) => alternativesOf(each).length && alternativesOf(word).includes(each)))) {
    return false;
  }
  const [joined, against] = [rest.join(""), other.join("")];
  if (joined === against) return true;
  if (rest.length !== other.length) return Boolean(joined && against) && editDistance(joined, against) <= 1;
  return rest.every((word, index) => isSpellingOf(word, other[index], rules));
}

/**
 * The words of the first title that the second lacks, in their order.
 * @param {string[]} one
 * @param {string[]} two
 */
function onlyIn(one, two) {
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  for (const word of two) left.set(word, (left.get(word) ?? 0) - 1);
  return one.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
}

/**
 * Whether two words differ as a typing error or another spelling does, and not as prefixes do (un-, non-).
 * @param {string} one
 * @param {string} two
 * @param {ComparingRules} rules
 */
function isSpellingOf(one, two, rules) {
  const distance = editDistance(one, two);
  if (lengthOf(one) > 2 && [...one].sort().join("") === [...two].sort().join("")) return distance === 1;
  const [shorter, longer] = [one, two].sort((a, b) => lengthOf(a) - lengthOf(b));
  if (lengthOf(shorter) < 4) return false;
  if (longer.endsWith(shorter)) return lengthOf(longer) - lengthOf(shorter) <= 1;
  return distance <= 2 && 100 * (1 - distance / lengthOf(longer)) >= rules.wordSimilarity;
}

/**
 * Whether two lists of authors agree; null where one of them is empty.
 * @param {string[]} one
 * @param {string[]} two
 * @param {ComparingRules} rules
 */
function authorAgreement(one, two, rules) {
  if (!one.length || !two.length) return null;
  const [shorter, longer] = [one, two].sort((a, b) => a.length - b.length);
  const shared = shorter.filter((name) => longer.some((other) => isSameName(name, other, rules)));
  return shared.length / shorter.length >= rules.sharedAuthors;
}

/**
 * @param {string} one
 * @param {string} two
 * @param {ComparingRules} rules
 */
const isSameName = (one, two, rules) =>
  one === two ||
  (Math.min(lengthOf(one), lengthOf(two)) > 4 && similarity(one, two) >= rules.nameSimilarity) ||
  one.split(" ").at(-1) === two.split(" ").at(-1); // "van der Berg" and "Berg"

/**
 * Whether two names of journals agree, also where one is abbreviated; null where one of them is missing.
 * @param {string[]} one
 * @param {string[]} two
 */
function journalAgreement(one, two) {
  const [shorter, longer] = [one, two].sort((a, b) => lengthOf(a.join("")) - lengthOf(b.join("")));
  if (!shorter.length || !longer.length) return null;
  const initials = longer.map((word) => [...word][0]).join("");
  if (shorter.length === 1 && lengthOf(shorter[0]) > 1 && shorter[0] === initials) return true;
  if (shorter.length !== longer.length) return shorter.join("") === longer.join("");
  return shorter.every((word, index) => abbreviates(word, longer[index]) || abbreviates(longer[index], word));
}

/**
 * Whether a word abbreviates another, as "transp" and "jnl" do.
 * @param {string} short
 * @param {string} long
 */
function abbreviates(short, long) {
  if (long.startsWith(short)) return true;
  const [letters, all] = [[...short], [...long]];
  if (letters[0] !== all[0] || letters.length >= all.length) return false;
  let next = 0;
  for (const letter of all) if (letter === letters[next]) next += 1;
  return next === letters.length;
}

/** @param {Work} work */
const firstPage = ({ pages }) => pages.trim().toLowerCase().split(/[^\p{L}\p{N}_]/u)[0];

/**
 * @param {Work} one
 * @param {Work} two
 */
const hasSamePages = (one, two) => Boolean(firstPage(one)) && firstPage(one) === firstPage(two);

/**
 * @param {Work} one
 * @param {Work} two
 */
const hasOtherPages = (one, two) => Boolean(one.pages && two.pages) && !hasSamePages(one, two);
