"""Compare two descriptions of reports: the same report, different reports, or a question for a person.

The order follows what is certain: DOI, then PubMed number, then the title together with authors, year and journal. The
thresholds are measured on labelled pairs (`tests/test_duplicates.py`) and on a public set (`.ci/duplicates.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from urllib.parse import unquote

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, Indel

MIN_TITLE_SIMILARITY = 92  # of 100: allows typing errors, other punctuation and spaces, not another title
MIN_WORD_SIMILARITY = 75  # of 100: two spellings of one word
MIN_NAME_SIMILARITY = 85  # of 100: two spellings of one family name
MIN_SHARED_AUTHORS = 0.5  # of the shorter list
MIN_TITLE_WORDS = 4  # shorter titles ("Editorial") say nothing without the authors and the journal

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’ʼ](?<=\w['’ʼ])(?=s?\b)")
RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
BESIDE_JOURNAL = re.compile(r"\(.*?\)|\. Conference:.*$|[:=].*$")
NUMERAL = re.compile(r"\d+|[ivx]{1,5}")
NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate(
        ("one first i", "two second ii", "three third iii", "four fourth iv", "five fifth v", "six sixth vi"), 1
    )
    for word in words.split()
}
# Words that are spelt alike or often exchanged, and that make another title of one that is otherwise the same.
OPPOSITES: tuple[tuple[str, ...], ...] = (
    ("male", "female", "males", "females"),
    ("man", "woman", "men", "women"),
    ("boys", "girls"),
    ("mothers", "fathers", "maternal", "paternal"),
    ("inpatient", "outpatient", "inpatients", "outpatients"),
    ("inpatient", "community"),
    ("increase", "decrease", "increased", "decreased", "increases", "decreases"),
    ("hyper", "hypo"),
    ("prenatal", "postnatal", "antenatal", "perinatal"),
    ("pre", "post"),
    ("micro", "macro"),
    ("intra", "inter"),
    ("effective", "affective"),
    ("with", "without"),
    ("protocol", "results"),
)
ALTERNATIVES = {word: group for group in OPPOSITES for word in group}
# Notices about a report, and parts of a project, are reports of their own.
NOTICES = {
    *("reply", "response", "comment", "commentary", "letter", "erratum", "corrigendum", "correction", "retraction"),
    *("retracted", "editorial", "protocol", "abstract", "summary", "supplement", "addendum"),
}
PREPRINTS = re.compile(
    r"\b(?:preprint|preprints|\w+rxiv|\w+arxiv|arxiv|ssrn|research square|osf|authorea|preprints? org)\b"
)
ERRATUM = re.compile(r"\s*\[(?:published )?(?:erratum|corrections?) (?:appears|in)\b.*$", re.IGNORECASE | re.DOTALL)
LANGUAGES = "chinese|danish|dutch|english|french|german|hungarian|italian|japanese|korean|norwegian|polish|portuguese"
ANNOTATION = re.compile(
    r"\s*\[(?:reviews?|\d+ refs?|see comments?|internet|electronic resource|"
    rf"(?:article in )?(?:{LANGUAGES}|russian|spanish|swedish|turkish))\.?\]",
    re.IGNORECASE,
)
IGNORED_IN_JOURNALS = frozenset(["the", "of", "and", "in", "for", "a", "an", "on", "&", "de", "la", "et", "und", "der"])


class Verdict(Enum):
    """Whether two descriptions are of the same report."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two descriptions, and what it is based on, as in "the same DOI"."""

    verdict: Verdict
    reason: str = ""


AS_WHOLE = "the same title, authors, year and journal"
DIFFERENT = Comparison(Verdict.DIFFERENT)


@dataclass(frozen=True)
class Work:
    """A report in the form in which reports are compared. `where` is its file and line; `authors` are family names."""

    id: str
    where: str
    title: str
    year: int | None
    doi: str = ""
    pmid: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    pages: str = ""

    @cached_property
    def doi_key(self) -> str:
        """The DOI in the form in which DOIs are compared: decoded, in lower case, without a resolver."""
        return RESOLVER.sub("", unquote(self.doi).strip().lower())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the title."""
        return tuple(comparable(_without_annotations(self.title)).split())

    @cached_property
    def compact_title(self) -> str:
        """The letters of the title without spaces, so "health care" is "healthcare"."""
        return "".join(self.words)

    @cached_property
    def numerals(self) -> tuple[str, ...]:
        """The numbers in the title, also those written as words or Roman numerals."""
        found = [NUMBER_WORDS.get(word, word) for word in self.words if word in NUMBER_WORDS or NUMERAL.fullmatch(word)]
        return tuple(sorted(found))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The family names of the authors, as they are compared."""
        return tuple(name for name in map(comparable, self.authors) if name)

    @cached_property
    def journal_words(self) -> tuple[str, ...]:
        """The words of the journal's name that abbreviations keep."""
        words = comparable(BESIDE_JOURNAL.sub("", self.journal)).split()
        return tuple(word for word in words if word not in IGNORED_IN_JOURNALS)

    @cached_property
    def description(self) -> tuple[str, int | None, tuple[str, ...], tuple[str, ...]]:
        """What identifies a report without numbers: two that agree in all of it are one, also with a short title."""
        return (self.compact_title or self.title, self.year, self.families, self.journal_words)

    @property
    def is_preprint(self) -> bool:
        """Whether it was published on a preprint server, by the name of the server."""
        return bool(PREPRINTS.search(self.journal.lower()))


def comparable(title: str) -> str:
    """Return the words of a title in lower case, without accents, punctuation and extra spaces."""
    letters = unicodedata.normalize("NFKD", title.casefold().replace("&", " and "))
    if not letters.isascii():
        letters = "".join(char for char in letters if not unicodedata.category(char).startswith("M"))
    return " ".join(WORD.findall(APOSTROPHE.sub("", letters)))


def _without_annotations(title: str) -> str:
    """The title without what databases add to it: "[Review] [45 refs]", "[Erratum appears in …", "[Japanese]"."""
    if "[" not in title:
        return title.strip() or title
    text = ERRATUM.sub("", title)
    bare = ANNOTATION.sub("", text).strip()
    if bare.startswith("[") and bare.rstrip(".").endswith("]") and bare.count("[") == 1:
        return bare.strip("[]. ")  # a translated title
    return bare or title


def compare(one: Work, two: Work) -> Comparison:
    """Return whether two works are the same report. Both ways round, the answer is the same."""
    if one.doi_key and two.doi_key:
        if one.doi_key == two.doi_key:
            return _compare_with_one_doi(one, two)
        if one.pmid and one.pmid == two.pmid:
            return Comparison(Verdict.UNSURE, "the same PubMed number but another DOI")
        return DIFFERENT  # different DOIs are different works
    if one.pmid and two.pmid:
        return Comparison(Verdict.SAME, "the same PubMed number") if one.pmid == two.pmid else DIFFERENT
    if one.description == two.description:
        is_short = len(one.words) < MIN_TITLE_WORDS
        is_other = is_short and one.pages and two.pages and not _same_pages(one, two)
        return Comparison(Verdict.UNSURE, "all but the pages") if is_other else Comparison(Verdict.SAME, AS_WHOLE)
    if not one.words or not two.words or one.numerals != two.numerals:
        return DIFFERENT  # "part 1" and "part 2"
    return _compare_by_title(one, two)


def _compare_with_one_doi(one: Work, two: Work) -> Comparison:
    """Compare works with one DOI: it may be that of a whole issue, such as the abstracts of a conference."""
    is_described = bool(one.words and two.words)
    authors = _author_agreement(one.families, two.families)
    is_elsewhere = bool(one.pages and two.pages) and not _same_pages(one, two)
    if is_described and (authors is False or is_elsewhere) and not _title_agreement(one, two):
        other = " and ".join([*(["authors"] if authors is False else []), *(["pages"] if is_elsewhere else [])])
        return Comparison(Verdict.UNSURE, f"the same DOI, but another title and other {other}")
    return Comparison(Verdict.SAME, "the same DOI")


def _compare_by_title(one: Work, two: Work) -> Comparison:
    title = _title_agreement(one, two)
    if not title:
        return DIFFERENT
    authors, journal = _author_agreement(one.families, two.families), _journal_agreement(one, two)
    years = abs(one.year - two.year) if one.year and two.year else None
    is_short = min(len(one.words), len(two.words)) < MIN_TITLE_WORDS
    if authors is False and (is_short or journal is not True or years != 0 or title != "same"):
        return DIFFERENT
    if years is not None and years > 1:
        return DIFFERENT
    if is_short and not (title == "same" and authors and years == 0 and journal):
        return DIFFERENT
    if one.is_preprint != two.is_preprint and (one.journal or two.journal):
        return Comparison(Verdict.UNSURE, "a preprint and an article with the same title")
    doubts = [
        text
        for text, applies in (
            (_difference("title", one.title, two.title), title == "subtitle"),
            (
                f"the years {' and '.join(sorted((str(one.year), str(two.year))))}",
                years != 0 and bool(one.year and two.year) and not _same_pages(one, two),
            ),
            ("a year missing", years is None and not _same_pages(one, two)),
            ("other authors", authors is False),
            ("authors not known", authors is None and not journal),
            (_difference("journal", one.journal, two.journal), journal is False and not _same_pages(one, two)),
            ("other pages", bool(one.pages and two.pages) and not _same_pages(one, two)),
        )
        if applies
    ]
    names = {"same": "the same title", "near": "nearly the same title", "subtitle": "the same main title"}
    agreeing = [names[title], *(["authors"] if authors else []), *(["year"] if years == 0 else [])]
    agreeing += ["journal"] if journal else []
    shared = agreeing[0] if len(agreeing) == 1 else f"{', '.join(agreeing[:-1])} and {agreeing[-1]}"
    if doubts:
        return Comparison(Verdict.UNSURE, f"{shared}, but {', '.join(doubts)}")
    return Comparison(Verdict.SAME, shared)


def _difference(what: str, one: str, two: str) -> str:
    return f"another {what}" if one and two else f"no {what}"


def _title_agreement(one: Work, two: Work) -> str:
    """Whether the titles are the same, nearly the same, the same but for a subtitle, or not alike (empty)."""
    if one.compact_title == two.compact_title:
        return "same"
    shorter, longer = sorted((one, two), key=lambda work: len(work.compact_title))
    rest = longer.words[len(shorter.words) :]  # none where only the last word is longer ("driver", "drivers")
    if rest and len(shorter.words) >= MIN_TITLE_WORDS and longer.compact_title.startswith(shorter.compact_title):
        has_break = re.search(r"[:.?!–—\-(\[]", longer.title)
        return "subtitle" if has_break and not NOTICES & set(rest) else ""
    ratio = fuzz.ratio(one.compact_title, two.compact_title, score_cutoff=MIN_TITLE_SIMILARITY)
    return "near" if ratio and _differ_by_spelling(one.words, two.words) else ""


def _differ_by_spelling(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether every word that only one title has is another spelling of words that only the other has."""
    rest, other = _only_in(one, two), _only_in(two, one)
    if NOTICES & {*rest, *other}:
        return False
    for word in rest:
        for alternative in other:
            if word in ALTERNATIVES and alternative in ALTERNATIVES[word]:
                return False
    if "".join(rest) == "".join(other):
        return True
    if len(rest) != len(other):
        joined, against = "".join(rest), "".join(other)
        return bool(rest and other) and DamerauLevenshtein.distance(joined, against) <= 1
    return all(_is_spelling_of(word, alternative) for word, alternative in zip(rest, other, strict=True))


def _only_in(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """The words of the first title that the second lacks, in their order."""
    left = Counter(one) - Counter(two)
    found = []
    for word in one:
        if left[word] > 0:
            left[word] -= 1
            found.append(word)
    return found


def _is_spelling_of(one: str, two: str) -> bool:
    """Whether two words differ as a typing error or another spelling does, and not as prefixes do (un-, non-)."""
    if len(one) > 2 and sorted(one) == sorted(two):
        return DamerauLevenshtein.distance(one, two) == 1  # two letters exchanged
    if min(len(one), len(two)) < 4:
        return False
    shorter, longer = sorted((one, two), key=len)
    if longer.endswith(shorter):
        return len(longer) - len(shorter) <= 1  # "effective" and "ineffective" are not two spellings of a word
    return (
        DamerauLevenshtein.distance(one, two) <= 2
        and 100 * (1 - DamerauLevenshtein.normalized_distance(one, two)) >= MIN_WORD_SIMILARITY
    )


def _author_agreement(one: Sequence[str], two: Sequence[str]) -> bool | None:
    """Whether two lists of authors agree; None where one of them is empty."""
    if not one or not two:
        return None
    shorter, longer = sorted((one, two), key=len)
    shared = sum(any(_is_same_name(name, other) for other in longer) for name in shorter)
    return shared / len(shorter) >= MIN_SHARED_AUTHORS


def _is_same_name(one: str, two: str) -> bool:
    return (
        one == two
        or (min(len(one), len(two)) > 4 and 100 * Indel.normalized_similarity(one, two) >= MIN_NAME_SIMILARITY)
        or one.rsplit(maxsplit=1)[-1] == two.rsplit(maxsplit=1)[-1]  # "van der Berg" and "Berg"
    )


def _journal_agreement(one: Work, two: Work) -> bool | None:
    """Whether two names of journals agree, also where one is abbreviated; None where one of them is missing."""
    shorter, longer = sorted((one.journal_words, two.journal_words), key=lambda words: len("".join(words)))
    if not shorter or not longer:
        return None
    if len(shorter) == 1 and len(shorter[0]) > 1 and shorter[0] == "".join(word[0] for word in longer):
        return True
    if len(shorter) != len(longer):
        return "".join(shorter) == "".join(longer)
    return all(_abbreviates(a, b) or _abbreviates(b, a) for a, b in zip(shorter, longer, strict=True))


def _abbreviates(short: str, long: str) -> bool:
    """Whether a word abbreviates another, as "transp" and "jnl" do."""
    if long.startswith(short):
        return True
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def _same_pages(one: Work, two: Work) -> bool:
    first, other = (re.split(r"\W", work.pages.strip().lower())[0] for work in (one, two))
    return bool(first) and first == other
