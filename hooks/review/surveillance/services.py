"""What the clients of literature services share: a page of results, and where the services answer.

Keys come from the environment alone: OPENALEX_API_KEY, NCBI_API_KEY, CROSSREF_PLUS_TOKEN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from review.files.program import NAME
from review.importing.report import IncomingReport
from review.schema.surveillance import SERVICE_LABELS, ServiceName
from review.surveillance.polite_client import Service

ADDRESSES: dict[ServiceName, str] = {
    "europe-pmc": "https://www.ebi.ac.uk/europepmc/webservices/rest",
    "openalex": "https://api.openalex.org",
    "crossref": "https://api.crossref.org",
    "pubmed": "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
}
# Seconds between requests. Documented limits: Europe PMC 10 a second, OpenAlex 100, PubMed 3 or with a key 10; Crossref
# states its limit in the headers of each answer.
PAUSES: dict[ServiceName, float] = {"europe-pmc": 0.2, "openalex": 0.1, "crossref": 0.2, "pubmed": 0.35}
PAUSE_WITH_KEY = 0.11  # seconds, for PubMed


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a search returned: its identifier in the service, and the report that it describes.

    `unreadable` says why the record describes none, where it does not.
    """

    record: str
    report: IncomingReport
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results: its records, where the next page begins, and how many there are.

    `next` is empty at the end. `found` is None where the service does not say how many there are.
    """

    records: tuple[Found, ...] = ()
    next: str = ""
    found: int | None = None


def services(contact: str, environment: Mapping[str, str], addresses: Mapping[str, str]) -> dict[ServiceName, Service]:
    """Return the services, at other addresses where these are given, with the keys of the environment."""
    email = contact if "://" not in contact else ""
    parameters: dict[ServiceName, dict[str, str]] = {
        "europe-pmc": {"email": email},
        "openalex": {"api_key": environment.get("OPENALEX_API_KEY", "")},
        "crossref": {"mailto": email},
        "pubmed": {"tool": NAME, "email": email, "api_key": environment.get("NCBI_API_KEY", "")},
    }
    token = environment.get("CROSSREF_PLUS_TOKEN", "")
    headers = {"Crossref-Plus-API-Token": f"Bearer {token}"} if token else {}
    return {
        name: Service(
            SERVICE_LABELS[name],
            addresses.get(name) or address,
            PAUSE_WITH_KEY if name == "pubmed" and environment.get("NCBI_API_KEY") else PAUSES[name],
            {key: value for key, value in parameters[name].items() if value},
            headers if name == "crossref" else {},
        )
        for name, address in ADDRESSES.items()
    }


def mapping(value: object) -> Mapping[str, Any]:
    """Return a value of an answer where it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> tuple[Mapping[str, Any], ...]:
    """Return the entries of a list; one that is no mapping becomes an empty one, to be accounted for."""
    return tuple(mapping(each) for each in value) if isinstance(value, list) else ()


def number(value: object) -> int | None:
    """Return a count of an answer, which some services write as text."""
    try:
        return int(str(value))
    except ValueError:
        return None
