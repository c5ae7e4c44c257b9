"""DOIs, PubMed numbers, years and web addresses, read from the places where exports write them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from review.schema.base import DOI_PATTERN, URL_PATTERN

MAX_URL_LENGTH = 500  # characters
# A registrant may be subdivided (10.1000.10), and a suffix may have any printable character (ISO 26324).
DOI = re.compile(r"(?:(?<![\w./])|(?<=doi)|(?<=DOI))10\.\d{4,9}(?:\.\d+)*/\S+", re.ASCII)
DOI_IN_URL = re.compile(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/\S+", re.ASCII)
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
NEXT_DOI = re.compile(r"[;,|](?:https?://(?:dx\.)?doi\.org/|doi:)?10\.\d{4,9}/.*", re.IGNORECASE)
# What publishers add to a DOI in the address of a page.
PAGE_OF_DOI = re.compile(
    r"/(?:full(?:-?text)?(?:/html)?|abstract|e?pdf|pdfft|html|meta|summary|references|citedby|figures|tables|download|"
    r"suppl(?:_file)?|epub|read(?:cube)?-?epdf|related|metrics)/?$|\.(?:full(?:-text)?|abstract|short|long)(?:\.pdf)?$|\.pdf$",
    re.IGNORECASE,
)
PREPRINT_VERSION = re.compile(r"v\d+$")
PREPRINT_SERVERS = ("biorxiv.org", "medrxiv.org")
CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
SAFE_IN_LINK = "/:;()!$&'*+,=@~-._"

PMID = re.compile(r"(?:(?:PMID|PubMed(?: ID)?)\s*:?\s*)?([1-9]\d{0,7})(?:\s*\[[^\]]*\])?", re.IGNORECASE)
PMID_URL = re.compile(
    r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/([1-9]\d{0,7})/?(?:[?#].*)?"
)
# A note of a reference manager that consists of identifiers: "PMID: 42", "PMID: 42; PMCID: PMC7".
PMID_NOTE = re.compile(
    r"(?:(?:PMCID:?\s*PMC\d+|DOI:?\s*10\.\S+)[;.,]?\s+)*PMID:?\s*([1-9]\d{0,7})(?:\s*\[[^\]]*\])?[;.,]?"
    r"(?:\s*(?:PMCID:?\s*PMC\d+|DOI:?\s*10\.\S+)[;.,]?)*",
    re.IGNORECASE,
)


def doi_in(*texts: object) -> str:
    """Return the first DOI in the texts, without a resolver before it or what an address has after it; else ""."""
    for text in texts:
        written = html.unescape(str(text or "")).strip()
        doi = _doi_of_address(written) if re.match("https?://", written, re.IGNORECASE) else _doi_of_text(written)
        if doi and re.fullmatch(DOI_PATTERN, doi):
            return doi
    return ""


def doi_only(*texts: object) -> str:
    """Return the first text that is nothing but a DOI, or its link, or a DOI under its name; else "".

    For notes: a note may name the DOI of a comment, a correction or another work.
    """
    for text in texts:
        written = str(text or "").strip()
        if re.fullmatch(r"(?:doi\s*:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}\S+", written, re.IGNORECASE):
            return doi_in(written)
    return ""


def _doi_of_text(written: str) -> str:
    found = DOI.search(MARKUP.sub(" ", written)) or DOI_IN_URL.search(written)
    if not found:
        return ""
    if re.search(r"https?://\S*$", written[: written.find(found[0])], re.IGNORECASE):
        return _doi_of_address(found[0])
    return _decoded(_trimmed(NEXT_DOI.sub("", found[0])))


def _doi_of_address(written: str) -> str:
    """Return the DOI in the address of a page: without its query, its anchor and the names of its views."""
    address = NEXT_DOI.sub("", written.split(maxsplit=1)[0])
    host = re.match(r"https?://(?:[^/@]*@)?([^/:?#]*)", address, re.IGNORECASE)
    is_resolver = host is None or host[1].lower().endswith("doi.org")
    found = DOI_IN_URL.search(address)
    if not found and (parameter := re.search(r"[?&=/](10(?:\.|%2E)\d{4,9}(?:/|%2F)[^&#]+)", address, re.IGNORECASE)):
        found = DOI_IN_URL.search(unquote(parameter[1]))
    if not found:
        return ""
    doi = found[0]
    before = address[: address.find(doi)]
    doi = re.split(r"&" if "?" in before else r"\?", doi.split("#")[0], maxsplit=1)[0] if not _is_sici(doi) else doi
    doi = _trimmed(_decoded(doi)).rstrip("/")
    if host and not is_resolver:
        shorter = PAGE_OF_DOI.sub("", doi)
        while shorter != doi and shorter.count("/"):
            doi, shorter = shorter, PAGE_OF_DOI.sub("", shorter)
        if host[1].lower().endswith(PREPRINT_SERVERS):
            doi = PREPRINT_VERSION.sub("", doi)
    return doi


def _is_sici(doi: str) -> bool:
    """Whether a DOI contains an identifier of the form SICI, which may contain # and ?."""
    return "::" in doi or "CO;2" in doi


def _decoded(doi: str) -> str:
    """Return a DOI without percent-encoding; unchanged where what it encodes is not text."""
    try:
        return unquote(doi, errors="strict") if re.search("%[0-9A-Fa-f]{2}", doi) else doi
    except UnicodeDecodeError:
        return doi


def _trimmed(doi: str) -> str:
    """Return a DOI without the punctuation of the sentence after it, and without a bracket that it does not open."""
    while doi:
        last = doi[-1]
        is_unopened = last in CLOSING and doi.count(last) > doi.count(CLOSING[last])
        if not (last in ".,;:'\"’”*" or is_unopened):
            break
        doi = doi[:-1]
    return doi


def doi_link(doi: str) -> str:
    """Return the link of a DOI, in which characters that an address cannot have are percent-encoded."""
    return f"https://doi.org/{quote(doi, safe=SAFE_IN_LINK)}"


def pmid_in(*texts: object) -> str:
    """Return the first PubMed number in fields for it; else "".

    The number may be written alone, after its name, or as the address of its record.
    """
    for text in texts:
        written = str(text or "").strip()
        if found := PMID.fullmatch(written) or PMID_URL.fullmatch(written):
            return found[1]
    return ""


def pmid_in_notes(*notes: object) -> str:
    """Return the first PubMed number in notes that consist of identifiers, each after its name; else "".

    Any other number in a note means something else, as may a PMID among the names of another provider.
    """
    for note in notes:
        written = str(note or "").strip()
        for part in (written, *written.split("\n")):
            if found := PMID_NOTE.fullmatch(part.strip()):
                return found[1]
    return ""


def year_in(*texts: object) -> int | None:
    """Return the first year in the texts ("2020 Mar 5", "2020/03/05/"); None where there is none."""
    for text in texts:
        if found := re.search(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)", str(text or ""), re.ASCII):
            return int(found[1])
    return None


def url_in(texts: Iterable[object]) -> str:
    """Return the first text that is a valid URL, preferably not of a DOI; else an empty text."""
    found = [str(text or "").strip() for text in texts]
    good = [text for text in found if re.fullmatch(URL_PATTERN, text) and len(text) <= MAX_URL_LENGTH]
    return next((text for text in good if "doi.org/" not in text), good[0] if good else "")
