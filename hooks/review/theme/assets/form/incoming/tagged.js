/** RIS, and nbib as PubMed exports it: lines that start with a tag. */
import { doiIn } from "./dois.js";
import { plain, Reading } from "./reading.js";
import { translate } from "../../translate.js";

/** @import { IncomingRules } from "../description.js" */

/** @typedef {{tag: string, value: string}} Tagged */

const RIS_TAG = /^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/;
const NBIB_TAG = /^([A-Z]{1,4}) *- ?(.*)$/;
const NO_VALUE = new Set("NA N/A NaN nan NULL None".split(" ")); // as statistics programs write it
// Parts that no reference needs: abstracts, keywords, notes of a program, and what the database says of itself.
const RIS_UNUSED = new Set("TY ER AB N1 N2 KW LA SN ID L1 L2 L3 L4 LK DB DP AN Y2 AD RN CY M1 M3 CN C2 C6 SE ST".split(" "));
const NBIB_USED = new Set("PMID TI TT JT TA FAU AU CN DP VI IP PG LID AID".split(" "));
const NBIB_NAMED = new Set("FED ED PB BTI".split(" "));

/**
 * The records of a text: each the tags that a line starts with, and their values.
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(tag: string) => boolean} isStart whether a tag starts a record
 */
function records(text, pattern, isStart) {
  const isRis = pattern === RIS_TAG; // nbib ends a record with an empty line
  /** @type {Tagged[][]} */
  const all = [];
  let isOpen = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, tag, value = ""] = pattern.exec(line) ?? [];
    if (tag && isStart(tag)) all.push([]);
    isOpen = Boolean(tag && isStart(tag)) || (isOpen && tag !== "ER" && (isRis || Boolean(line.trim())));
    const record = all[all.length - 1];
    if (!isOpen) continue;
    if (tag && isRis && NO_VALUE.has(value.trim())) continue;
    if (tag) record.push({ tag, value: value.trim() });
    else if (line.trim() && record.length) record[record.length - 1].value += ` ${line.trim()}`;
  }
  return all;
}

/**
 * The values of tags, in the order of the tags.
 * @param {Tagged[]} record
 * @param {string[]} tags
 */
const valuesOf = (record, ...tags) =>
  tags.flatMap((tag) => record.filter((each) => each.tag === tag && each.value).map(({ value }) => value));

/**
 * @param {string} text
 * @param {IncomingRules} rules
 */
export const readRis = (text, rules) => records(text, RIS_TAG, (tag) => tag === "TY").map((record) => ris(record, rules));

/**
 * @param {Tagged[]} record
 * @param {IncomingRules} rules
 */
function ris(record, rules) {
  const reading = new Reading(rules);
  const [type] = record;
  reading.setKind(rules.ris[type.value.toUpperCase()] ?? "misc", type.value);
  const { kind } = reading.reference;
  const isPublished = ["techreport", "book", "phdthesis"].includes(kind);
  const [title = ""] = valuesOf(record, "TI", "T1");
  const [journal = ""] = isPublished ? valuesOf(record, "PB") : valuesOf(record, "JO", "JF", "T2", "JA", "J2");
  const [year = ""] = valuesOf(record, "PY", "Y1", "DA");
  const [first = ""] = valuesOf(record, "SP");
  const [last = ""] = valuesOf(record, "EP");
  const [doi = ""] = [...valuesOf(record, "DO"), ...valuesOf(record, "UR").filter(doiIn)];
  reading.setTitle(title);
  const authors = record.filter(({ tag }) => tag === "AU" || tag === "A1").map(({ value }) => value);
  for (const author of new Set(authors)) reading.addAuthor(author);
  reading.set("journal", journal);
  if (year) reading.setYear(year);
  reading.set("volume", valuesOf(record, "VL")[0] ?? "");
  reading.set("number", valuesOf(record, "IS")[0] ?? "");
  if (first || last) reading.setPages(first && last && !first.includes("-") ? `${first}-${last}` : first || last);
  if (doi) reading.setDoi(doi);
  const [url = ""] = valuesOf(record, "UR").filter((each) => !each.includes("doi.org/"));
  if (!reading.reference.doi) {
    reading.set("url", url);
    if (/10(?:\.|%2E)\d{4}/i.test(url)) reading.leaveOut(translate("Check whether this address has the DOI"), url);
  }
  for (const { tag, value } of record) if (!isTaken(tag, isPublished)) reading.leaveOut(tag, value);
  return reading.done();
}

/**
 * @param {string} tag
 * @param {boolean} isPublished whether the publisher says where it was published
 */
const isTaken = (tag, isPublished) =>
  RIS_UNUSED.has(tag) ||
  "TI T1 AU A1 PY Y1 DA JO JF JA J2 VL IS SP EP DO UR".split(" ").includes(tag) ||
  tag === (isPublished ? "PB" : "T2");

/**
 * @param {string} text
 * @param {IncomingRules} rules
 */
export const readNbib = (text, rules) => records(text, NBIB_TAG, (tag) => tag === "PMID").map((record) => nbib(record, rules));

/**
 * @param {Tagged[]} record
 * @param {IncomingRules} rules
 */
function nbib(record, rules) {
  const reading = new Reading(rules);
  reading.setKind("article", "");
  const [title = ""] = valuesOf(record, "TI", "TT");
  const names = valuesOf(record, "FAU");
  const dois = valuesOf(record, "LID", "AID").filter((value) => value.endsWith("[doi]"));
  reading.setTitle(title);
  for (const name of names.length ? names : valuesOf(record, "AU")) reading.addAuthor(name);
  for (const name of valuesOf(record, "CN")) reading.authors.push(plain(name));
  reading.set("journal", valuesOf(record, "JT", "TA")[0] ?? "");
  const [date = ""] = valuesOf(record, "DP");
  if (date) reading.setYear(date);
  reading.set("volume", valuesOf(record, "VI")[0] ?? "");
  reading.set("number", valuesOf(record, "IP")[0] ?? "");
  const [pages = ""] = valuesOf(record, "PG");
  if (pages) reading.setPages(pages);
  if (dois.length) reading.setDoi(dois[dois.length - 1].replace(/\s*\[doi\]$/, ""));
  reading.set("pmid", valuesOf(record, "PMID")[0] ?? "");
  const number = valuesOf(record, "LID").find((value) => value.endsWith("[pii]"));
  if (!pages && number) reading.leaveOut(translate("Article number"), number.replace(/\s*\[pii\]$/, ""));
  for (const { tag, value } of record) if (!NBIB_USED.has(tag) && NBIB_NAMED.has(tag)) reading.leaveOut(tag, value);
  return reading.done();
}
