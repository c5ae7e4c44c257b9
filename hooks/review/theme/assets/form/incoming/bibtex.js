/** BibTeX and BibLaTeX, one entry at a time. */
import { plainText } from "./latex.js";
import { Reading } from "./reading.js";
import { translate } from "../../translate.js";

/** @import { IncomingRules } from "../description.js" */

const ENTRY = /@(\w+)\s*\{\s*([^\s,{}]*)\s*,/g;
const FIELD = /\s*([A-Za-z][\w-]*)\s*=\s*/y;
/** @type {Record<string, string[]>} the fields that say where a report of each kind was published */
const PLACES = {
  article: ["journal", "journaltitle"], incollection: ["booktitle"], techreport: ["institution"], book: ["publisher"],
  phdthesis: ["school", "institution"], online: ["howpublished"], misc: ["howpublished"],
};
const USED = "title author year date volume number issue pages doi pmid url".split(" ");
const UNUSED = "abstract keywords file annote note language issn isbn month urldate copyright day publisher address".split(" ");

/**
 * The entries of a text; comments and abbreviations are no entries.
 * @param {string} text
 * @param {IncomingRules} rules
 */
export function readBibtex(text, rules) {
  const found = [];
  for (const match of text.matchAll(ENTRY)) {
    const kind = match[1].toLowerCase();
    if (["comment", "string", "preamble"].includes(kind)) continue;
    found.push(entry(kind, fieldsOf(text, match.index + match[0].length), rules));
  }
  return found;
}

/**
 * The fields from a place on, as they are written; of what cannot be read, the rest under an empty name.
 * @param {string} text
 * @param {number} start
 */
function fieldsOf(text, start) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  let place = start;
  for (;;) {
    FIELD.lastIndex = place;
    const found = FIELD.exec(text);
    if (!found) break;
    const [value, end] = valueAt(text, FIELD.lastIndex);
    if (end < 0) {
      fields.set("", text.slice(place, place + 60));
      break;
    }
    if (!fields.has(found[1].toLowerCase())) fields.set(found[1].toLowerCase(), value);
    place = end;
    while (/[\s,]/.test(text[place] ?? "")) place += 1;
  }
  if (!fields.has("") && text[place] !== "}") fields.set("", text.slice(place, place + 60));
  return fields;
}

/**
 * A value in braces or quotation marks, or a number; any other, such as an abbreviation, cannot be read.
 * @param {string} text
 * @param {number} start
 * @returns {[string, number]} the value, and where it ends; -1 where it cannot be read
 */
function valueAt(text, start) {
  const [number] = /^\d+(?=\s*[,}])/.exec(text.slice(start, start + 20)) ?? [];
  if (number) return [number, start + number.length];
  const closing = text[start] === "{" ? "}" : text[start] === '"' ? '"' : "";
  let depth = 0;
  for (let place = start + 1; closing && place < text.length; place += 1) {
    if (text[place] === "\\") place += 1;
    else if (depth === 0 && text[place] === closing) {
      return /^\s*[,}]/.test(text.slice(place + 1, place + 40)) ? [text.slice(start + 1, place), place + 1] : ["", -1];
    } else if (text[place] === "{") depth += 1;
    else if (text[place] === "}") depth -= 1;
  }
  return ["", -1];
}

/**
 * @param {string} type
 * @param {Map<string, string>} fields
 * @param {IncomingRules} rules
 */
function entry(type, fields, rules) {
  const reading = new Reading(rules);
  reading.setKind(rules.bibtex[type] ?? type, type);
  const places = PLACES[reading.reference.kind];
  /**
   * @param {string[]} names
   * @returns {string}
   */
  const value = (...names) => {
    const name = names.find((each) => fields.get(each)) ?? "";
    const { text, isWhole } = plainText(fields.get(name) ?? "", rules, ["doi", "url", "pages"].includes(name));
    if (!isWhole) reading.leaveOut(translate("Check the LaTeX in {name}", { name }), text);
    return text;
  };
  reading.setTitle(value("title"));
  authors(fields.get("author") ?? "", reading);
  reading.set("journal", value(...places));
  if (fields.get("year") || fields.get("date")) reading.setYear(value("year", "date"));
  reading.set("volume", value("volume"));
  reading.set("number", value("number", "issue"));
  if (fields.get("pages")) reading.setPages(value("pages"));
  if (fields.get("doi")) reading.setDoi(value("doi"));
  reading.set("pmid", value("pmid"));
  if (!reading.reference.doi) reading.set("url", value("url"));
  for (const [name, text] of fields) {
    if (!name) reading.leaveOut(translate("Cannot be read from here on"), text);
    else if (![...USED, ...UNUSED, ...places].includes(name)) reading.leaveOut(name, text);
  }
  return reading.done();
}

/**
 * @param {string} written
 * @param {Reading} reading
 */
function authors(written, reading) {
  for (const part of splitAtAnd(written)) {
    const { text, isWhole } = plainText(part, reading.rules);
    if (!isWhole) reading.leaveOut(translate("Check the LaTeX in {name}", { name: "author" }), text);
    if (/^\{[^{}]*\}$/.test(part)) {
      reading.authors.push(text);
      if (text.includes(",")) reading.leaveOut(translate("Check the author"), text);
    } else if (/^(?:others|et al\.?)$/i.test(text)) reading.leaveOut(translate("More authors"), text);
    else if (text.includes(",") || reading.isInstitution(text)) reading.addAuthor(text);
    else reading.addAuthor(inverted(text));
  }
}

/**
 * "Jo van der Berg" as "van der Berg, Jo", as BibTeX does: the family name starts with the first small word.
 * @param {string} name
 */
function inverted(name) {
  const words = name.split(" ");
  if (words.length < 2 || /^\p{Lu}{1,3}$/u.test(words[words.length - 1])) return name;
  const small = words.findIndex((word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word));
  const start = small > 0 ? small : words.length - 1;
  return `${words.slice(start).join(" ")}, ${words.slice(0, start).join(" ")}`;
}

/**
 * The names in a field, separated by "and" outside braces.
 * @param {string} written
 */
function splitAtAnd(written) {
  /** @type {string[]} */
  const parts = [""];
  let depth = 0;
  for (const piece of written.split(/(\s+and\s+|[{}])/i)) {
    if (piece === "{") depth += 1;
    if (piece === "}") depth -= 1;
    if (depth === 0 && /^\s+and\s+$/i.test(piece)) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
