"""Rules about names: everything a record names exists, and every id belongs to one thing alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.problems import Problem, nearest
from review.records import Evidence
from review.shapes.base import Identified, Names, Shape, Term
from review.validation import Record, marks

CODES = {
    "study": "E301",
    "theme": "E302",
    "subtheme": "E302",
    "finding": "E303",
    "reference": "E304",
    "instrument": "E205",
    "answer": "E205",
    "affiliation": "E205",
}

# Addresses below /id/, /studies/ and /themes/ that are pages themselves.
RESERVED = frozenset({"index", "con", "prn", "aux", "nul"})


def terms_are_in_the_codebook(evidence: Evidence) -> Iterator[Problem]:
    """Every controlled value is a term of its vocabulary."""
    codebook = evidence.codebook.shape
    for record in evidence.records():
        for marked in marks(record.shape):
            if isinstance(marked.marker, Term):
                known = [term.id for term in getattr(codebook, marked.marker.vocabulary)]
                if marked.value not in known:
                    yield _unknown(
                        record, "E205", f"a term of {marked.marker.vocabulary}", marked.value, known, marked.location
                    )


def what_is_named_exists(evidence: Evidence) -> Iterator[Problem]:
    """Every study, theme, finding, reference or instrument that a record names has a record of its own."""
    known = known_ids(evidence)
    for record in evidence.records():
        for marked in marks(record.shape):
            if not isinstance(marked.marker, Names) or marked.value in known[marked.marker.what]:
                continue
            owner = marked.value.rsplit("-f", 1)[0] if marked.marker.what == "finding" else marked.value
            if owner not in evidence.broken and not (marked.marker.what == "subtheme" and evidence.broken):
                what = marked.marker.what
                yield _unknown(
                    record, CODES[what], f"the id of a known {what}", marked.value, known[what], marked.location
                )


def _unknown(
    record: Record[Shape], code: str, what: str, value: str, known: list[str], location: tuple[str | int, ...]
) -> Problem:
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return record.problem(
        code, f'"{value[:64]}" is not {what}', *location, hint=nearest(value, known) or f"known: {listed}"
    )


def known_ids(evidence: Evidence) -> dict[str, list[str]]:
    """The ids of everything that a record can name, by kind."""
    themes = [record.shape for record in evidence.themes]
    codebook = evidence.codebook.shape
    return {
        "study": [record.shape.id for record in evidence.studies],
        "theme": [theme.id for theme in themes],
        "subtheme": [subtheme.id for theme in themes for subtheme in theme.subthemes],
        "finding": [finding.id for theme in themes for finding in theme.findings],
        "reference": [reference.citekey for reference in evidence.references],
        "instrument": [instrument.id for instrument in codebook.instruments],
        "answer": [answer.id for answer in codebook.answers],
        "affiliation": [affiliation.id for affiliation in evidence.review.shape.affiliations],
    }


def subthemes_belong_to_their_theme(evidence: Evidence) -> Iterator[Problem]:
    """A finding or excerpt names a subtheme of its own theme, and of no other."""
    subthemes = {record.shape.id: {each.id for each in record.shape.subthemes} for record in evidence.themes}
    everywhere = {subtheme for each in subthemes.values() for subtheme in each}
    for theme in evidence.themes:
        for index, finding in enumerate(theme.shape.findings):
            if finding.subtheme in everywhere - subthemes[theme.shape.id]:
                yield theme.problem(
                    "E302", f'the subtheme "{finding.subtheme}" belongs to another theme', "findings", index, "subtheme"
                )
    for study in evidence.studies:
        for index, excerpt in enumerate(study.shape.excerpts):
            if excerpt.subtheme in everywhere - subthemes.get(excerpt.theme, everywhere):
                yield study.problem(
                    "E302",
                    f'the subtheme "{excerpt.subtheme}" does not belong to the theme "{excerpt.theme}"',
                    "excerpts",
                    index,
                    "subtheme",
                )


def _owned_ids(evidence: Evidence) -> Iterator[tuple[str, str, str, Record[Shape], tuple[str | int, ...]]]:
    """Every id that gets an address: (id, owner, letter of its kind, record, location)."""
    for study in evidence.studies:
        yield study.shape.id, "", "", study, ("id",)
        for index, excerpt in enumerate(study.shape.excerpts):
            yield excerpt.id, study.shape.id, "q", study, ("excerpts", index, "id")
    for theme in evidence.themes:
        yield theme.shape.id, "", "", theme, ("id",)
        for index, finding in enumerate(theme.shape.findings):
            yield finding.id, theme.shape.id, "f", theme, ("findings", index, "id")


def ids_are_used_once(evidence: Evidence) -> Iterator[Problem]:
    """No two things with an address share an id, nor two entries of a register."""
    first: dict[str, str] = {}
    for id, _, _, record, location in _owned_ids(evidence):
        place = f"{record.path}:{record.line(*location)}"
        if id in first:
            yield record.problem("E305", f'the id "{id}" is used already at {first[id]}', *location)
        first.setdefault(id, place)
    registers: tuple[tuple[Record[Shape], str, Iterable[Identified]], ...] = (
        (evidence.searches, "searches", evidence.searches.shape.searches),
        (evidence.screening, "reports", evidence.screening.shape.reports),
        (evidence.figures, "figures", evidence.figures.shape.figures),
        (evidence.discussion, "points", evidence.discussion.shape.points),
        (evidence.commentaries, "commentaries", evidence.commentaries.shape.commentaries),
    )
    for record, field, entries in registers:
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            if entry.id in seen:
                yield record.problem(
                    "E305",
                    f'the id "{entry.id}" is used already in this file',
                    field,
                    index,
                    "id",
                )
            seen.add(entry.id)


def ids_follow_their_owner(evidence: Evidence) -> Iterator[Problem]:
    """A finding is <theme>-f<nn>, an excerpt <study>-q<nn>, so that an id alone says where it belongs."""
    for id, owner, letter, record, location in _owned_ids(evidence):
        number = id.removeprefix(f"{owner}-{letter}")
        if owner and (number == id or not number.isdecimal() or len(number) < 2):
            yield record.problem("E306", f'"{id}" should be "{owner}-{letter}" and two digits', *location)


def no_id_is_a_reserved_name(evidence: Evidence) -> Iterator[Problem]:
    """An id never takes the address of a page, nor a name that some file systems cannot hold."""
    for id, _, _, record, location in _owned_ids(evidence):
        if id in RESERVED:
            yield record.problem("E318", f'"{id}" is a reserved name', *location)


def references_are_cited(evidence: Evidence) -> Iterator[Problem]:
    """A hint for each reference beyond the source's own list that no record cites."""
    cited = {
        marked.value
        for record in evidence.records()
        for marked in marks(record.shape)
        if isinstance(marked.marker, Names) and marked.marker.what == "reference"
    }
    for reference in evidence.references:
        if reference.number > evidence.review.shape.source.references and reference.citekey not in cited:
            yield Problem(reference.path, reference.line, "H401", f'no record cites "{reference.citekey}"')
