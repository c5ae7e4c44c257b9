/** The link to a prefilled issue. Nothing leaves the page before the contributor follows it. */
import { authorsOf } from "./ids.js";

/** @import { Reference, StudyDraft } from "./description.js" */

const MAX_ADDRESS = 8000; // characters of an address that GitHub accepts
const LEAST_NEEDED = ["note", "participants", "url", "journal", "authors"]; // left out in this order from a longer address

/**
 * The fields of the issue form, by their IDs.
 * @param {StudyDraft} record
 * @param {Reference} reference
 * @param {string | undefined} country its name
 * @returns {Record<string, string | undefined>}
 */
export function issueFields(record, reference, country) {
  const groups = record.participants?.groups ?? [];
  const links = [reference.url, reference.doi && `https://doi.org/${reference.doi}`].filter(Boolean);
  const [only, ...others] = groups;
  return {
    title: reference.title,
    authors: authorsOf(reference).join("\n"),
    year: reference.year,
    evidence_urls: links.join("\n"),
    journal: reference.journal,
    doi: reference.doi,
    pmid: reference.pmid,
    url: reference.url,
    country,
    participants: groups.map((group) => group.label).filter(Boolean).join("; "),
    n: others.length ? "" : only?.count,
    note: record.id && `A record of this study, ${record.id}.yml, was made with the form on the site; it follows as a comment.`,
  };
}

/**
 * The address of a prefilled issue, short enough to be accepted; what is left out has to be written in the issue.
 * @param {string} repository
 * @param {Record<string, string | undefined>} fields
 */
export function issueAddress(repository, fields) {
  /** @param {Record<string, string | undefined>} given */
  const address = (given) => {
    const pairs = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return `${repository}/issues/new?${new URLSearchParams([["template", "suggest-a-study.yml"], ...pairs])}`;
  };
  const kept = { ...fields };
  for (const name of LEAST_NEEDED) {
    if (address(kept).length <= MAX_ADDRESS) break;
    delete kept[name];
  }
  return address(kept).length <= MAX_ADDRESS ? address(kept) : address({});
}
