"""The ledger of tools: what each was used for, who confirmed it, and what reporting guidance asks to disclose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from review.language.current import gettext, marked
from review.model.review import Review
from review.model.search_hits import runs_by_search, search_hit
from review.schema.tools import Disclosed, ToolRecord, ToolUseRecord
from review.schema.uses import uses, value_at

NOT_STATED = marked("Not stated")


@dataclass(frozen=True, slots=True)
class UsedFor:
    """A use of a tool: the record that it was for, and what kind of record that is."""

    kind: str
    record: str
    use: ToolUseRecord


@dataclass(frozen=True, slots=True)
class Answer:
    """What the ledger says on an item of the guidance."""

    item: Disclosed
    text: str


@dataclass(frozen=True, slots=True)
class ToolView:
    """A tool with its disclosure, its versions in use, and its uses by what they were for: in all, and confirmed."""

    tool: ToolRecord
    answers: tuple[Answer, ...]
    versions: tuple[str, ...]
    counts: tuple[tuple[str, int, int], ...]


def tool_uses(review: Review) -> Iterator[UsedFor]:
    """Yield every use of a tool: those that studies, excerpts, findings and reports state, and every search hit.

    A search hit is in the log of runs, not in the record of the report.
    """
    for study in review.studies.values():
        yield from (UsedFor("study", study.id, use) for use in study.tool_uses)
    for excerpt in review.excerpts.values():
        yield from (UsedFor("excerpt", excerpt.id, use) for use in excerpt.tool_uses)
    for finding in review.findings.values():
        yield from (UsedFor("finding", finding.id, use) for use in finding.tool_uses)
    runs = runs_by_search(review.runs.runs)
    for report in review.candidates:
        hit = search_hit(report, runs)
        yield from (UsedFor("report", report.id, use) for use in (*([hit] if hit else []), *report.tool_uses))


def tool_views(review: Review) -> tuple[ToolView, ...]:
    """Return the tools of the ledger, each with its disclosure."""
    used = list(tool_uses(review))
    return tuple(_view(tool, [each.use for each in used if each.use.tool == tool.id]) for tool in review.tools.tools)


def _view(tool: ToolRecord, used: list[ToolUseRecord]) -> ToolView:
    versions = tuple(dict.fromkeys(use.version for use in used))
    total, confirmed = Counter(use.what for use in used), Counter(use.what for use in used if use.confirmed_by)
    return ToolView(
        tool,
        tuple(_answers(tool, versions)),
        versions,
        tuple((what, total[what], confirmed[what]) for what in sorted(total)),
    )


def _answers(tool: ToolRecord, versions: tuple[str, ...]) -> Iterator[Answer]:
    for item in sorted(uses(ToolRecord, Disclosed), key=_place):
        text = value_at(tool, item.at) or gettext(NOT_STATED)
        if item.item == "M2":
            version = ", ".join(versions) if versions else gettext("no use recorded")
            text = gettext(
                "{tool} ({version}), by {developer}.", tool=tool.name, version=version, developer=tool.developer
            )
            text = f"{text} {tool.url or ''}".strip()
        elif item.item == "M6" and tool.method != "language-model":
            text = gettext("Does not apply: it is no language model")
        yield Answer(item, text)


def _place(item: Disclosed) -> tuple[int, int]:
    """The place of an item in the checklist: introduction, methods, results, discussion."""
    return "IMRD".index(item.item[0]), int(item.item[1:])
