"""An HTTP client for literature services: it says who asks, keeps to their limits, and tries again when they are busy.

Pauses follow what a service documents, and what its answers say: `x-rate-limit-limit` and `-interval` (Crossref),
`X-RateLimit-Remaining-USD`, `-Cost-USD` and `-Reset` (OpenAlex), `Retry-After` (RFC 9110). Keys are sent, never shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from review.files.program import NAME, installed_version

MAX_TRIES = 5
MAX_WAIT = 120.0  # seconds; a service that asks for more is asked again in the next run
MAX_ANSWER_BYTES = 50 * 1024 * 1024
MAX_REDIRECTS = 3
TIMEOUT = 60.0  # seconds
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class ServiceError(Exception):
    """A service gave no usable answer; the message says why, and never has a key in it."""


class UnknownRecordError(ServiceError):
    """The service has no record of what it was asked for (404)."""


class ExpiredError(ServiceError):
    """The service no longer accepts the place in its results from which to go on."""


@dataclass(frozen=True)
class Service:
    """A service: its name to people, where it answers, the pause between requests in seconds, and what else is sent.

    `parameters` and `headers` have keys and addresses for contact.
    """

    label: str
    url: str
    pause: float
    parameters: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class PoliteClient:
    """Asks services one request at a time. `contact` is an email address or the address of a page."""

    contact: str
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _last: dict[str, float] = field(default_factory=dict)
    _pauses: dict[str, float] = field(default_factory=dict)
    _spent: dict[str, str] = field(default_factory=dict)
    _http: httpx.Client | None = None

    @property
    def user_agent(self) -> str:
        """Who asks, in the form that the services request."""
        contact = self.contact if "://" in self.contact else f"mailto:{self.contact}"
        return f"{NAME}/{program_version()} (+{contact})"

    def json(self, service: Service, path: str, parameters: Mapping[str, str]) -> Any:
        """Return the JSON that a service answers. ServiceError where it does not answer with JSON."""
        for attempt in (1, 2):
            try:
                return self._request(service, path, parameters).json()
            except (ValueError, RecursionError) as error:  # cut short or garbled: worth another try
                if attempt == 2:
                    raise ServiceError(f"{service.label} sent text that is not JSON") from error
        raise AssertionError

    def text(self, service: Service, path: str, parameters: Mapping[str, str]) -> str:
        """Return the text that a service answers to a posted form. ServiceError where it does not answer."""
        return self._request(service, path, parameters, method="POST").text

    def close(self) -> None:
        """Close the connections."""
        if self._http:
            self._http.close()

    def _request(
        self, service: Service, path: str, parameters: Mapping[str, str], method: str = "GET"
    ) -> httpx.Response:
        """Return an answer of status 200. ServiceError where there is none after a few tries."""
        why = ""
        for attempt in range(1, MAX_TRIES + 1):
            if spent := self._spent.get(service.label):
                raise ServiceError(spent)
            try:
                answer = self._send(service, path, parameters, method)
            except httpx.HTTPError as error:
                why, delay = f"{service.label} cannot be reached ({type(error).__name__})", 2.0**attempt
            else:
                self._read_limits(service, answer)
                if answer.status_code == 200:
                    return answer
                why = f"{service.label} answered with status {answer.status_code}"
                if answer.status_code == 404:
                    raise UnknownRecordError(why)
                if answer.status_code == 400:
                    raise ExpiredError(f"{why}: it does not understand the request")
                if answer.status_code not in BUSY:
                    raise ServiceError(why)
                delay = self._retry_after(answer, 2.0**attempt)
            if delay > MAX_WAIT:
                raise ServiceError(f"{why} and asks to wait for {delay:.0f} seconds")
            if attempt < MAX_TRIES:
                self.wait(delay)
        raise ServiceError(f"{why}, {MAX_TRIES} times")

    def _send(self, service: Service, path: str, parameters: Mapping[str, str], method: str) -> httpx.Response:
        """Send one request, after the pause since the last; follow redirects on the same host."""
        self._http = self._http or httpx.Client(timeout=TIMEOUT, headers={"User-Agent": self.user_agent})
        sent = {**parameters, **service.parameters}
        url: httpx.URL = httpx.URL(f"{service.url.rstrip('/')}/{path.lstrip('/')}")
        for _ in range(MAX_REDIRECTS + 1):
            self._pause_for(service)
            options: dict[str, Any] = {"data": sent} if method == "POST" else {"params": sent}
            with self._http.stream(method, url, headers=dict(service.headers), **options) as answer:
                target = url.join(answer.headers.get("location", "")) if answer.status_code in REDIRECTS else None
                if target is None or target.host != url.host or target.scheme != url.scheme:
                    body = bytearray()
                    for part in answer.iter_bytes():
                        body += part
                        if len(body) > MAX_ANSWER_BYTES:
                            raise ServiceError(f"{service.label} sent an answer that is too large")
                    headers = [(k, v) for k, v in answer.headers.items() if k != "content-encoding"]
                    return httpx.Response(answer.status_code, headers=headers, content=bytes(body))
                url = target.copy_with(query=None)
        raise ServiceError(f"{service.label} redirects without end")

    def _pause_for(self, service: Service) -> None:
        host = urlsplit(service.url).netloc
        pause = max(service.pause, self._pauses.get(service.label, 0.0))
        since = self.clock() - self._last.get(host, float("-inf"))
        if since < pause:
            self.wait(pause - since)
        self._last[host] = self.clock()

    def _read_limits(self, service: Service, answer: httpx.Response) -> None:
        """Take the limits from the headers of an answer."""
        limit, interval = (
            _number(answer.headers.get(f"x-rate-limit-{name}", "").rstrip("s")) for name in ("limit", "interval")
        )
        if limit and interval:
            self._pauses[service.label] = min(interval / limit, MAX_WAIT)
        left, cost = (_number(answer.headers.get(f"x-ratelimit-{name}-usd", "")) for name in ("remaining", "cost"))
        if left is not None and cost and left < cost:
            reset = _number(answer.headers.get("x-ratelimit-reset", ""))
            when = f"; it is renewed in {reset / 3600:.0f} hours" if reset else ""
            self._spent[service.label] = f"the daily allowance of {service.label} is used up{when}"

    def _retry_after(self, answer: httpx.Response, otherwise: float) -> float:
        """Return how many seconds a busy service asks to wait, as a number or as a date."""
        written = answer.headers.get("retry-after", "").strip()
        seconds = _number(written)
        if seconds is not None:
            return max(seconds, 0.0)
        try:
            return max((parsedate_to_datetime(written) - self.now()).total_seconds(), 0.0)
        except (TypeError, ValueError):
            return otherwise


def _number(written: str) -> float | None:
    try:
        number = float(written.strip().lstrip("$"))
    except ValueError:
        return None
    return number if 0 <= number < 1e9 else None


def today() -> str:
    """Return the day of the look-up, in UTC. This module alone of the package reads a clock."""
    return datetime.now(UTC).date().isoformat()


def program_version() -> str:
    """Return the version of the program, as far as its installation tells it."""
    return installed_version() or "development"
