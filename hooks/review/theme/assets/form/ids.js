/** IDs made from what is written, as the program makes them (evidence/naming.py, importing/report.py). */

/** @import { Description, Reference } from "./description.js" */

const MAX_STEM = 58; // characters before the year, so that an ID has 64 at most
const ALPHABET = "abcdefghijklmnopqrstuvwxyz";
const WITH_INITIALS = /^(.+?) ((?:\p{Lu}\.?[ -]?){1,4})$/u;

/**
 * The authors of a reference, one a line or separated by semicolons.
 * @param {Reference} reference
 */
export const authorsOf = (reference) =>
  (reference.authors ?? "").split(/\n|;/).map((line) => line.trim()).filter(Boolean);

/**
 * A name that ends in initials ("French L") in its two parts; null for any other.
 * @param {string} name
 */
export function splitInitials(name) {
  const [, family, initials] = WITH_INITIALS.exec(name) ?? [];
  return family ? { family, initials: initials.trim() } : null;
}

/**
 * A text in lower-case letters a to z, digits and single hyphens; empty where a letter is of an unknown alphabet.
 * @param {string} text
 * @param {Record<string, string>} letters characters that are written in plain letters, by those letters
 */
export function slug(text, letters) {
  const known = new Map(Object.entries(letters).flatMap(([plain, all]) => [...all].map((each) => [each, plain])));
  /** @param {string} character */
  const written = (character) =>
    known.get(character) ?? known.get(character.toLowerCase()) ?? character.toLowerCase().replace(/\p{Mark}/gu, "");
  const plain = [...text.replace(/['’ʼ`]/g, "").normalize("NFKD")].map(written).join("");
  if (/[^a-z0-9]/.test(plain.replace(/[^\p{L}\p{N}]/gu, ""))) return "";
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/**
 * The ID of a report, <family name>-<year>, with a letter where that is taken; empty where there is no author or year yet.
 * @param {Reference} reference
 * @param {Pick<Description, "known" | "letters">} description
 */
export function studyId(reference, { known, letters }) {
  const [author = ""] = authorsOf(reference);
  if (!author || !/^[0-9]{4}$/.test(reference.year ?? "")) return "";
  const family = author.includes(",") ? author.split(",")[0] : (splitInitials(author)?.family ?? author);
  const stem = slug(family, letters);
  if (!stem && /\p{L}/u.test(family)) return "";
  const id = `${stem.slice(0, MAX_STEM).replace(/-$/, "") || "anonymous"}-${reference.year}`;
  const numbers = Object.keys({ ...known.ids, ...known.references })
    .filter((each) => each.startsWith(id) && /^[a-z]{0,3}$/.test(each.slice(id.length)))
    .map((each) => Math.max(numberOf(each.slice(id.length)), 1));
  return numbers.length ? `${id}${lettersOf(Math.max(...numbers) + 1)}` : id;
}

/**
 * The place of letters in a, b … z, aa, ab …: 1 for a; 0 without letters.
 * @param {string} letters
 */
const numberOf = (letters) =>
  [...letters].reduce((number, letter) => number * ALPHABET.length + ALPHABET.indexOf(letter) + 1, 0);

/**
 * The letters at a place.
 * @param {number} number
 * @returns {string}
 */
const lettersOf = (number) =>
  number ? lettersOf(Math.floor((number - 1) / ALPHABET.length)) + ALPHABET[(number - 1) % ALPHABET.length] : "";
