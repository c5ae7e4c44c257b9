/** A citation with its DOI, pasted from a page: in the style of Vancouver or APA; of any other, the DOI alone. */
import { doiIn } from "./dois.js";
import { plain, Reading } from "./reading.js";
import { translate } from "../../translate.js";

/** @import { IncomingRules } from "../description.js" */

const APA = /^(?<authors>.+?) \((?<year>\d{4})[a-z]?(?:, [^)]*)?\)\. (?<title>.+?[.?!]) (?<journal>[^.?!]+), (?<volume>\d+)(?: ?\((?<number>[^)]+)\))?(?:, (?:Article )?(?<pages>[\w–-]+))?\.? /u;
const VANCOUVER = /^(?<authors>[^.]+)\. (?<title>.+?[.?!]) (?<journal>[^.?!]+)\. (?<year>\d{4})[^;:]*;(?<volume>\d+)(?:\((?<number>[^)]+)\))?(?::(?<pages>[\w–-]+))?\. /u;
const APA_AUTHOR = /^([^,&]+), ((?:\p{Lu}\.[ -]?)+)(?:, (?:& )?|,? & |$)/u;
const VANCOUVER_AUTHOR = /^(.+) (\p{Lu}{1,4})$/u;

/**
 * @param {string} text
 * @param {IncomingRules} rules
 */
export function readCitation(text, rules) {
  const citation = plain(text);
  const doi = doiIn(citation);
  if (!doi) return [];
  const reading = new Reading(rules);
  reading.setDoi(doi);
  const parts = (APA.exec(citation) ?? VANCOUVER.exec(citation))?.groups;
  const names = parts && (apaAuthors(parts.authors) ?? vancouverAuthors(parts.authors));
  if (!parts || !names) {
    reading.leaveOut(translate("Only the DOI was recognised in"), citation);
    return [reading.done()];
  }
  reading.setKind("article", "");
  reading.setTitle(parts.title);
  reading.authors.push(...names);
  reading.setYear(parts.year);
  for (const name of ["journal", "volume", "number"]) reading.set(name, parts[name] ?? "");
  if (parts.pages) reading.setPages(parts.pages);
  return [reading.done()];
}

/**
 * "Smith, J. A., & Jones, K." as names; null where it is anything else.
 * @param {string} written
 */
function apaAuthors(written) {
  const names = [];
  for (let rest = written.trim(); rest; ) {
    const found = APA_AUTHOR.exec(rest);
    if (!found) return null;
    names.push(`${found[1].trim()}, ${found[2].trim()}`);
    rest = rest.slice(found[0].length);
  }
  return names;
}

/**
 * "Smith JA, Jones K" as names; null where it is anything else.
 * @param {string} written
 */
function vancouverAuthors(written) {
  const names = written.split(/,\s*/);
  return names.every((name) => VANCOUVER_AUTHOR.test(name)) ? names : null;
}
