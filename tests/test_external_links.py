"""Links to other hosts, checked against a local server with a path for each case. No other host is contacted."""

from __future__ import annotations

import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest

from places import PROJECT

sys.path.insert(0, str(PROJECT / ".ci"))

from external_links import alternate_hosts, main, report
from polite import MAX_REDIRECTS, MAX_TRIES, NAME, Client, LinkResult, LinkStatus, is_public

WORKING, MOVED, DEAD, REFUSED, UNKNOWN = LinkStatus
CONTACT = "https://forge.example/it"
ROBOTS = f"User-agent: {NAME}\nDisallow: /alone/\n\nUser-agent: *\nDisallow: /\n"


@dataclass
class Host:
    """The server's address, its requests so far (method and path), and the headers of the last one."""

    address: str
    requests: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def of(self, path: str) -> list[str]:
        return [request for request in self.requests if request.partition(" ")[2].partition("?")[0] == path]


class Handler(BaseHTTPRequestHandler):
    """Responds according to the path: `/404` with 404, `/to/301/x` with a redirect to /x, other cases by name."""

    host: Host
    over: threading.Event

    def do_GET(self) -> None:
        self.host.requests.append(f"{self.command} {self.path}")
        self.host.headers = dict(self.headers)
        path = self.path.partition("?")[0]
        first = Counter(self.host.requests)[f"{self.command} {self.path}"] == 1
        head = self.command == "HEAD"
        if path == "/silent":
            self.over.wait(30)
        if path == "/head-breaks" and head:
            self.close_connection = True
        elif path == "/robots.txt":
            self.respond(200, body=ROBOTS)
        elif path.startswith("/to/"):
            _, _, status, rest = path.split("/", 3)
            self.respond(int(status), Location=rest if "://" in rest else f"/{rest}")
        elif path.startswith("/round"):
            self.respond(302, Location="/round-back" if path == "/round" else "/round")
        elif path.startswith("/steps/"):
            self.respond(302, Location=f"/steps/{int(path.rpartition('/')[2]) - 1}" if path != "/steps/0" else "/200")
        else:
            by_name = {
                "/no-head": (405 if head else 200,),
                "/head-says-404": (404 if head else 200,),
                "/busy-once": (500 if first else 200,),
                "/wait-once": (429, "7") if first else (200,),
                "/wait-long": (429, "86400"),
                "/wait-until": (503, "Wed, 21 Oct 2015 07:28:00 GMT"),
                "/redirect-without-location": (302,),
                "/head-breaks": (200,),
                "/silent": (200,),
            }
            self.respond(*(by_name.get(path) or (int(path.strip("/")),)))

    do_HEAD = do_GET  # noqa: N815 - the name that the server asks for

    def respond(self, status: int, retry_after: str = "", body: str = "", **headers: str) -> None:
        self.send_response(status)
        if retry_after:
            self.send_header("Retry-After", retry_after)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    """Run the server during a test."""
    over = threading.Event()
    handler = type("HandlerOfThisTest", (Handler,), {"over": over})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    handler.host = Host(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield handler.host
    over.set()
    server.shutdown()


class Watch:
    """A clock that only advances with each wait, and records it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def client(watch: Watch) -> Client:
    """Create a client that is allowed to connect to this machine."""
    return Client(CONTACT, timeout=5, is_allowed=lambda _: True, wait=watch.wait, clock=watch.clock)


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/200", WORKING, "status 200"),
        ("/204", WORKING, "status 204"),
        ("/to/302/200", WORKING, "status 200"),
        ("/to/303/200", WORKING, "status 200"),
        ("/to/307/200", WORKING, "status 200"),
        ("/to/301/200", MOVED, "moved permanently"),
        ("/to/308/to/301/200", MOVED, "moved permanently"),
        ("/404", DEAD, "status 404"),
        ("/410", DEAD, "status 410"),
        ("/to/301/410", DEAD, "status 410"),
        ("/401", REFUSED, "status 401"),
        ("/403", REFUSED, "status 403"),
        ("/451", REFUSED, "status 451"),
        ("/to/302/403", REFUSED, "status 403"),
        ("/429", REFUSED, "status 429"),
        ("/wait-long", REFUSED, "status 429"),
        ("/alone/200", REFUSED, "robots.txt excludes it"),
        ("/to/302/alone/200", REFUSED, "robots.txt excludes it"),
        ("/500", UNKNOWN, "status 500"),
        ("/503", UNKNOWN, "status 503"),
        ("/wait-until", UNKNOWN, "status 503"),
        ("/418", UNKNOWN, "status 418"),
        ("/redirect-without-location", UNKNOWN, "status 302"),
        ("/no-head", WORKING, "status 200"),
        ("/head-says-404", WORKING, "status 200"),
        ("/head-breaks", WORKING, "status 200"),
        ("/busy-once", WORKING, "status 200"),
        ("/wait-once", WORKING, "status 200"),
        (f"/steps/{MAX_REDIRECTS - 1}", WORKING, "status 200"),
        (f"/steps/{MAX_REDIRECTS + 1}", UNKNOWN, f"more than {MAX_REDIRECTS} redirects"),
    ],
)
def test_each_response_is_classified(path, status, reason, host, client):
    result = client.check(host.address + path)
    assert (result.url, result.status, result.reason) == (host.address + path, status, reason)
    assert bool(result.new_url) is (status is MOVED)


def test_a_redirect_loop_ends(host, client):
    result = client.check(f"{host.address}/round")
    assert (result.status, result.reason) == (UNKNOWN, "redirect loop")
    assert host.requests[1:] == ["HEAD /round", "HEAD /round-back"]


def test_a_timeout_is_tried_again_and_stays_unclear(host, watch):
    hasty = Client(timeout=0.2, is_allowed=lambda _: True, wait=watch.wait, clock=watch.clock)
    result = hasty.check(f"{host.address}/silent")
    assert (result.status, result.reason) == (UNKNOWN, "timed out")
    assert host.of("/silent") == ["HEAD /silent", "GET /silent"] * MAX_TRIES


def test_an_unreachable_host_is_contacted_only_once(client, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    connected = []
    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda *a, **b: connected.append(a) or connect(*a, **b))
    for path in ("/a", "/b"):
        result = client.check(f"http://127.0.0.1:{port}{path}")
        assert (result.status, result.reason) == (UNKNOWN, "connection refused or lost")
    assert len(connected) == 1


def test_a_moved_page_is_reported_with_its_new_url(host, client):
    assert client.check(f"{host.address}/to/301/to/308/200").new_url == f"{host.address}/200"
    # A temporary redirect gives no new URL; the last permanent one does.
    assert client.check(f"{host.address}/to/301/to/302/200").new_url == f"{host.address}/to/302/200"
    assert client.check(f"{host.address}/to/302/to/301/200").status is WORKING


def test_a_redirect_to_a_home_page_is_reported_as_such(client, monkeypatch):
    monkeypatch.setattr(client, "_obey_robots", lambda _: None)
    monkeypatch.setattr(
        client,
        "_request_with_retries",
        lambda parts: type("Response", (), {"status": 200 if parts.path == "/" else 301, "location": "/"})(),
    )
    result = client.check("https://journal.example/article/1")
    assert result.status is MOVED
    assert "may be gone" in result.reason
    assert result.new_url == "https://journal.example/"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://127.0.0.1/x", "neither http nor https"),
        ("file:///etc/passwd", "not a valid URL"),
        ("http://", "not a valid URL"),
        ("http://[x", "not a valid URL"),
        ("http://x:port/", "not a valid URL"),
        (f"http://{'x' * 64}.example/", "not a valid URL"),
        ("http://me@127.0.0.1/", "contains credentials, which are never sent"),
        ("http://me:secret@127.0.0.1/", "contains credentials, which are never sent"),
    ],
)
def test_other_urls_are_not_requested(url, reason, client, monkeypatch):
    monkeypatch.setattr(client, "_request", lambda *_: pytest.fail("requested"))
    assert client.check(url) == LinkResult(url, UNKNOWN, reason)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - to be refused
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
    ],
)
def test_only_the_public_internet_is_contacted(address, public):
    assert is_public(ip_address(address)) is public


def test_a_private_host_is_not_contacted_by_name_address_or_redirect(host, watch):
    careful = Client(wait=watch.wait, clock=watch.clock)
    port = host.address.rpartition(":")[2]
    for name in ("127.0.0.1", "localhost"):
        result = careful.check(f"http://{name}:{port}/200")
        assert (result.status, result.reason) == (UNKNOWN, "in a private network")
    assert host.requests == []
    half = Client(is_allowed=lambda address: str(address) != "127.0.0.2", wait=watch.wait, clock=watch.clock)
    result = half.check(f"{host.address}/to/302/http://127.0.0.2:{port}/200")
    assert result.reason == "in a private network"
    assert not host.of("/200")


def test_a_host_with_one_private_address_among_several_is_not_contacted(client, monkeypatch):
    found = [(0, 0, 0, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    client.is_allowed = is_public
    assert client.check("http://both.example/").reason == "in a private network"


def test_a_host_is_contacted_at_the_address_that_can_be_reached(host, client, monkeypatch):
    known, connected = socket.getaddrinfo, socket.create_connection
    port = int(host.address.rpartition(":")[2])
    found = [(0, 0, 0, "", (address, port)) for address in ("192.0.2.1", "127.0.0.1")]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda name, *a, **b: found if name == "there.example" else known(name, *a, **b)
    )

    def connect(address, **options):
        if address[0] == "192.0.2.1":
            raise OSError
        return connected(address, **options)

    monkeypatch.setattr(socket, "create_connection", connect)
    assert client.check(f"http://there.example:{port}/200").status is WORKING
    assert host.headers["Host"] == f"there.example:{port}"


def test_an_unknown_host_is_not_a_dead_link(client, monkeypatch):
    def nobody(*_, **__):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    result = client.check("https://nobody.example/")
    assert (result.status, result.reason) == (UNKNOWN, "unknown host")


def test_only_the_head_is_requested_and_robots_txt_once(host, client):
    client.check(f"{host.address}/200")
    client.check(f"{host.address}/204")
    assert host.requests == ["GET /robots.txt", "HEAD /200", "HEAD /204"]


def test_every_request_names_the_project_and_carries_nothing_else(host, client):
    client.check(f"{host.address}/200")
    assert host.headers["User-Agent"] == f"{NAME}/1 (+{CONTACT})"
    assert set(host.headers) == {"Host", "User-Agent", "Accept", "Connection", "Accept-Encoding"}


def test_a_url_is_requested_without_its_fragment_and_in_ascii(host, client):
    client.check(f"{host.address}/200?a=b&c=é d#part")
    assert host.requests[-1] == "HEAD /200?a=b&c=%C3%A9%20d"


def test_there_is_a_pause_between_two_requests_to_a_host(host, client, watch):
    client.check(f"{host.address}/200")
    client.check(f"{host.address}/204")
    assert watch.waited == [client.pause] * (len(host.requests) - 1)


def test_another_host_is_contacted_without_a_pause(host, client, watch):
    client.check(f"{host.address}/200")
    watch.waited.clear()
    client.check(f"{host.address.replace('127.0.0.1', 'localhost')}/200")
    assert watch.waited == [client.pause]  # between robots.txt of that host and the link, not before


def test_a_busy_host_gets_the_time_it_asks_for_and_a_limited_number_of_tries(host, client, watch):
    client.check(f"{host.address}/wait-once")
    assert 7.0 in watch.waited
    watch.waited.clear()
    client.check(f"{host.address}/500")
    assert [each for each in watch.waited if each != client.pause] == [client.pause * 2, client.pause * 4]
    assert host.of("/500") == ["HEAD /500"] * MAX_TRIES
    client.check(f"{host.address}/wait-long")
    assert host.of("/wait-long") == ["HEAD /wait-long"]


def test_hosts_alternate():
    addresses = ["https://b.example/1", "https://a.example/2", "https://a.example/1", "https://a.example/3"]
    assert [address.removeprefix("https://") for address in alternate_hosts(addresses)] == [
        "a.example/1",
        "b.example/1",
        "a.example/2",
        "a.example/3",
    ]


def test_a_report_has_a_section_for_each_status():
    results = [
        LinkResult("https://a.example/", WORKING, "status 200"),
        LinkResult("https://b.example/", DEAD, "status 404"),
        LinkResult("https://c.example/", MOVED, "moved permanently", "https://d.example/"),
    ]
    text = report(results, {"https://b.example/": ["1", "2", "3", "4"], "https://c.example/": ["updates/index.html"]})
    assert "3 links to other hosts: 1 working, 1 dead, 1 moved, 0 unclear, 0 refused." in text
    assert "## Dead (1)" in text
    assert "- `https://b.example/`: status 404. On `1`, `2`, `3` and 1 more." in text
    assert "- `https://c.example/`: moved permanently to `https://d.example/`. On `updates/index.html`." in text
    assert "Unclear" not in text
    assert "a.example" not in text


def test_other_peoples_text_is_never_markup_in_a_report():
    hostile = "https://x.example/`<img src=x>\n\n# @someone [x](javascript:1) ![](y)" + "z" * 9_000
    text = report([LinkResult(hostile, MOVED, "moved permanently", hostile)], {hostile: ["`*`"]})
    (line,) = [each for each in text.splitlines() if each.startswith("- ")]
    assert line.count("`") == 6
    assert not {"<", ">", '"'} & set(line)
    assert len(line) < 1_000


def test_a_report_fits_into_an_issue_and_says_how_much_is_left_out():
    many = [
        LinkResult(f"https://{kind.value}.example/{n:0999}", kind, "x" * 80, "y" * 999)
        for kind in LinkStatus
        for n in range(500)
    ]
    text = report(many, {result.url: ["z" * 60] * 9 for result in many})
    assert len(text) < 65_536
    for kind in (DEAD, MOVED, REFUSED, UNKNOWN):
        listed = text.count(f"- `https://{kind.value}.example/")
        assert listed > 0
        assert f"- and {500 - listed} more" in text


def site_of(folder: Path, *urls: str) -> Path:
    links = "".join(f"<a href='{url}'>x</a>" for url in urls)
    (folder / "index.html").write_text(f"<p>{links}</p>", encoding="utf-8")
    return folder


def test_dead_links_are_reported_and_block_nothing(host, client, tmp_path, capsys):
    site = site_of(
        tmp_path, f"{host.address}/404", f"{host.address}/200#x", f"{host.address}/200#y", "mailto:a@b.example"
    )
    assert main([str(site), str(tmp_path / "out" / "report.md")], client) == 0
    text = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert text.startswith("2 links to other hosts: 1 working, 1 dead,")
    assert f"`{host.address}/404`: status 404. On `index.html`." in text
    assert capsys.readouterr().out.splitlines()[-1] == text.splitlines()[0]


def test_wrong_use_is_reported(tmp_path, client, capsys):
    assert main([str(tmp_path), str(tmp_path / "report.md")], client) == 2
    assert "is not a built site" in capsys.readouterr().err
    assert not (tmp_path / "report.md").exists()
    with pytest.raises(SystemExit) as stopped:
        main([], client)
    assert stopped.value.code == 2
