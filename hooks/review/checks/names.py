"""Checks of names: everything that a record names exists, and every ID belongs to one entry only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from review.checks.registration import check
from review.evidence.documents import Location
from review.evidence.records import Evidence, InvalidRecord
from review.evidence.validation import Marked, Record
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest
from review.schema.base import Names, Schema
from review.schema.surveillance import BACKWARD, FORWARD
from review.schema.term import Vocabulary
from review.schema.theme import CodeRecord, ThemeRecord

# The code for an unknown name, by what it should name.
CODES = {
    "study": "E301",
    "theme": "E302",
    "subtheme": "E302",
    "code": "E302",
    "finding": "E303",
    "reference": "E304",
    "instrument": "E205",
    "overall judgement": "E205",
    "answer": "E205",
    "affiliation": "E205",
    "tool": "E336",
}

# What is between the ID of a theme and the number of what belongs to it.
OWNED = {"finding": "-f", "code": "-c"}

# Names of files and devices that a page of an ID cannot have; the brief of the whole review is called "review".
DEVICES = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
RESERVED = frozenset({"index", "review", "con", "prn", "aux", "nul", *DEVICES})
# First parts of the addresses of the site's own pages and files, which a page with an address of its own cannot have.
OWN_ADDRESSES = frozenset(
    {
        "appraisal",
        "assets",
        "briefs",
        "checklists",
        "cite",
        "contribute",
        "data",
        "embed",
        "feeds",
        "figures",
        "findings",
        "glossary",
        "id",
        "implications",
        "lived-experience",
        "map",
        "methods",
        "negative-cases",
        "new",
        "persistence",
        "practice",
        "quotes",
        "reconciliation",
        "references",
        "replay",
        "researchers",
        "rights",
        "search",
        "social",
        "studies",
        "summary",
        "themes",
        "tools",
        "updates",
        "v",
        "w3id",
        "whole",
    }
)
MAX_LISTED = 12  # known names in a hint


@check("E205")
def terms_are_in_the_codebook(evidence: Evidence) -> Iterator[Problem]:
    """Every controlled value is a term of its vocabulary, also in records that have other problems."""
    codebook = evidence.codebook.value
    vocabularies = {name: codebook.terms(name) for name in type(codebook).model_fields}
    labels = {name: {term.id: (term.label,) for term in terms} for name, terms in vocabularies.items()}
    for record, marked in _marked(evidence):
        if isinstance(marked.marker, Vocabulary) and marked.value not in labels[marked.marker.name]:
            vocabulary = marked.marker.name
            message = messages.unknown("E205", marked.value[:64], f"a term of {vocabulary}")
            hint = _known(marked.value, list(labels[vocabulary]), labels[vocabulary])
            yield record.problem(*message, *marked.location, hint=hint)


@check(*sorted(set(CODES.values())))
def named_records_exist(evidence: Evidence) -> Iterator[Problem]:
    """Every study, theme, finding, reference or instrument that a record names exists."""
    known = known_ids(evidence)
    indexed = {what: set(ids) for what, ids in known.items()}
    subthemes = {record.value.id: [each.id for each in record.value.subthemes] for record in evidence.themes}
    for record, marked in _marked(evidence):
        if not isinstance(marked.marker, Names) or marked.value in indexed[marked.marker.what]:
            continue
        what = marked.marker.what
        owner = marked.value.rsplit(OWNED[what], 1)[0] if what in OWNED else marked.value
        is_lost = (what == "subtheme" and evidence.broken) or (what == "reference" and evidence.references_lost)
        if owner not in evidence.broken and not is_lost:
            message = messages.unknown(CODES[what], marked.value[:64], f"a known {what}")
            theme = _theme_at(record, marked.location) if what == "subtheme" else ""
            hint = _subtheme_hint(marked.value, theme, subthemes) or _known(marked.value, known[what])
            yield record.problem(*message, *marked.location, hint=hint)


def _marked(evidence: Evidence) -> Iterator[tuple[Record[Schema] | InvalidRecord, Marked]]:
    """Yield every text that names a term or a record."""
    for record in evidence.records():
        for marked in record.marks:
            yield record, marked
    for invalid in evidence.invalid:
        for marked in invalid.marks():
            yield invalid, marked


def _theme_at(record: Record[Schema] | InvalidRecord, location: Location) -> str:
    """The theme of the excerpt or finding that has a subtheme at this place."""
    part = record.document.data
    for step in location[:-1]:
        part = part[step]
    return str(part.get("theme") or record.document.data.get("id") or "")


def _subtheme_hint(value: str, theme: str, subthemes: Mapping[str, list[str]]) -> str:
    """What to write in place of a subtheme: one of its theme, or none. Empty where the theme is not known."""
    if theme not in subthemes:
        return ""
    if not subthemes[theme]:
        return f'the theme "{theme}" has no subthemes; delete the line'
    return _known(value, subthemes[theme])


def _known(value: str, known: list[str], labels: Mapping[str, Iterable[str]] = MappingProxyType({})) -> str:
    listed = ", ".join(known[:MAX_LISTED]) + (", …" if len(known) > MAX_LISTED else "")
    return nearest(value, known, labels) or f"known: {listed}"


def known_ids(evidence: Evidence) -> dict[str, list[str]]:
    """Return the IDs of everything that a record can name, by kind."""
    themes = [record.value for record in evidence.themes]
    codebook = evidence.codebook.value
    return {
        "study": [record.value.id for record in evidence.studies],
        "theme": [theme.id for theme in themes],
        "subtheme": [subtheme.id for theme in themes for subtheme in theme.subthemes],
        "code": [code.id for theme in themes for code in theme.all_codes],
        "finding": [finding.id for theme in themes for finding in theme.findings],
        "reference": [reference.citekey for reference in evidence.references],
        "instrument": [instrument.id for instrument in codebook.instruments],
        "overall judgement": [level.id for instrument in codebook.instruments for level in instrument.overall],
        "answer": [answer.id for answer in codebook.answers],
        "affiliation": [affiliation.id for affiliation in evidence.review.value.affiliations],
        "tool": [tool.id for tool in evidence.tools.value.tools],
    }


@check("E302")
def subthemes_belong_to_their_theme(evidence: Evidence) -> Iterator[Problem]:
    """The subtheme of a finding or excerpt belongs to its theme."""
    subthemes = {record.value.id: {each.id for each in record.value.subthemes} for record in evidence.themes}
    listed = {id: sorted(each) for id, each in subthemes.items()}
    everywhere = {subtheme for each in subthemes.values() for subtheme in each}
    for theme in evidence.themes:
        for index, finding in enumerate(theme.value.findings):
            if finding.subtheme in everywhere - subthemes[theme.value.id]:
                text = f'the subtheme "{finding.subtheme}" belongs to another theme'
                hint = _subtheme_hint(finding.subtheme or "", theme.value.id, listed)
                yield theme.problem("E302", text, "findings", index, "subtheme", hint=hint)
    for study in evidence.studies:
        for index, excerpt in enumerate(study.value.excerpts):
            if excerpt.subtheme in everywhere - subthemes.get(excerpt.theme, everywhere):
                message = messages.subtheme_elsewhere(excerpt.subtheme, excerpt.theme)
                hint = _subtheme_hint(excerpt.subtheme or "", excerpt.theme, listed)
                yield study.problem(*message, "excerpts", index, "subtheme", hint=hint)


def _owned_ids(evidence: Evidence) -> Iterator[tuple[str, str, str, Record[Schema], Location]]:
    """Yield every ID that has a page: (ID, owner, letter of its kind, record, location)."""
    for study in evidence.studies:
        yield study.value.id, "", "", study, ("id",)
        for index, excerpt in enumerate(study.value.excerpts):
            yield excerpt.id, study.value.id, "q", study, ("excerpts", index, "id")
    for theme in evidence.themes:
        yield theme.value.id, "", "", theme, ("id",)
        for index, finding in enumerate(theme.value.findings):
            yield finding.id, theme.value.id, "f", theme, ("findings", index, "id")
        for location, code in _codes(theme.value):
            yield code.id, theme.value.id, "c", theme, (*location, "id")


def _codes(theme: ThemeRecord) -> Iterator[tuple[Location, CodeRecord]]:
    """Yield every code of a theme with its place in the record."""
    yield from ((("codes", index), code) for index, code in enumerate(theme.codes))
    for place, subtheme in enumerate(theme.subthemes):
        yield from ((("subthemes", place, "codes", index), code) for index, code in enumerate(subtheme.codes))


@check("E338")
def codes_are_at_the_lowest_level(evidence: Evidence) -> Iterator[Problem]:
    """A theme with subthemes has its codes in these, so that every code is at the same level."""
    for theme in evidence.themes:
        if theme.value.subthemes and theme.value.codes:
            text = f'the theme "{theme.value.id}" has subthemes, and codes that are in none of them'
            yield theme.problem("E338", text, "codes")


@check("E305")
def ids_are_unique(evidence: Evidence) -> Iterator[Problem]:
    """No two records with a permanent ID share it, and no screened report has that of a theme, finding or excerpt."""
    first: dict[str, tuple[Record[Schema], Location]] = {}
    for id, _, _, record, location in _owned_ids(evidence):
        if id in first:
            yield record.problem(*messages.id_used(id, _place(*first[id])), *location)
        first.setdefault(id, (record, location))
    studies = {study.value.id for study in evidence.studies}  # which a report that is included shares its ID with
    for each in evidence.screened():
        if each.value.id in first and each.value.id not in studies:
            message = messages.id_used(each.value.id, _place(*first[each.value.id]))
            yield each.record.problem(*message, "reports", each.index, "id")


@check("E305")
def entries_are_unique(evidence: Evidence) -> Iterator[Problem]:
    """No two entries of a register have the same ID, nor two subthemes of any theme, nor two versions."""
    for listed in _listed_ids(evidence):
        first: dict[str, tuple[Record[Schema], Location]] = {}
        for id, record, location in listed:
            if id in first:
                yield record.problem(*messages.id_used(id, _place(*first[id])), *location)
            first.setdefault(id, (record, location))


def _place(record: Record[Schema], location: Location) -> str:
    """The file and line of a value. Lines are looked up for problems alone: a record is read again for them."""
    return f"{record.path}:{record.line(*location)}"


def _listed_ids(evidence: Evidence) -> Iterator[list[tuple[str, Record[Schema], Location]]]:
    """Yield, for each kind of entry that has an ID and no page, every ID with its record and location."""
    registers: tuple[tuple[Record[Schema], str, str], ...] = (
        (evidence.searches, "searches", "id"),
        (evidence.figures, "figures", "id"),
        (evidence.discussion, "points", "id"),
        (evidence.commentaries, "commentaries", "id"),
        (evidence.groups, "audiences", "id"),
        (evidence.groups, "subjects", "id"),
        (evidence.ids, "ids", "id"),
        (evidence.tools, "tools", "id"),
        (evidence.watch, "searches", "id"),
        (evidence.review, "affiliations", "id"),
        (evidence.review, "versions", "version"),
    )
    for record, name, key in registers:
        entries = enumerate(getattr(record.value, name))
        yield [(getattr(entry, key), record, (name, index, key)) for index, entry in entries]
    yield [(each.value.id, each.record, ("reports", each.index, "id")) for each in evidence.screened()]
    yield [
        (subtheme.id, theme, ("subthemes", index, "id"))
        for theme in evidence.themes
        for index, subtheme in enumerate(theme.value.subthemes)
    ]


@check("E306")
def ids_match_their_owner(evidence: Evidence) -> Iterator[Problem]:
    """A finding is <theme>-f<nn>, a code <theme>-c<nn>, an excerpt <study>-q<nn>: the ID shows where it belongs."""
    for id, owner, letter, record, location in _owned_ids(evidence):
        number = id.removeprefix(f"{owner}-{letter}")
        if owner and (number == id or not number.isdecimal() or len(number) < 2):
            yield record.problem(*messages.id_owner(id, owner, letter), *location)


@check("E318")
def ids_are_not_reserved(evidence: Evidence) -> Iterator[Problem]:
    """No ID or address is the name of a page of the site or a name that some file systems do not allow."""
    for id, _, _, record, location in _owned_ids(evidence):
        if id in RESERVED:
            yield record.problem(*messages.id_reserved(id), *location)
    for each in evidence.screened():
        if each.value.id in RESERVED:
            yield each.record.problem(*messages.id_reserved(each.value.id), "reports", each.index, "id")
    for index, search in enumerate(evidence.watch.value.searches):
        if search.id in {FORWARD, BACKWARD}:
            yield evidence.watch.problem(*messages.id_reserved(search.id), "searches", index, "id")
    companion = evidence.review.value.companion
    if companion and companion.comparison and companion.comparison.address in RESERVED | OWN_ADDRESSES:
        address = companion.comparison.address
        yield evidence.review.problem(*messages.id_reserved(address), "companion", "comparison", "address")


@check("H401")
def references_are_cited(evidence: Evidence) -> Iterator[Problem]:
    """A record cites each reference that is not from the published review; a broken record may be the one."""
    if evidence.broken:
        return
    cited = {
        marked.value
        for record in evidence.records()
        for marked in record.marks
        if isinstance(marked.marker, Names) and marked.marker.what == "reference"
    }
    source = evidence.review.value.source
    n_published = source.references if source else 0
    for reference in evidence.references:
        if reference.number > n_published and reference.citekey not in cited:
            yield Problem(reference.path, reference.line, "H401", f'no record cites "{reference.citekey}"')
