"""Rules about names: everything a record names exists, and every id belongs to one thing alone."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.documents import Location
from review.evidence.records import Evidence
from review.evidence.validation import Record, marks
from review.problems.message_templates import message
from review.problems.problem import Problem, nearest
from review.schema.base import Names, Schema
from review.schema.term import Vocabulary

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
DEVICES = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *DEVICES})


def terms_are_in_the_codebook(evidence: Evidence) -> Iterator[Problem]:
    """Every controlled value is a term of its vocabulary."""
    codebook = evidence.codebook.value
    for record in evidence.records():
        for marked in marks(record.value):
            if isinstance(marked.marker, Vocabulary):
                known = [term.id for term in getattr(codebook, marked.marker.name)]
                if marked.value not in known:
                    yield _unknown(
                        record, "E205", f"a term of {marked.marker.name}", marked.value, known, marked.location
                    )


def what_is_named_exists(evidence: Evidence) -> Iterator[Problem]:
    """Every study, theme, finding, reference or instrument that a record names has a record of its own."""
    known = known_ids(evidence)
    for record in evidence.records():
        for marked in marks(record.value):
            if not isinstance(marked.marker, Names) or marked.value in known[marked.marker.what]:
                continue
            what = marked.marker.what
            owner = marked.value.rsplit("-f", 1)[0] if what == "finding" else marked.value
            not_read = (what == "subtheme" and evidence.broken) or (what == "reference" and evidence.references_lost)
            if owner not in evidence.broken and not not_read:
                yield _unknown(
                    record, CODES[what], f"the id of a known {what}", marked.value, known[what], marked.location
                )


def _unknown(
    record: Record[Schema], code: str, what: str, value: str, known: list[str], location: tuple[str | int, ...]
) -> Problem:
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    _, said = message("unknown", value=value[:64], what=what)
    return record.problem(code, said, *location, hint=nearest(value, known) or f"known: {listed}")


def known_ids(evidence: Evidence) -> dict[str, list[str]]:
    """The ids of everything that a record can name, by kind."""
    themes = [record.value for record in evidence.themes]
    codebook = evidence.codebook.value
    return {
        "study": [record.value.id for record in evidence.studies],
        "theme": [theme.id for theme in themes],
        "subtheme": [subtheme.id for theme in themes for subtheme in theme.subthemes],
        "finding": [finding.id for theme in themes for finding in theme.findings],
        "reference": [reference.citekey for reference in evidence.references],
        "instrument": [instrument.id for instrument in codebook.instruments],
        "answer": [answer.id for answer in codebook.answers],
        "affiliation": [affiliation.id for affiliation in evidence.review.value.affiliations],
    }


def subthemes_belong_to_their_theme(evidence: Evidence) -> Iterator[Problem]:
    """A finding or excerpt names a subtheme of its own theme, and of no other."""
    subthemes = {record.value.id: {each.id for each in record.value.subthemes} for record in evidence.themes}
    everywhere = {subtheme for each in subthemes.values() for subtheme in each}
    for theme in evidence.themes:
        for index, finding in enumerate(theme.value.findings):
            if finding.subtheme in everywhere - subthemes[theme.value.id]:
                yield theme.problem(
                    "E302", f'the subtheme "{finding.subtheme}" belongs to another theme', "findings", index, "subtheme"
                )
    for study in evidence.studies:
        for index, excerpt in enumerate(study.value.excerpts):
            if excerpt.subtheme in everywhere - subthemes.get(excerpt.theme, everywhere):
                said = message("subtheme-elsewhere", subtheme=excerpt.subtheme, theme=excerpt.theme)
                yield study.problem(*said, "excerpts", index, "subtheme")


def _owned_ids(evidence: Evidence) -> Iterator[tuple[str, str, str, Record[Schema], tuple[str | int, ...]]]:
    """Every id that gets an address: (id, owner, letter of its kind, record, location)."""
    for study in evidence.studies:
        yield study.value.id, "", "", study, ("id",)
        for index, excerpt in enumerate(study.value.excerpts):
            yield excerpt.id, study.value.id, "q", study, ("excerpts", index, "id")
    for theme in evidence.themes:
        yield theme.value.id, "", "", theme, ("id",)
        for index, finding in enumerate(theme.value.findings):
            yield finding.id, theme.value.id, "f", theme, ("findings", index, "id")


def ids_are_used_once(evidence: Evidence) -> Iterator[Problem]:
    """No two things with an address share an id, nor two entries of a register."""
    first: dict[str, str] = {}
    for id, _, _, record, location in _owned_ids(evidence):
        place = f"{record.path}:{record.line(*location)}"
        if id in first:
            yield record.problem(*message("id-used", id=id, place=first[id]), *location)
        first.setdefault(id, place)


def entries_are_named_once(evidence: Evidence) -> Iterator[Problem]:
    """No two entries of a register share an id, nor two subthemes, wherever they stand; no version is told twice."""
    for listed in _listed_ids(evidence):
        first: dict[str, str] = {}
        for id, record, location in listed:
            if id in first:
                yield record.problem(*message("id-used", id=id, place=first[id]), *location)
            first.setdefault(id, f"{record.path}:{record.line(*location)}")


def _listed_ids(evidence: Evidence) -> Iterator[list[tuple[str, Record[Schema], Location]]]:
    """For each thing that has an id and no address: every id of its kind, its record and its place."""
    registers: tuple[tuple[Record[Schema], str, str], ...] = (
        (evidence.searches, "searches", "id"),
        (evidence.screening, "reports", "id"),
        (evidence.figures, "figures", "id"),
        (evidence.discussion, "points", "id"),
        (evidence.commentaries, "commentaries", "id"),
        (evidence.ids, "ids", "id"),
        (evidence.review, "affiliations", "id"),
        (evidence.review, "versions", "version"),
    )
    for record, name, key in registers:
        entries = enumerate(getattr(record.value, name))
        yield [(getattr(entry, key), record, (name, index, key)) for index, entry in entries]
    yield [
        (subtheme.id, theme, ("subthemes", index, "id"))
        for theme in evidence.themes
        for index, subtheme in enumerate(theme.value.subthemes)
    ]


def ids_follow_their_owner(evidence: Evidence) -> Iterator[Problem]:
    """A finding is <theme>-f<nn>, an excerpt <study>-q<nn>, so that an id alone says where it belongs."""
    for id, owner, letter, record, location in _owned_ids(evidence):
        number = id.removeprefix(f"{owner}-{letter}")
        if owner and (number == id or not number.isdecimal() or len(number) < 2):
            yield record.problem(*message("id-owner", id=id, owner=owner, letter=letter), *location)


def no_id_is_a_reserved_name(evidence: Evidence) -> Iterator[Problem]:
    """An id never takes the address of a page, nor a name that some file systems cannot hold."""
    for id, _, _, record, location in _owned_ids(evidence):
        if id in RESERVED:
            yield record.problem(*message("id-reserved", id=id), *location)


def references_are_cited(evidence: Evidence) -> Iterator[Problem]:
    """A hint for each reference beyond the source's own list that no record cites; a broken one may cite it."""
    if evidence.broken:
        return
    cited = {
        marked.value
        for record in evidence.records()
        for marked in marks(record.value)
        if isinstance(marked.marker, Names) and marked.marker.what == "reference"
    }
    for reference in evidence.references:
        if reference.number > evidence.review.value.source.references and reference.citekey not in cited:
            yield Problem(reference.path, reference.line, "H401", f'no record cites "{reference.citekey}"')
