"""The saved searches of a review, run page by page; one that fails leaves what it has returned so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from review.evidence.records import Evidence
from review.model.digest import digest
from review.schema.surveillance import BACKWARD, FORWARD, MAX_RECORDS, SavedSearchRecord, ServiceName
from review.surveillance import citations, crossref, europe_pmc, openalex, pubmed
from review.surveillance.polite_client import ExpiredError, PoliteClient, Service, ServiceError
from review.surveillance.progress import Collected, Progress
from review.surveillance.services import Page

CLIENTS: Mapping[ServiceName, Callable[[PoliteClient, Service, SavedSearchRecord, str], Page]] = {
    "europe-pmc": europe_pmc.search_page,
    "openalex": openalex.search_page,
    "crossref": crossref.search_page,
    "pubmed": pubmed.search_page,
}


@dataclass(frozen=True)
class Plan:
    """A search to run: its name in the log, its service, a key that stands for what it asks, and its pages by cursor.

    `otherwise` is the plan for when the service fails.
    """

    name: str
    source: ServiceName
    key: str
    since: str
    limit: int
    page: Callable[[str], Page]
    otherwise: Plan | None = None


def plans(evidence: Evidence, client: PoliteClient, services: Mapping[ServiceName, Service]) -> Iterator[Plan]:
    """Yield the saved searches of the evidence, then the citations to follow."""
    for search in evidence.watch.value.searches:
        page = partial(CLIENTS[search.source], client, services[search.source], search)
        key = digest((search.source, search.query, search.since, search.limit))
        yield Plan(search.id, search.source, key, search.since, search.limit, page)
    followed = evidence.watch.value.citations
    dois = included_dois(evidence)
    if followed and dois:
        for name, wanted in ((FORWARD, followed.forward), (BACKWARD, followed.backward)):
            if wanted:
                yield _following(client, services, name, dois, followed.since)


def _following(
    client: PoliteClient, services: Mapping[ServiceName, Service], name: str, dois: tuple[str, ...], since: str
) -> Plan:
    key = digest((name, since, *dois))
    ask = partial(citations.openalex_page, client, services["openalex"], name, dois, since)
    ask_instead = partial(citations.europe_pmc_page, client, services["europe-pmc"], name, dois)
    instead = Plan(name, "europe-pmc", f"{key} europe-pmc", since, MAX_RECORDS, ask_instead)
    return Plan(name, "openalex", key, since, MAX_RECORDS, ask, instead)


def included_dois(evidence: Evidence) -> tuple[str, ...]:
    """Return the DOIs of the included studies, as far as their references have one."""
    references = {reference.citekey: reference for reference in evidence.references}
    found = (references[study.value.citekey].doi for study in evidence.studies if study.value.citekey in references)
    return tuple(dict.fromkeys(doi for doi in found if doi))


def collect(plan: Plan, progress: Progress, save: Callable[[], None]) -> tuple[Collected, str]:
    """Return what a search returns in all, and why it was not completed, or an empty text.

    It goes on from where the progress has left it; `save` is called after each page. A search whose service no longer
    knows the place begins again.
    """
    collected = progress.searches.get(plan.name)
    if collected is None or collected.key != plan.key:
        collected = Collected(plan.key)
    may_begin_again = bool(collected.next)
    try:
        while not collected.complete:
            try:
                page = plan.page(collected.next)
            except ExpiredError:
                if not may_begin_again:
                    raise
                may_begin_again = False
                collected = Collected(plan.key)
                continue
            collected = collected.with_page(page, plan.limit)
            progress.searches[plan.name] = collected
            save()
    except ServiceError as error:
        return collected, str(error)
    return collected, ""
