/**
 * The DOI in a text or an address, as the program reads it (references/identifiers.py); tests/rules/dois.json has cases
 * that both run.
 */
import { unescaped } from "./entities.js";

const SUFFIX = "10\\.\\d{4,9}(?:\\.\\d+)*/[^ \\t\\n\\v\\f\\r]+";
const DOI = new RegExp(`(?:(?<![\\w./])|(?<=doi)|(?<=DOI))${SUFFIX}`);
const DOI_IN_URL = new RegExp(`(?<![\\w.])${SUFFIX}`);
const WHOLE = /^10\.[0-9]{4,9}(?:\.[0-9]+)*\/\S+$/;
const MARKUP = /<\/?[A-Za-z][^<>]*>/g;
const NEXT_DOI = /[;,|](?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}\/.*/i;
const PARAMETER = /[?&=/](10(?:\.|%2E)\d{4,9}(?:\/|%2F)[^&#]+)/i;
// What publishers add to a DOI in the address of a page.
const PAGE_OF_DOI =
  /\/(?:full(?:-?text)?(?:\/html)?|abstract|e?pdf|pdfft|html|meta|summary|references|citedby|figures|tables|download|suppl(?:_file)?|epub|read(?:cube)?-?epdf|related|metrics)\/?$|\.(?:full(?:-text)?|abstract|short|long)(?:\.pdf)?$|\.pdf$/i;
const PREPRINT_SERVERS = ["biorxiv.org", "medrxiv.org"];
/** @type {Record<string, string>} */
const OPENING = { ")": "(", "]": "[", "}": "{", ">": "<" };

/**
 * The first DOI in a text, without a resolver before it or what an address has after it; empty where there is none.
 * @param {unknown} value
 */
export function doiIn(value) {
  const written = unescaped(String(value ?? "")).trim();
  const doi = /^https?:\/\//i.test(written) ? doiOfAddress(written) : doiOfText(written);
  return WHOLE.test(doi) ? doi : "";
}

/** @param {string} written */
function doiOfText(written) {
  const [found = ""] = DOI.exec(written.replace(MARKUP, " ")) ?? DOI_IN_URL.exec(written) ?? [];
  if (/https?:\/\/\S*$/i.test(written.slice(0, written.indexOf(found)))) return doiOfAddress(found);
  return decoded(trimmed(found.replace(NEXT_DOI, "")));
}

/**
 * The DOI in the address of a page: without its query, its anchor and the names of its views.
 * @param {string} written
 */
function doiOfAddress(written) {
  const address = written.split(/\s/)[0].replace(NEXT_DOI, "");
  const host = /^https?:\/\/(?:[^/@]*@)?([^/:?#]*)/i.exec(address)?.[1].toLowerCase();
  const [, parameter = ""] = PARAMETER.exec(address) ?? [];
  let [doi = ""] = DOI_IN_URL.exec(address) ?? DOI_IN_URL.exec(percentDecoded(parameter)) ?? [];
  const before = address.slice(0, address.indexOf(doi));
  const isSici = doi.includes("::") || doi.includes("CO;2"); // may contain # and ?
  if (!isSici) doi = doi.split("#")[0].split(before.includes("?") ? "&" : "?")[0];
  doi = trimmed(decoded(doi)).replace(/\/+$/, "");
  if (host === undefined || host.endsWith("doi.org")) return doi;
  for (let shorter = doi.replace(PAGE_OF_DOI, ""); shorter !== doi && shorter.includes("/"); ) {
    doi = shorter;
    shorter = doi.replace(PAGE_OF_DOI, "");
  }
  return PREPRINT_SERVERS.some((server) => host.endsWith(server)) ? doi.replace(/v\d+$/, "") : doi;
}

/**
 * A text without percent-encoding. What is no text is replaced, or an error where `fatal` is true.
 * @param {string} text
 */
export const percentDecoded = (text, fatal = false) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = (run.match(/[0-9a-f]{2}/gi) ?? []).map((each) => parseInt(each, 16));
    return new TextDecoder("utf-8", { fatal, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  });

/**
 * A DOI without percent-encoding; unchanged where what it encodes is not text.
 * @param {string} doi
 */
function decoded(doi) {
  try {
    return percentDecoded(doi, true);
  } catch {
    return doi;
  }
}

/**
 * A DOI without the punctuation of the sentence after it, and without a bracket that it does not open.
 * @param {string} doi
 */
function trimmed(doi) {
  let kept = doi;
  for (let last = kept.slice(-1); kept; last = kept.slice(-1)) {
    const opening = OPENING[last];
    const isUnopened = opening !== undefined && kept.split(last).length > kept.split(opening).length;
    if (!".,;:'\"’”*".includes(last) && !isUnopened) break;
    kept = kept.slice(0, -1);
  }
  return kept;
}
