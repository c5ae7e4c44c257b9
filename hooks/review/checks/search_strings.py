"""Checks of saved searches: a search string that its service would refuse, ignore in part or read in another way.

Each service has a syntax of its own, as its documentation has it: Europe PMC `FIELD:term`, PubMed `term[field]`,
OpenAlex words, phrases and operators alone, Crossref a list of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.checks.registration import check
from review.checks.search_fields import EUROPE_PMC_FIELDS, PUBMED_FIELDS, PUBMED_NAMES
from review.evidence.records import Evidence
from review.problems.problem import Problem, nearest
from review.schema.surveillance import SERVICE_LABELS, ServiceName

OPERATORS = ("AND", "OR", "NOT")
CURLY = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}
PAIRS = {")": "(", "]": "["}
MIN_TRUNCATED = 4  # letters before the asterisk, for PubMed
MAX_SHOWN = 40  # characters of the search string that a message repeats
PHRASE = re.compile(r'"[^"]*"')
EUROPE_PMC_FIELD = re.compile(r"(?<![\w\"])([A-Za-z][A-Za-z0-9_]*):(?=[\w\"(\[])")
PUBMED_TAG = re.compile(r"\[([^\[\]]*)\]")
RANGE = re.compile(r"\[[^\[\]]* TO [^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a search string that its service would misread; `is_certain` unless a person may mean it."""

    text: str
    fix: str
    is_certain: bool = True


def faults(source: ServiceName, query: str) -> list[Fault]:
    """Return what the service would misread in a search string."""
    curly = [mark for mark in dict.fromkeys(query) if mark in CURLY]
    straight = " or ".join(dict.fromkeys(CURLY[mark] for mark in curly))
    found = [Fault(f"curly quotation marks {' '.join(curly)}", f"write {straight}")] if curly else []
    if problem := _unbalanced(query):
        return [*found, problem]
    bare = PHRASE.sub('""', query)
    if source == "crossref":
        return [*found, *_crossref(query, bare)]
    found += [*_fields(source, bare), *_truncation(source, query, bare), *_operators(bare)]
    if source == "openalex" and (commas := sorted(set(query) & set(",|"))):
        marks = " or ".join(f'"{mark}"' for mark in commas)
        found.append(Fault(f"{marks} ends the search string for OpenAlex", "leave it out, or write OR"))
    return found


def _unbalanced(query: str) -> Fault | None:
    """Quotation marks and brackets, which must come in pairs; brackets within a phrase are part of its text."""
    if query.count('"') % 2:
        return Fault("a quotation mark without its partner", "close the phrase, or delete the mark")
    opened: list[str] = []
    for mark in PHRASE.sub("", query):
        if mark in PAIRS.values():
            opened.append(mark)
        elif mark in PAIRS and (not opened or opened.pop() != PAIRS[mark]):
            return Fault(f'"{mark}" without "{PAIRS[mark]}" before it', "add or delete a bracket")
    return Fault(f'"{opened[-1]}" is never closed', "add or delete a bracket") if opened else None


def _crossref(query: str, bare: str) -> Iterator[Fault]:
    """Crossref ranks works by the words they have in common with the query, and knows no syntax."""
    without = "Crossref looks for the words alone; write words, and set a limit"
    words = [word for word in OPERATORS if re.search(rf"\b{word}\b", bare)]
    marks = [mark for mark in ("(", "[", "*", "?", '"') if mark in query]
    if words or marks:
        shown = ", ".join([*words, *(f'"{mark}"' if mark != '"' else "quotation marks" for mark in marks)])
        yield Fault(f"{shown} means nothing to Crossref", without)


def _fields(source: ServiceName, bare: str) -> Iterator[Fault]:
    service = SERVICE_LABELS[source]
    if source == "pubmed":
        for tag in dict.fromkeys(PUBMED_TAG.findall(bare)):
            name = tag.partition(":")[0].strip().upper()
            if name not in PUBMED_FIELDS | PUBMED_NAMES:
                hint = nearest(name.lower(), [each.lower() for each in sorted(PUBMED_FIELDS)])
                yield Fault(f'"[{tag[:MAX_SHOWN]}]" is no field of {service}', hint or "such as [tiab], [mh], [dp]")
        named = EUROPE_PMC_FIELD.findall(PUBMED_TAG.sub("", bare))
        fields = [field for field in named if field.upper() in EUROPE_PMC_FIELDS]
        if fields:
            yield Fault(f'"{fields[0]}:" is written as for Europe PMC', "write the field after the term: term[tiab]")
        return
    if tags := [tag for tag in PUBMED_TAG.findall(RANGE.sub("", bare)) if tag]:
        fix = "write the field before the term: TITLE:term" if source == "europe-pmc" else "leave it out"
        yield Fault(f'"[{tags[0][:MAX_SHOWN]}]" is a field of PubMed, which {service} does not know', fix)
    for field in dict.fromkeys(EUROPE_PMC_FIELD.findall(bare)):
        if source == "openalex":
            yield Fault(f'"{field}:" is a field, which {service} does not know', "leave it out")
        elif field.upper() not in EUROPE_PMC_FIELDS:
            hint = nearest(field.upper(), sorted(EUROPE_PMC_FIELDS))
            yield Fault(f'"{field}:" is no field of {service}', hint or "such as TITLE_ABS:, AUTH:, PUB_YEAR:")


def _truncation(source: ServiceName, query: str, bare: str) -> Iterator[Fault]:
    service = SERVICE_LABELS[source]
    if source == "openalex" and re.search(r"[*?$]", query):
        yield Fault(f"{service} has no truncation; it finds other endings of a word itself", "write the word in full")
        return
    if re.search(r"\w[$#]|\w\?", bare):
        yield Fault(f"truncation by $, # or ? is not known to {service}", "write an asterisk")
    if re.search(r"(?<!\w)\*\w", bare):
        yield Fault(f"{service} does not find words by their ends", "put the asterisk after the beginning of a word")
    for start in re.findall(r"(?<![\w*])(\w+)\*", query):
        if source == "pubmed" and len(start) < MIN_TRUNCATED:
            yield Fault(f'"{start}*" is too short for {service}', f"write at least {MIN_TRUNCATED} letters before it")
    if source == "europe-pmc" and any("*" in phrase for phrase in PHRASE.findall(query)):
        yield Fault(
            f"an asterisk in a phrase is not truncation for {service}", "take the phrase apart, or write it out"
        )


def _operators(bare: str) -> Iterator[Fault]:
    words = re.findall(r"(?<![\w\[])(?:and|or|not|And|Or|Not)(?![\w\]])", RANGE.sub("", bare))
    if words:
        fix = f"write {words[0].upper()}, or put the phrase in quotation marks"
        yield Fault(f'"{words[0]}" in small letters is a word, not an operator', fix, is_certain=False)
    if _mixes_operators(bare):
        fix = "put brackets round what belongs together"
        yield Fault("AND and OR at one level without brackets: services read this differently", fix, is_certain=False)


def _mixes_operators(bare: str) -> bool:
    """Whether AND or NOT, and OR, stand at the same level of the same brackets."""
    levels: list[set[str]] = [set()]
    for mark in re.findall(r"\b(?:AND|OR|NOT)\b|[()]", RANGE.sub("", bare)):
        if mark == "(":
            levels.append(set())
        elif mark == ")":
            if {"OR", "AND"} <= levels.pop():
                return True
        else:
            levels[-1].add("OR" if mark == "OR" else "AND")
    return {"OR", "AND"} <= levels[-1]


@check("E332", "H407")
def saved_searches_are_understood(evidence: Evidence) -> Iterator[Problem]:
    """The service of a saved search reads its search string as it is meant."""
    for index, search in enumerate(evidence.watch.value.searches):
        for fault in faults(search.source, search.query):
            message = f'the search string of "{search.id}" has a fault: {fault.text}'
            code = "E332" if fault.is_certain else "H407"
            yield evidence.watch.problem(code, message, "searches", index, "query", hint=fault.fix)
