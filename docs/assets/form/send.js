/** What leaves the page, and only when somebody asks for it: files, the clipboard, a link to a prefilled issue. */
import { authors } from "./bibtex.js";

const LONGEST = 8000; // characters of an address that GitHub takes
const GIVES_WAY = ["note", "participants", "url", "journal", "authors"]; // in this order, where the address is too long

/** Hands a text to the reader as a file. */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml;charset=utf-8" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The fields of the issue form, by their ids, from what is written here. */
export function issueFields(record, reference, known) {
  const groups = record.participants?.groups ?? [];
  const seen = [reference.url, reference.doi && `https://doi.org/${reference.doi}`].filter(Boolean);
  const counted = groups.map((group) => group.count).filter(Boolean);
  return {
    title: reference.title,
    authors: authors(reference).join("\n"),
    year: reference.year,
    evidence_urls: seen.join("\n"),
    journal: reference.journal,
    doi: reference.doi,
    pmid: reference.pmid,
    url: reference.url,
    country: known.countries[record.setting?.country],
    participants: groups.map((group) => group.label).filter(Boolean).join("; "),
    n: counted.length === 1 && groups.length === 1 ? counted[0] : "",
    note: record.id && `A record of this study, ${record.id}.yml, was made with the form on the site; it follows as a comment.`,
  };
}

/** The address of a prefilled issue, short enough to be taken; what is left out is written in the issue by hand. */
export function issueAddress(repository, fields) {
  const given = Object.entries(fields).filter(([, value]) => value);
  const address = (pairs) =>
    `${repository}/issues/new?${new URLSearchParams([["template", "suggest-a-study.yml"], ...pairs])}`;
  let pairs = given;
  for (const name of GIVES_WAY) {
    if (address(pairs).length <= LONGEST) break;
    pairs = pairs.filter(([each]) => each !== name);
  }
  return address(pairs).length <= LONGEST ? address(pairs) : address([]);
}
