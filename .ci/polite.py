"""A polite HTTP client that checks whether links work: one slow request at a time, with a user agent that names us.

It never sends credentials, never connects to a private network, respects robots.txt, and does not report a refusal as a
dead link, because many hosts refuse programs what they show to readers.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

NAME = "living-review-links"
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

MAX_REDIRECTS = 8
MAX_TRIES = 3
MAX_WAIT = 60.0  # seconds
MAX_ROBOTS_BYTES = 500_000

REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT_REDIRECTS = {301, 308}
DEAD = {404, 410}
REFUSED = {401, 402, 403, 407, 429, 451}
TEMPORARY = {408, 429, 500, 502, 503, 504}


class LinkStatus(Enum):
    """The state of a link."""

    WORKING = "working"
    MOVED = "moved"
    DEAD = "dead"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The state of one URL, the reason, and its new URL if it has moved permanently."""

    url: str
    status: LinkStatus
    reason: str
    new_url: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A response to one request."""

    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""


class NoResponseError(Exception):
    """The host sent no response; another try may help."""


class NotRequestedError(Exception):
    """The URL must not be requested."""

    def __init__(self, reason: str, status: LinkStatus = LinkStatus.UNKNOWN) -> None:
        super().__init__(reason)
        self.status = status


def is_public(address: IPAddress) -> bool:
    """Tell whether an IP address belongs to the public internet rather than to a private network."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_global and not (mapped or address).is_multicast


@dataclass
class Client:
    """Checks links. Use one client per run: it remembers the last request to each host, and its robots.txt."""

    contact: str = ""
    pause: float = 2.0
    timeout: float = 20.0
    is_allowed: Callable[[IPAddress], bool] = is_public
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _last_request: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _unreachable: dict[str, str] = field(default_factory=dict)

    def check(self, url: str) -> LinkResult:
        """Request a URL, follow its redirects and classify the final response."""
        current, new_url, permanent = urldefrag(url).url, "", True
        seen: set[str] = set()
        while len(seen) <= MAX_REDIRECTS:
            seen.add(current)
            try:
                parts = _requestable(current)
                self._obey_robots(parts)
                response = self._request_with_retries(parts)
            except NotRequestedError as error:
                return LinkResult(url, error.status, str(error))
            except NoResponseError as error:
                return LinkResult(url, LinkStatus.UNKNOWN, str(error))
            if response.status not in REDIRECTS or not response.location:
                return _classify(url, response, new_url)
            current = urldefrag(urljoin(current, response.location)).url
            permanent = permanent and response.status in PERMANENT_REDIRECTS
            new_url = current if permanent else new_url
            if current in seen:
                return LinkResult(url, LinkStatus.UNKNOWN, "redirect loop")
        return LinkResult(url, LinkStatus.UNKNOWN, f"more than {MAX_REDIRECTS} redirects")

    def _obey_robots(self, parts: SplitResult) -> None:
        """Raise NotRequestedError if robots.txt excludes the URL, and NoResponseError if it cannot be fetched."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin in self._unreachable:
            raise NoResponseError(self._unreachable[origin])
        if origin not in self._robots:
            try:
                self._robots[origin] = self._fetch_robots(origin)
            except NoResponseError as error:
                self._unreachable[origin] = str(error)
                raise
        if not self._robots[origin].can_fetch(NAME, parts.geturl()):
            raise NotRequestedError("robots.txt excludes it", LinkStatus.REFUSED)

    def _fetch_robots(self, origin: str) -> RobotFileParser:
        """Follow RFC 9309: a missing robots.txt allows everything, an unavailable one allows nothing for now."""
        rules = RobotFileParser()
        current = f"{origin}/robots.txt"
        for _ in range(MAX_REDIRECTS):
            response = self._request("GET", _requestable(current), MAX_ROBOTS_BYTES)
            if response.status not in REDIRECTS or not response.location:
                break
            current = urljoin(current, response.location)
        if response.status >= 500:
            raise NoResponseError(f"status {response.status} for robots.txt")
        rules.parse(response.body.decode("utf-8", "replace").splitlines() if response.status == 200 else [])
        return rules

    def _request_with_retries(self, parts: SplitResult) -> Response:
        """Request the URL, and again after a pause if the host is busy or sends no response."""
        for tried in range(1, MAX_TRIES + 1):
            failure: Response | NoResponseError
            try:
                response = self._head_or_get(parts)
            except NoResponseError as error:
                failure, retry_after = error, ""
            else:
                if response.status not in TEMPORARY:
                    return response
                failure, retry_after = response, response.retry_after
            delay = _seconds(retry_after, self.pause * 2**tried)
            if tried == MAX_TRIES or delay > MAX_WAIT:
                break
            self.wait(delay)
        if isinstance(failure, NoResponseError):
            raise failure
        return failure

    def _head_or_get(self, parts: SplitResult) -> Response:
        """Send HEAD, and GET if the host does not support it."""
        try:
            response = self._request("HEAD", parts)
        except NoResponseError:
            return self._request("GET", parts)
        return response if response.status < 400 or response.status in TEMPORARY else self._request("GET", parts)

    def _request(self, method: str, parts: SplitResult, max_bytes: int = 0) -> Response:
        host, port = _host_and_port(parts)
        self._pause_for(host)
        secure = parts.scheme == "https"
        connection_type = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = connection_type(host, port, timeout=self.timeout)
        target = quote(parts.path or "/", safe="/%:=&~+!$,;'()*@") + ("?" + _query(parts) if parts.query else "")
        headers = {"User-Agent": self._user_agent(), "Accept": "*/*", "Connection": "close"}
        try:
            plain = self._connect(host, port)
            connection.sock = self.tls.wrap_socket(plain, server_hostname=host) if secure else plain
            connection.request(method, target, headers=headers)
            got = connection.getresponse()
            body = got.read(max_bytes) if max_bytes else b""
            return Response(got.status, got.headers.get("Location", ""), got.headers.get("Retry-After", ""), body)
        except TimeoutError:
            raise NoResponseError("timed out") from None
        except ssl.SSLError:
            raise NoResponseError("invalid certificate or unsupported encryption") from None
        except (OSError, http.client.HTTPException):
            raise NoResponseError("connection refused or lost") from None
        finally:
            connection.close()

    def _connect(self, host: str, port: int) -> socket.socket:
        """Connect to the IP address that was checked: resolving the name again could give a different one."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NoResponseError("unknown host") from None
        addresses = [str(address[0]) for *_, address in found]
        if not all(self.is_allowed(ipaddress.ip_address(address.partition("%")[0])) for address in addresses):
            raise NotRequestedError("in a private network")
        *others, last = addresses
        for address in others:
            try:
                return socket.create_connection((address, port), timeout=self.timeout)
            except OSError:  # some hosts publish an address, often IPv6, at which they cannot be reached
                continue
        return socket.create_connection((last, port), timeout=self.timeout)

    def _pause_for(self, host: str) -> None:
        """Wait until the pause since the last request to this host is over."""
        since = self.clock() - self._last_request.get(host, float("-inf"))
        if since < self.pause:
            self.wait(self.pause - since)
        self._last_request[host] = self.clock()

    def _user_agent(self) -> str:
        return f"{NAME}/1 (+{self.contact})" if self.contact else f"{NAME}/1"


def _classify(url: str, response: Response, new_url: str) -> LinkResult:
    """Classify the final response; `new_url` is where permanent redirects led, if any."""
    reason = f"status {response.status}"
    if response.status in DEAD:
        return LinkResult(url, LinkStatus.DEAD, reason)
    if response.status in REFUSED:
        return LinkResult(url, LinkStatus.REFUSED, reason)
    if not 200 <= response.status < 300:
        return LinkResult(url, LinkStatus.UNKNOWN, reason)
    if not new_url:
        return LinkResult(url, LinkStatus.WORKING, reason)
    to_home_page = urlsplit(new_url).path in {"", "/"} and urlsplit(url).path not in {"", "/"}
    reason = "the page may be gone: redirected" if to_home_page else "moved permanently"
    return LinkResult(url, LinkStatus.MOVED, reason, new_url)


def _requestable(url: str) -> SplitResult:
    """Split a URL. Raises NotRequestedError unless it is an HTTP URL with a host and without credentials."""
    try:
        parts = urlsplit(url)
        _host_and_port(parts)
    except (ValueError, UnicodeError):
        raise NotRequestedError("not a valid URL") from None
    if parts.scheme not in {"http", "https"}:
        raise NotRequestedError("neither http nor https")
    if "@" in parts.netloc:
        raise NotRequestedError("contains credentials, which are never sent")
    return parts


def _host_and_port(parts: SplitResult) -> tuple[str, int]:
    """Return the host in ASCII (IDNA) and the port. Raises ValueError if there is no host."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host:
        raise ValueError
    return host, parts.port or (443 if parts.scheme == "https" else 80)


def _query(parts: SplitResult) -> str:
    return quote(parts.query, safe="/%:=&~+!$,;'()*@?[]")


def _seconds(retry_after: str, default: float) -> float:
    """Return the seconds that a Retry-After header asks for; a date counts as too long to wait."""
    if not retry_after:
        return default
    return float(retry_after) if retry_after.isdecimal() else float("inf")
