/**
 * Finds the known report that a study's reference describes again, by the test that the program uses for every way in
 * (model/duplicates.py). What a person has decided before goes first.
 */
import { authorsOf, splitInitials } from "./ids.js";
import { asWork, compare, descriptionOf } from "./similarity.js";
import { translate } from "../translate.js";

/** @import { ComparingRules, Comparison, Described, Description, KnownReport, Reference, StudyDraft } from "./description.js" */
/** @import { Work } from "./similarity.js" */

/**
 * A known report, and what it has in common with the described one. `isCertain`: nobody needs to be asked.
 * @typedef {{known: KnownReport, by: string, isCertain: boolean}} Match
 */

/** @type {WeakMap<Described, Work>} what is known already, which stays the same while the form is open */
const prepared = new WeakMap();

/**
 * @param {Described} described
 * @param {ComparingRules} rules
 */
function knownWork(described, rules) {
  const work = prepared.get(described) ?? asWork(described, rules);
  prepared.set(described, work);
  return work;
}

/**
 * The known report that is the same as the described one, or else one that may be; null where there is none.
 * @param {Described} described
 * @param {KnownReport[]} reports
 * @param {Comparison[]} comparisons
 * @param {ComparingRules} rules
 * @returns {Match | null}
 */
export function matchOf(described, reports, comparisons, rules) {
  const work = asWork(described, rules);
  const decided = new Map(
    comparisons
      .filter((comparison) => identity(knownWork(comparison, rules)) === identity(work))
      .map(({ other, decision }) => [other, decision]),
  );
  const same = reports.find(({ id }) => decided.get(id) === "same");
  if (same) return { known: same, by: translate("recorded as the same report"), isCertain: true };
  const keys = keysOf(work, rules);
  const ranked = reports
    .filter(({ id }) => !decided.has(id))
    .map((known) => ({ known, other: knownWork(known, rules) }))
    .map(({ known, other }) => ({ known, other, rank: rankOf(keys, keysOf(other, rules)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  const found = ranked.map(({ known, other }) => ({
    known,
    hasOneDoi: Boolean(work.doi) && work.doi === other.doi,
    ...compare(work, other, rules),
  }));
  const match = found.find(({ verdict }) => verdict === "same") ?? found.find(({ verdict }) => verdict === "unsure");
  if (!match) return null;
  // A new record must not share a DOI with another report, unless somebody has compared the two. An import asks instead.
  return { known: match.known, by: match.reason, isCertain: match.verdict === "same" || match.hasOneDoi };
}

/**
 * The known report that a draft describes again.
 * @param {Reference} reference
 * @param {StudyDraft} record
 * @param {Description} description
 */
export function duplicateOf(reference, record, { known, comparing, bibtex }) {
  const listed = known.reports.find(({ citekey }) => citekey && citekey === record.citekey);
  const others = known.reports.filter(({ id }) => id !== record.id);
  return matchOf(listed ?? describedBy(reference, bibtex.places), others, known.comparisons, comparing);
}

/**
 * A reference as it is compared.
 * @param {Reference} reference
 * @param {Record<string, string>} places the field that names where a report of each kind was published
 * @returns {Described}
 */
function describedBy(reference, places) {
  const { doi = "", pmid = "", title = "", year = "", journal = "", pages = "", kind = "" } = reference;
  const hasJournal = ["journal", "booktitle"].includes(places[kind] ?? "journal");
  return {
    doi,
    pmid: pmid.trim(),
    title,
    year: /^[0-9]{4}$/.test(year) ? Number(year) : null,
    authors: authorsOf(reference).map((name) =>
      name.includes(",") ? name.split(",")[0].trim() : (splitInitials(name)?.family ?? name),
    ),
    journal: hasJournal ? journal : "",
    pages,
  };
}

/**
 * What identifies a report in a recorded decision: DOI and title, PubMed number, or title, year and first author.
 * @param {Work} work
 */
const identity = ({ doi, pmid, compact, year, families }) =>
  JSON.stringify(doi ? ["doi", doi, compact] : pmid ? ["pmid", pmid] : ["title", compact, year, families[0] ?? ""]);

/**
 * The keys that alike reports share, the surest first; empty where a report has none.
 * @param {Work} work
 * @param {ComparingRules} rules
 */
function keysOf(work, { keyWords }) {
  const { doi, pmid, words, compact, numerals, year, families } = work;
  const first = families[0] ?? "";
  /** @param {string[]} some */
  const near = (some) => JSON.stringify([numerals, some, first]);
  const record = JSON.stringify([doi, pmid, descriptionOf(work)]);
  if (!words.length) return [doi, pmid, record];
  const titles = [JSON.stringify([compact, first, year]), compact, near(words.slice(0, keyWords)), near(words.slice(-keyWords))];
  return [doi, pmid, record, ...titles];
}

/**
 * The place of the first key that two reports share; -1 where they share none.
 * @param {string[]} keys
 * @param {string[]} others
 */
const rankOf = (keys, others) => keys.findIndex((key, index) => key && key === others[index]);
