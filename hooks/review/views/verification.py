"""Whether a quotation was compared with the report it is from, and where its words can be looked up.

A passage that the published review quotes is second-hand until somebody has found it in the study's own report.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from review.model.review import Review
from review.model.study import Excerpt
from review.schema.codebook import DIFFERS, NOT_COMPARED
from review.schema.study import QuotationComparisonRecord
from review.schema.term import Term

PMC = "https://pmc.ncbi.nlm.nih.gov/articles/{}/"  # every article there can be read by anyone
PMCID = re.compile(r"PMC[0-9]+")
MAX_FRAGMENT_WORDS = 10  # a longer passage is found by its first and its last words
ENDS = 5  # words


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a quotation's words: `record` is the comparison, `url` leads to the words in the open report.

    `is_second_hand` says that the published review quotes them; `url` is empty where no open report is known.
    """

    result: Term
    record: QuotationComparisonRecord | None
    is_second_hand: bool
    url: str


def verification(review: Review, excerpt: Excerpt) -> Verification:
    """Return what is known of one quotation."""
    study = review.studies[excerpt.study]
    return Verification(
        excerpt.compared, excerpt.comparison, review.is_in_published_review(study), passage_url(review, excerpt)
    )


def passage_url(review: Review, excerpt: Excerpt) -> str:
    """Return a link to the words in the open report, or to the report where they differ; empty where none is known.

    Whether a report is open is taken from the records alone: somebody compared it there, or it has a number of PubMed
    Central.
    """
    given = review.studies[excerpt.study].reference.get("pmcid")
    in_pmc = PMC.format(given) if PMCID.fullmatch(given) else ""
    url = (excerpt.comparison.url if excerpt.comparison else None) or in_pmc
    if not url or excerpt.compared == DIFFERS:
        return url
    return f"{url.partition('#')[0]}#:~:text={text_fragment(excerpt.quote)}"


def text_fragment(words: str) -> str:
    """Return words as a text directive: percent-encoded, and shortened to their ends where they are long or have a cut.

    URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/: a comma parts start from end, and a
    hyphen, comma or ampersand within either is encoded.
    """
    pieces = [piece.split() for piece in re.split(r"\s*(?:…|\.\.\.)\s*|\s*\[[^\]]*\]\s*", words) if piece.strip()]
    if len(pieces) == 1 and len(pieces[0]) <= MAX_FRAGMENT_WORDS:
        return _encoded(pieces[0])
    return f"{_encoded(pieces[0][:ENDS])},{_encoded(pieces[-1][-ENDS:])}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")


def verification_counts(review: Review) -> tuple[tuple[Term, int], ...]:
    """Return every result with its number of quotations, those without any left out except for not compared."""
    counted = Counter(excerpt.compared for excerpt in review.excerpts.values())
    results = review.codebook.terms("comparison_results")
    return tuple((term, counted[term]) for term in results if counted[term] or term == NOT_COMPARED)
