"""The files of the search: a list of what there is, and shards of terms and of documents.

A browser reads `search/index.json`, then the shards that hold the words of a search, then those of the best documents.
Each shard's name has the digest of its content, so shards of two builds are never mixed. theme/assets/search/ reads
them; `INDEX` describes the first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from review.model.codebook import Codebook
from review.model.digest import digest
from review.search.documents import KINDS, Document
from review.search.words import LETTERS, Stems, stop_words

INDEX = "search/index.json"
TERMS_SIZE = 30_000  # characters of a shard of terms
DOCUMENTS_SIZE = 12_000  # characters of a shard of documents

# BM25 (Robertson and Zaragoza 2009, equation 3.15) with weighted texts: how fast repetitions of a word count less, and
# how much the length of a text counts.
SATURATION = 1.2
LENGTH = 0.5
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_files(codebook: Codebook, found: Iterable[Document]) -> dict[str, str]:
    """Return the files of the search by their addresses. The same documents give the same bytes."""
    stems, all_documents = Stems(), list(found)
    terms = _written_shards(_postings(all_documents, stems).items(), TERMS_SIZE)
    texts = _written_shards(((str(place), _shown(each)) for place, each in enumerate(all_documents)), DOCUMENTS_SIZE)
    index: dict[str, Any] = {
        "count": len(all_documents),
        "kinds": _starts(all_documents),
        "terms": [[first, _name("terms", text)] for first, text in terms],
        "documents": [[int(first), _name("documents", text)] for first, text in texts],
        "groups": synonyms(codebook, stems),
        "stop": sorted(stop_words()),
        "letters": LETTERS,
    }
    files = {_address(_name("terms", text)): text for _, text in terms}
    files |= {_address(_name("documents", text)): text for _, text in texts}
    return {INDEX: _json(index), **files}


def synonyms(codebook: Codebook, stems: Stems) -> list[list[tuple[str, list[str]]]]:
    """Return groups of names for one thing, each name with the stems of its words.

    They are the label of a term and what else it is called; in the glossary, the abbreviation too.
    """
    groups = []
    for vocabulary, terms in codebook.vocabularies.items():
        for term in terms.values():
            abbreviation = (term.id,) if vocabulary == "glossary" else ()
            if names := (*abbreviation, *term.synonyms):
                by_stems = {tuple(stems.of(name)): name for name in reversed((term.label, *names))}
                groups.append([(name, list(key)) for key, name in reversed(by_stems.items()) if key])
    return [group for group in groups if len(group) > 1]


def _postings(all_documents: list[Document], stems: Stems) -> dict[str, str]:
    """Return, for each term in order, the documents that have it and how much it says of each.

    Written as steps between the numbers of documents (base 36) with a level from A to Z after each.
    """
    weights = [_weights(document, stems) for document in all_documents]
    lengths: list[float] = [sum(each.values()) for each in weights]
    average = _averages(all_documents, lengths)
    steps = _all_base36(len(all_documents))
    written, last = defaultdict[str, list[str]](list), defaultdict[str, int](int)
    for number, (document, of_terms, length) in enumerate(zip(all_documents, weights, lengths, strict=True)):
        norm = SATURATION * (1 - LENGTH + LENGTH * length / average[document.kind])
        share = KINDS[document.kind]
        levels = {weight: _level(share * weight / (weight + norm)) for weight in set(of_terms.values())}
        found = [(term, levels[weight]) for term, weight in of_terms.items()]
        for term, level in [*found, (document.id, LEVELS[-1])] if document.id else found:
            written[term].append(steps[number - last[term]] + level)
            last[term] = number
    return {term: "".join(written[term]) for term in sorted(written)}


def _weights(document: Document, stems: Stems) -> Mapping[str, float]:
    weights = defaultdict[str, float](float)
    for text, weight in document.searched:
        for stem in stems.of(text):
            weights[stem] += weight
    return weights


def _averages(all_documents: list[Document], lengths: list[float]) -> Mapping[str, float]:
    of_kinds: defaultdict[str, list[float]] = defaultdict(list)
    for document, length in zip(all_documents, lengths, strict=True):
        of_kinds[document.kind].append(length)
    return {kind: sum(each) / len(each) or 1 for kind, each in of_kinds.items()}


def _level(share: float) -> str:
    return LEVELS[min(int(share * len(LEVELS)), len(LEVELS) - 1)]


def _all_base36(count: int) -> list[str]:
    """Return the numbers below a count in base 36."""
    written = list(DIGITS)
    for number in range(len(DIGITS), count):
        written.append(written[number // len(DIGITS)] + DIGITS[number % len(DIGITS)])
    return written


def _shown(document: Document) -> list[Any]:
    return [document.url, document.title, document.lines, document.context]


def _starts(all_documents: list[Document]) -> list[tuple[str, int]]:
    """Return each kind that there is with the number of its first document; documents are in the order of kinds."""
    starts: dict[str, int] = {}
    for number, document in enumerate(all_documents):
        starts.setdefault(document.kind, number)
    return list(starts.items())


def _written_shards(entries: Iterable[tuple[str, Any]], size: int) -> list[tuple[str, str]]:
    """Return JSON objects of entries as texts, each with the key of its first.

    They have `size` characters and braces at most, unless one entry is longer.
    """
    shards: list[tuple[str, str]] = []
    first, length = "", 0
    written: list[str] = []
    for key, value in entries:
        entry = f"{_json(key)}:{_json(value)}"
        if written and length + len(entry) + 1 > size:
            shards.append((first, "{" + ",".join(written) + "}"))
            written, length = [], 0
        first = first if written else key
        written.append(entry)
        length += len(entry) + 1
    return [*shards, (first, "{" + ",".join(written) + "}")] if written else shards


def _name(kind: str, text: str) -> str:
    return f"{kind}-{digest([text])}"


def _address(name: str) -> str:
    return f"search/{name}.json"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
