"""Asks addresses of other hosts whether they still answer: seldom, one after the other, and under the project's name.

What it will not do: send credentials, follow a way into a private network, ask what a host's robots.txt asks to leave
alone, or take a refusal for a dead link. Many hosts refuse programs what they give to readers.
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

REDIRECTS = 8
TRIES = 3
LONGEST_WAIT = 60.0
LARGEST_ROBOTS = 500_000

FOLLOW = {301, 302, 303, 307, 308}
FOR_EVER = {301, 308}
DEAD = {404, 410}
BLOCKED = {401, 402, 403, 407, 429, 451}
AGAIN = {408, 429, 500, 502, 503, 504}


class Standing(Enum):
    """What became of a link."""

    WELL = "well"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one address, why it is said, and for one that moved, where it stands now."""

    address: str
    standing: Standing
    why: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said to one request."""

    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""


class NoAnswerError(Exception):
    """The host gave no answer; asking again may help."""


class NotAskedError(Exception):
    """The address is not one to ask."""

    def __init__(self, why: str, standing: Standing = Standing.UNKNOWN) -> None:
        super().__init__(why)
        self.standing = standing


def is_public(address: IPAddress) -> bool:
    """Whether a host with this number is out in the open internet and not in a network of ours."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_global and not (mapped or address).is_multicast


@dataclass
class Client:
    """Asks. It remembers when each host was last asked and what its robots.txt says, so one client does a whole run."""

    contact: str = ""
    pause: float = 2.0
    timeout: float = 20.0
    may_be_asked: Callable[[IPAddress], bool] = is_public
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    encryption: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _silent: dict[str, str] = field(default_factory=dict)

    def verdict(self, address: str) -> Verdict:
        """What became of the address, after every redirect of it was followed."""
        here, now, for_ever = urldefrag(address).url, "", True
        seen: set[str] = set()
        while len(seen) <= REDIRECTS:
            seen.add(here)
            try:
                parts = _parts(here)
                self._obey(parts)
                answer = self._ask(parts)
            except NotAskedError as refused:
                return Verdict(address, refused.standing, str(refused))
            except NoAnswerError as silent:
                return Verdict(address, Standing.UNKNOWN, str(silent))
            if answer.status not in FOLLOW or not answer.location:
                return _judged(address, answer, now)
            here = urldefrag(urljoin(here, answer.location)).url
            for_ever = for_ever and answer.status in FOR_EVER
            now = here if for_ever else now
            if here in seen:
                return Verdict(address, Standing.UNKNOWN, "its redirects lead round in a circle")
        return Verdict(address, Standing.UNKNOWN, f"it redirects more than {REDIRECTS} times")

    def _obey(self, parts: SplitResult) -> None:
        """Raises NotAskedError where the host's robots.txt asks to leave the address alone, or cannot be had."""
        host = f"{parts.scheme}://{parts.netloc}"
        if host in self._silent:
            raise NoAnswerError(self._silent[host])
        if host not in self._robots:
            try:
                self._robots[host] = self._rules(host)
            except NoAnswerError as silent:
                self._silent[host] = str(silent)
                raise
        if not self._robots[host].can_fetch(NAME, parts.geturl()):
            raise NotAskedError("its host asks programs not to look there (robots.txt)", Standing.BLOCKED)

    def _rules(self, host: str) -> RobotFileParser:
        """As RFC 9309 has it: a host without rules allows all, one whose rules cannot be had allows nothing yet."""
        rules = RobotFileParser()
        here = f"{host}/robots.txt"
        for _ in range(REDIRECTS):
            answer = self._request("GET", _parts(here), LARGEST_ROBOTS)
            if answer.status not in FOLLOW or not answer.location:
                break
            here = urljoin(here, answer.location)
        if answer.status >= 500:
            raise NoAnswerError(f"its host answers {answer.status} when asked for its rules (robots.txt)")
        rules.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
        return rules

    def _ask(self, parts: SplitResult) -> Answer:
        """Asks for the head alone, then for the whole where a host does not know that, and again where it is busy."""
        for tried in range(1, TRIES + 1):
            busy: Answer | NoAnswerError
            try:
                answer = self._head_or_get(parts)
            except NoAnswerError as silent:
                busy, asked_for = silent, ""
            else:
                if answer.status not in AGAIN:
                    return answer
                busy, asked_for = answer, answer.retry_after
            delay = _seconds(asked_for, self.pause * 2**tried)
            if tried == TRIES or delay > LONGEST_WAIT:
                break
            self.wait(delay)
        if isinstance(busy, NoAnswerError):
            raise busy
        return busy

    def _head_or_get(self, parts: SplitResult) -> Answer:
        try:
            answer = self._request("HEAD", parts)
        except NoAnswerError:
            return self._request("GET", parts)
        return answer if answer.status < 400 or answer.status in AGAIN else self._request("GET", parts)

    def _request(self, method: str, parts: SplitResult, most: int = 0) -> Answer:
        host, port = _host_and_port(parts)
        self._keep_distance(host)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(host, port, timeout=self.timeout)
        target = quote(parts.path or "/", safe="/%:=&~+!$,;'()*@") + ("?" + _query(parts) if parts.query else "")
        headers = {"User-Agent": self._agent(), "Accept": "*/*", "Connection": "close"}
        try:
            plain = self._connect(host, port)
            connection.sock = self.encryption.wrap_socket(plain, server_hostname=host) if secure else plain
            connection.request(method, target, headers=headers)
            got = connection.getresponse()
            body = got.read(most) if most else b""
            return Answer(got.status, got.headers.get("Location", ""), got.headers.get("Retry-After", ""), body)
        except TimeoutError:
            raise NoAnswerError("no answer in time") from None
        except ssl.SSLError:
            raise NoAnswerError("its certificate or its encryption is not accepted") from None
        except (OSError, http.client.HTTPException):
            raise NoAnswerError("the connection was refused or broke off") from None
        finally:
            connection.close()

    def _connect(self, host: str, port: int) -> socket.socket:
        """A connection to the number that was looked at: asking for the name a second time could give another one."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NoAnswerError("its host is not known") from None
        numbers = [str(place[0]) for *_, place in found]
        if not all(self.may_be_asked(ipaddress.ip_address(number.partition("%")[0])) for number in numbers):
            raise NotAskedError("it leads into a private network, which is not asked")
        *others, last = numbers
        for number in others:
            try:
                return socket.create_connection((number, port), timeout=self.timeout)
            except OSError:  # many machines have a number that others cannot reach them by
                continue
        return socket.create_connection((last, port), timeout=self.timeout)

    def _keep_distance(self, host: str) -> None:
        since = self.clock() - self._asked.get(host, float("-inf"))
        if since < self.pause:
            self.wait(self.pause - since)
        self._asked[host] = self.clock()

    def _agent(self) -> str:
        return f"{NAME}/1 (+{self.contact})" if self.contact else f"{NAME}/1"


def _judged(address: str, answer: Answer, now: str) -> Verdict:
    why = f"it answers {answer.status}"
    if answer.status in DEAD:
        return Verdict(address, Standing.DEAD, why)
    if answer.status in BLOCKED:
        return Verdict(address, Standing.BLOCKED, why)
    if not 200 <= answer.status < 300:
        return Verdict(address, Standing.UNKNOWN, why)
    if not now:
        return Verdict(address, Standing.WELL, why)
    front = urlsplit(now).path in {"", "/"} and urlsplit(address).path not in {"", "/"}
    said = "it leads to a front page now, so what stood there may be gone" if front else "it has moved for good"
    return Verdict(address, Standing.MOVED, said, now)


def _parts(address: str) -> SplitResult:
    """The parts of an address that may be asked. NotAskedError for any other."""
    try:
        parts = urlsplit(address)
        _host_and_port(parts)
    except (ValueError, UnicodeError):
        raise NotAskedError("it is not an address that can be asked") from None
    if parts.scheme not in {"http", "https"}:
        raise NotAskedError("it leads to something other than http or https")
    if "@" in parts.netloc:
        raise NotAskedError("it holds a name or a password, which are not sent")
    return parts


def _host_and_port(parts: SplitResult) -> tuple[str, int]:
    """The host in the letters of the network and its port. ValueError where there is none."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host:
        raise ValueError
    return host, parts.port or (443 if parts.scheme == "https" else 80)


def _query(parts: SplitResult) -> str:
    return quote(parts.query, safe="/%:=&~+!$,;'()*@?[]")


def _seconds(retry_after: str, otherwise: float) -> float:
    """The seconds that a host asks to wait; a date counts as too long to wait for."""
    if not retry_after:
        return otherwise
    return float(retry_after) if retry_after.isdecimal() else float("inf")
