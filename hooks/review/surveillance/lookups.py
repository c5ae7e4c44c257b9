"""Look-ups of notices: what Crossref, with the data of Retraction Watch, has about each cited work."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from review.files.writing import write_text
from review.model.notices import KINDS, cited_dois, doi_key
from review.references.reference import Reference
from review.schema.surveillance import LookupRecord, NoticeRecord, NoticesRecord
from review.surveillance.crossref import CrossrefNotice, notices_of
from review.surveillance.polite_client import PoliteClient, Service, ServiceError, UnknownRecordError


@dataclass
class Answers:
    """The answers of a day, by DOI: the notices about it, or None where Crossref has no such work."""

    day: str
    by_doi: dict[str, tuple[CrossrefNotice, ...] | None] = field(default_factory=dict)

    def write(self, file: Path) -> None:
        """Write them to a file, at once. OSError where that fails."""
        answers = {doi: None if each is None else [asdict(one) for one in each] for doi, each in self.by_doi.items()}
        write_text(file, json.dumps({"day": self.day, "answers": answers}, ensure_ascii=False) + "\n")


def read_answers(file: Path, day: str) -> Answers:
    """Return the answers that a file has of this day; none where it is missing, damaged or of another day."""
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        answers = {
            str(doi): None if each is None else tuple(CrossrefNotice(**one) for one in each)
            for doi, each in written["answers"].items()
        }
        return Answers(day, answers) if written["day"] == day else Answers(day)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Answers(day)


def look_up(
    client: PoliteClient, service: Service, dois: Iterable[str], answers: Answers, save: Callable[[], None]
) -> Iterator[tuple[str, str]]:
    """Ask about each DOI without an answer; yield each that failed, and why. `save` is called after each answer."""
    for doi in dois:
        if doi in answers.by_doi:
            continue
        try:
            answers.by_doi[doi] = notices_of(client, service, doi)
        except UnknownRecordError:
            answers.by_doi[doi] = None
        except ServiceError as error:
            yield doi, str(error)
            continue
        save()


def with_answers(before: NoticesRecord, references: Iterable[Reference], answers: Answers) -> NoticesRecord:
    """Return the register with the answers of a day: each DOI in its latest look-up, and each notice once.

    Where everything is as it was, only the day changes. A notice stays once it was found, with the decision on it.
    """
    cited = cited_dois(references)
    answered = tuple(doi for doi in cited if answers.by_doi.get(doi) is not None)
    unknown = tuple(doi for doi in cited if doi in answers.by_doi and answers.by_doi[doi] is None)
    lookups = [LookupRecord(on=answers.day, answered=answered, unknown=unknown)] if answered or unknown else []
    asked = {*map(doi_key, answered), *map(doi_key, unknown)}
    wanted = set(map(doi_key, cited)) - asked
    for lookup in before.lookups:
        left = {
            name: tuple(doi for doi in getattr(lookup, name) if doi_key(doi) in wanted)
            for name in ("answered", "unknown")
        }
        if any(left.values()):
            lookups.append(LookupRecord(on=lookup.on, **left))
    notices = {_identity(notice): notice for notice in before.notices}
    for doi, found in answers.by_doi.items():
        for each in found or ():
            fresh = _record(doi, each, answers.day)
            known = notices.get(_identity(fresh))
            notices[_identity(fresh)] = _merged(known, fresh) if known else fresh
    ordered = sorted(notices.values(), key=lambda each: (doi_key(each.work), KINDS.index(each.kind), each.date or ""))
    return NoticesRecord(lookups=tuple(lookups), notices=tuple(ordered))


def _record(work: str, found: CrossrefNotice, day: str) -> NoticeRecord:
    date, doi = found.date or None, found.doi or None
    return NoticeRecord(
        work=work, kind=found.kind, label=found.label, doi=doi, date=date, sources=(found.source,), found_on=day
    )


def _identity(notice: NoticeRecord) -> tuple[str, str, str]:
    return doi_key(notice.work), notice.kind, doi_key(notice.doi or "") or notice.label


def _merged(known: NoticeRecord, fresh: NoticeRecord) -> NoticeRecord:
    """A notice that several sources have: each source once, and the earliest date, as precisely as any gives it."""
    sources = tuple(dict.fromkeys((*known.sources, *fresh.sources)))
    dates = sorted(each for each in (known.date, fresh.date) if each)
    date = next((each for each in reversed(dates) if each.startswith(dates[0])), None)
    return known.model_copy(update={"sources": sources, "date": date})


def new_notices(before: NoticesRecord, after: NoticesRecord) -> Mapping[int, NoticeRecord]:
    """Return the notices that are new, by their place."""
    known = set(map(_identity, before.notices))
    return {index: each for index, each in enumerate(after.notices) if _identity(each) not in known}
