/** CSL-JSON, as Zotero and citation services export it. */
import { plain, Reading } from "./reading.js";
import { translate } from "../../translate.js";

/** @import { IncomingRules } from "../description.js" */

/** @typedef {{family?: string, given?: string, suffix?: string, literal?: string, name?: string, "dropping-particle"?: string, "non-dropping-particle"?: string}} CslName */

const PUBLISHED = { techreport: "publisher", book: "publisher", phdthesis: "publisher" };
const NAMED = ["editor", "edition", "collection-title", "genre", "publisher-place", "number"];

/**
 * The items of a text; null where it is no JSON.
 * @param {string} text
 * @param {IncomingRules} rules
 */
export function readCsl(text, rules) {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const items = Array.isArray(found) ? found : Array.isArray(found?.items) ? found.items : [found];
  return items.filter((/** @type {unknown} */ item) => item && typeof item === "object").map((/** @type {any} */ item) => csl(item, rules));
}

/**
 * @param {Record<string, any>} item
 * @param {IncomingRules} rules
 */
function csl(item, rules) {
  const reading = new Reading(rules);
  const type = text(item.type);
  reading.setKind(rules.csl[type] ?? (type.includes("article") ? "article" : "misc"), type);
  const { kind } = reading.reference;
  const place = Object.hasOwn(PUBLISHED, kind) ? "publisher" : "container-title";
  reading.setTitle(text(item.title));
  for (const name of Array.isArray(item.author) ? item.author : []) addName(name, reading);
  const issued = item.issued?.["date-parts"]?.[0]?.[0] ?? item.issued?.raw ?? item.issued?.literal ?? item.issued;
  if (issued && typeof issued !== "object") reading.setYear(String(issued));
  reading.set("journal", text(item[place]));
  reading.set("volume", text(item.volume));
  reading.set("number", text(item.issue));
  if (item.page) reading.setPages(text(item.page));
  if (item.DOI) reading.setDoi(text(item.DOI));
  reading.set("pmid", /^\d+$/.test(text(item.PMID)) ? text(item.PMID) : "");
  if (!reading.reference.doi) reading.set("url", text(item.URL));
  if (place !== "publisher" && kind !== "article") reading.leaveOut("publisher", text(item.publisher));
  for (const name of NAMED) if (item[name]) reading.leaveOut(name, JSON.stringify(item[name]));
  return reading.done();
}

/** @param {unknown} value */
const text = (value) => plain(Array.isArray(value) ? value.find(Boolean) : typeof value === "object" ? "" : value);

/**
 * @param {CslName} name
 * @param {Reading} reading
 */
function addName(name, reading) {
  const literal = text(name.literal ?? name.name);
  if (literal) {
    reading.authors.push(literal);
    if (literal.includes(",")) reading.leaveOut(translate("Check the author"), literal);
    return;
  }
  const particles = [name["dropping-particle"], name["non-dropping-particle"]].map(text).filter(Boolean);
  const family = [...particles, text(name.family)].join(" ");
  reading.authors.push([family, text(name.given), text(name.suffix)].filter(Boolean).join(", "));
}
