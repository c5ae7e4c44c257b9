/**
 * Finds the known report that a study's reference describes again, as `review check` does (model/similarity.py): by DOI,
 * PubMed number, or title and year. What needs more than these, the check of the pull request finds.
 */

/** @import { KnownReport, Reference, StudyDraft } from "./description.js" */

/**
 * The letters and digits of a title, as titles are compared.
 * @param {string} title
 */
export const compactTitle = (title) =>
  title.toLowerCase().replace(/ß/g, "ss").replace(/&/g, " and ").normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");

/** @param {string} doi */
const compactDoi = (doi) => {
  const bare = doi.trim().toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, "");
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare; // a percent sign that belongs to the DOI
  }
};

/**
 * What a reference and a known report have in common that makes them one; empty where they are two.
 * @param {{doi: string, pmid: string, title: string, year: string}} described
 * @param {KnownReport} known
 */
function commonFact(described, known) {
  if (described.doi && known.doi) return described.doi === known.doi ? "the same DOI" : "";
  if (described.pmid && known.pmid) return described.pmid === known.pmid ? "the same PubMed number" : "";
  const isSame = described.title && described.title === known.title && described.year === known.year;
  return isSame ? "the same title, authors, year and journal" : "";
}

/**
 * @param {Reference} reference
 * @param {StudyDraft} record
 * @param {KnownReport[]} reports
 * @returns {{known: KnownReport, by: string} | null}
 */
export function duplicateOf(reference, record, reports) {
  const listed = reports.find(({ citekey }) => citekey && citekey === record.citekey);
  const described = listed ?? {
    doi: compactDoi(reference.doi ?? ""),
    pmid: (reference.pmid ?? "").trim(),
    title: compactTitle(reference.title ?? ""),
    year: reference.year ?? "",
  };
  for (const known of reports) {
    const by = known.id === record.id ? "" : commonFact(described, known);
    if (by) return { known, by };
  }
  return null;
}
