"""Links to other hosts, asked of a server on this machine that speaks each case. No other host is asked anything."""

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

from external_links import in_turn, main, report
from polite import NAME, REDIRECTS, TRIES, Client, Standing, Verdict, is_public

WELL, MOVED, DEAD, BLOCKED, UNKNOWN = Standing
CONTACT = "https://forge.example/it"
ROBOTS = f"User-agent: {NAME}\nDisallow: /alone/\n\nUser-agent: *\nDisallow: /\n"


@dataclass
class Host:
    """The server: where it is, and every request that it got, as method and path, with the headers of the last."""

    address: str
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def of(self, path: str) -> list[str]:
        return [request for request in self.asked if request.partition(" ")[2].partition("?")[0] == path]


class Speaker(BaseHTTPRequestHandler):
    """Answers by the path: `/404` with 404, `/to/301/x` with a redirect to /x, and other cases by their names."""

    host: Host
    over: threading.Event

    def do_GET(self) -> None:
        self.host.asked.append(f"{self.command} {self.path}")
        self.host.headers = dict(self.headers)
        path = self.path.partition("?")[0]
        first = Counter(self.host.asked)[f"{self.command} {self.path}"] == 1
        head = self.command == "HEAD"
        if path == "/silent":
            self.over.wait(30)
        if path == "/head-breaks" and head:
            self.close_connection = True
        elif path == "/robots.txt":
            self.say(200, body=ROBOTS)
        elif path.startswith("/to/"):
            _, _, status, rest = path.split("/", 3)
            self.say(int(status), Location=rest if "://" in rest else f"/{rest}")
        elif path.startswith("/round"):
            self.say(302, Location="/round-back" if path == "/round" else "/round")
        elif path.startswith("/steps/"):
            self.say(302, Location=f"/steps/{int(path.rpartition('/')[2]) - 1}" if path != "/steps/0" else "/200")
        else:
            by_name = {
                "/no-head": (405 if head else 200,),
                "/head-says-404": (404 if head else 200,),
                "/busy-once": (500 if first else 200,),
                "/wait-once": (429, "7") if first else (200,),
                "/wait-long": (429, "86400"),
                "/wait-until": (503, "Wed, 21 Oct 2015 07:28:00 GMT"),
                "/redirect-without-a-place": (302,),
                "/head-breaks": (200,),
                "/silent": (200,),
            }
            self.say(*(by_name.get(path) or (int(path.strip("/")),)))

    do_HEAD = do_GET  # noqa: N815 - the name that the server asks for

    def say(self, status: int, retry_after: str = "", body: str = "", **headers: str) -> None:
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
    """The server while a test runs."""
    over = threading.Event()
    speaker = type("ThisSpeaker", (Speaker,), {"over": over})
    server = ThreadingHTTPServer(("127.0.0.1", 0), speaker)
    server.daemon_threads = True
    speaker.host = Host(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield speaker.host
    over.set()
    server.shutdown()


class Watch:
    """A clock that only waiting moves on; it keeps how long was waited each time."""

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
    """A client that may ask this machine."""
    return Client(CONTACT, timeout=5, may_be_asked=lambda _: True, wait=watch.wait, clock=watch.clock)


@pytest.mark.parametrize(
    ("path", "standing", "why"),
    [
        ("/200", WELL, "it answers 200"),
        ("/204", WELL, "it answers 204"),
        ("/to/302/200", WELL, "it answers 200"),
        ("/to/303/200", WELL, "it answers 200"),
        ("/to/307/200", WELL, "it answers 200"),
        ("/to/301/200", MOVED, "it has moved for good"),
        ("/to/308/to/301/200", MOVED, "it has moved for good"),
        ("/404", DEAD, "it answers 404"),
        ("/410", DEAD, "it answers 410"),
        ("/to/301/410", DEAD, "it answers 410"),
        ("/401", BLOCKED, "it answers 401"),
        ("/403", BLOCKED, "it answers 403"),
        ("/451", BLOCKED, "it answers 451"),
        ("/to/302/403", BLOCKED, "it answers 403"),
        ("/429", BLOCKED, "it answers 429"),
        ("/wait-long", BLOCKED, "it answers 429"),
        ("/alone/200", BLOCKED, "its host asks programs not to look there (robots.txt)"),
        ("/to/302/alone/200", BLOCKED, "its host asks programs not to look there (robots.txt)"),
        ("/500", UNKNOWN, "it answers 500"),
        ("/503", UNKNOWN, "it answers 503"),
        ("/wait-until", UNKNOWN, "it answers 503"),
        ("/418", UNKNOWN, "it answers 418"),
        ("/redirect-without-a-place", UNKNOWN, "it answers 302"),
        ("/no-head", WELL, "it answers 200"),
        ("/head-says-404", WELL, "it answers 200"),
        ("/head-breaks", WELL, "it answers 200"),
        ("/busy-once", WELL, "it answers 200"),
        ("/wait-once", WELL, "it answers 200"),
        (f"/steps/{REDIRECTS - 1}", WELL, "it answers 200"),
        (f"/steps/{REDIRECTS + 1}", UNKNOWN, f"it redirects more than {REDIRECTS} times"),
    ],
)
def test_each_answer_is_told_for_what_it_is(path, standing, why, host, client):
    said = client.verdict(host.address + path)
    assert (said.address, said.standing, said.why) == (host.address + path, standing, why)
    assert bool(said.now) is (standing is MOVED)


def test_a_circle_of_redirects_is_left(host, client):
    said = client.verdict(f"{host.address}/round")
    assert (said.standing, said.why) == (UNKNOWN, "its redirects lead round in a circle")
    assert host.asked[1:] == ["HEAD /round", "HEAD /round-back"]


def test_no_answer_in_time_is_no_verdict(host, watch):
    hasty = Client(timeout=0.2, may_be_asked=lambda _: True, wait=watch.wait, clock=watch.clock)
    said = hasty.verdict(f"{host.address}/silent")
    assert (said.standing, said.why) == (UNKNOWN, "no answer in time")
    assert host.of("/silent") == ["HEAD /silent", "GET /silent"] * TRIES


def test_a_host_that_is_not_there_is_asked_for_its_rules_once(client, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    connected = []
    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda *a, **b: connected.append(a) or connect(*a, **b))
    for path in ("/a", "/b"):
        said = client.verdict(f"http://127.0.0.1:{port}{path}")
        assert (said.standing, said.why) == (UNKNOWN, "the connection was refused or broke off")
    assert len(connected) == 1


def test_what_moved_is_told_with_where_it_stands_now(host, client):
    assert client.verdict(f"{host.address}/to/301/to/308/200").now == f"{host.address}/200"
    # What a host does for the moment only is no new address: the last one given for good is.
    assert client.verdict(f"{host.address}/to/301/to/302/200").now == f"{host.address}/to/302/200"
    assert client.verdict(f"{host.address}/to/302/to/301/200").standing is WELL


def test_a_way_to_a_front_page_is_told_as_such(client, monkeypatch):
    monkeypatch.setattr(client, "_obey", lambda _: None)
    monkeypatch.setattr(
        client,
        "_ask",
        lambda parts: type("Answer", (), {"status": 200 if parts.path == "/" else 301, "location": "/"})(),
    )
    said = client.verdict("https://journal.example/article/1")
    assert said.standing is MOVED
    assert "front page" in said.why
    assert said.now == "https://journal.example/"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://127.0.0.1/x", "it leads to something other than http or https"),
        ("file:///etc/passwd", "it is not an address that can be asked"),
        ("http://", "it is not an address that can be asked"),
        ("http://[x", "it is not an address that can be asked"),
        ("http://x:port/", "it is not an address that can be asked"),
        (f"http://{'x' * 64}.example/", "it is not an address that can be asked"),
        ("http://me@127.0.0.1/", "it holds a name or a password, which are not sent"),
        ("http://me:secret@127.0.0.1/", "it holds a name or a password, which are not sent"),
    ],
)
def test_what_is_no_address_to_ask_is_not_asked(address, why, client, monkeypatch):
    monkeypatch.setattr(client, "_request", lambda *_: pytest.fail("asked"))
    assert client.verdict(address) == Verdict(address, UNKNOWN, why)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - a number to refuse
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
    ],
)
def test_only_what_is_out_in_the_open_may_be_asked(number, public):
    assert is_public(ip_address(number)) is public


def test_a_private_host_is_not_asked_by_name_number_or_redirect(host, watch):
    careful = Client(wait=watch.wait, clock=watch.clock)
    port = host.address.rpartition(":")[2]
    for name in ("127.0.0.1", "localhost"):
        said = careful.verdict(f"http://{name}:{port}/200")
        assert (said.standing, said.why) == (UNKNOWN, "it leads into a private network, which is not asked")
    assert host.asked == []
    half = Client(may_be_asked=lambda number: str(number) != "127.0.0.2", wait=watch.wait, clock=watch.clock)
    said = half.verdict(f"{host.address}/to/302/http://127.0.0.2:{port}/200")
    assert said.why == "it leads into a private network, which is not asked"
    assert not host.of("/200")


def test_a_host_with_one_private_number_among_its_numbers_is_not_asked(client, monkeypatch):
    found = [(0, 0, 0, "", (number, 80)) for number in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    client.may_be_asked = is_public
    assert client.verdict("http://both.example/").why == "it leads into a private network, which is not asked"


def test_a_host_is_asked_at_the_number_that_can_be_reached(host, client, monkeypatch):
    known, connected = socket.getaddrinfo, socket.create_connection
    port = int(host.address.rpartition(":")[2])
    found = [(0, 0, 0, "", (number, port)) for number in ("192.0.2.1", "127.0.0.1")]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda name, *a, **b: found if name == "there.example" else known(name, *a, **b)
    )

    def connect(place, **options):
        if place[0] == "192.0.2.1":
            raise OSError
        return connected(place, **options)

    monkeypatch.setattr(socket, "create_connection", connect)
    assert client.verdict(f"http://there.example:{port}/200").standing is WELL
    assert host.headers["Host"] == f"there.example:{port}"


def test_a_name_that_nobody_knows_is_no_dead_link(client, monkeypatch):
    def nobody(*_, **__):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    said = client.verdict("https://nobody.example/")
    assert (said.standing, said.why) == (UNKNOWN, "its host is not known")


def test_the_head_alone_is_asked_for_and_the_rules_once(host, client):
    client.verdict(f"{host.address}/200")
    client.verdict(f"{host.address}/204")
    assert host.asked == ["GET /robots.txt", "HEAD /200", "HEAD /204"]


def test_every_request_says_who_asks_and_holds_nothing_of_the_asker(host, client):
    client.verdict(f"{host.address}/200")
    assert host.headers["User-Agent"] == f"{NAME}/1 (+{CONTACT})"
    assert set(host.headers) == {"Host", "User-Agent", "Accept", "Connection", "Accept-Encoding"}


def test_an_address_is_asked_without_its_anchor_and_in_plain_letters(host, client):
    client.verdict(f"{host.address}/200?a=b&c=é d#part")
    assert host.asked[-1] == "HEAD /200?a=b&c=%C3%A9%20d"


def test_a_host_is_left_alone_between_two_requests(host, client, watch):
    client.verdict(f"{host.address}/200")
    client.verdict(f"{host.address}/204")
    assert watch.waited == [client.pause] * (len(host.asked) - 1)


def test_another_host_need_not_wait(host, client, watch):
    client.verdict(f"{host.address}/200")
    watch.waited.clear()
    client.verdict(f"{host.address.replace('127.0.0.1', 'localhost')}/200")
    assert watch.waited == [client.pause]  # between the rules of that host and the link, and not before


def test_a_busy_host_gets_the_time_it_asks_for_and_is_not_asked_for_ever(host, client, watch):
    client.verdict(f"{host.address}/wait-once")
    assert 7.0 in watch.waited
    watch.waited.clear()
    client.verdict(f"{host.address}/500")
    assert [each for each in watch.waited if each != client.pause] == [client.pause * 2, client.pause * 4]
    assert host.of("/500") == ["HEAD /500"] * TRIES
    client.verdict(f"{host.address}/wait-long")
    assert host.of("/wait-long") == ["HEAD /wait-long"]


def test_hosts_take_turns():
    addresses = ["https://b.example/1", "https://a.example/2", "https://a.example/1", "https://a.example/3"]
    assert [address.removeprefix("https://") for address in in_turn(addresses)] == [
        "a.example/1",
        "b.example/1",
        "a.example/2",
        "a.example/3",
    ]


def test_a_report_tells_each_kind_apart():
    verdicts = [
        Verdict("https://a.example/", WELL, "it answers 200"),
        Verdict("https://b.example/", DEAD, "it answers 404"),
        Verdict("https://c.example/", MOVED, "it has moved for good", "https://d.example/"),
    ]
    said = report(verdicts, {"https://b.example/": ["1", "2", "3", "4"], "https://c.example/": ["updates/index.html"]})
    assert "3 addresses of other hosts stand on the site: 1 answer well, 1 are dead, 1 have moved, 0 could" in said
    assert "## Dead (1)" in said
    assert "- `https://b.example/` it answers 404. On `1`, `2`, `3` and 1 more." in said
    assert "- `https://c.example/` it has moved for good: `https://d.example/`. On `updates/index.html`." in said
    assert "Could not be told" not in said
    assert "a.example" not in said


def test_what_others_wrote_is_no_markup_in_a_report():
    hostile = "https://x.example/`<img src=x>\n\n# @someone [x](javascript:1) ![](y)" + "z" * 9_000
    said = report([Verdict(hostile, MOVED, "it has moved for good", hostile)], {hostile: ["`*`"]})
    (line,) = [each for each in said.splitlines() if each.startswith("- ")]
    assert line.count("`") == 6
    assert not {"<", ">", '"'} & set(line)
    assert len(line) < 1_000


def test_a_report_fits_into_an_issue_and_says_how_much_it_left_out():
    many = [
        Verdict(f"https://{kind.value}.example/{n:0999}", kind, "x" * 80, "y" * 999)
        for kind in Standing
        for n in range(500)
    ]
    said = report(many, {verdict.address: ["z" * 60] * 9 for verdict in many})
    assert len(said) < 65_536
    for kind in (DEAD, MOVED, BLOCKED, UNKNOWN):
        listed = said.count(f"- `https://{kind.value}.example/")
        assert listed > 0
        assert f"- and {500 - listed} more" in said


def site_of(folder: Path, *addresses: str) -> Path:
    links = "".join(f"<a href='{address}'>x</a>" for address in addresses)
    (folder / "index.html").write_text(f"<p>{links}</p>", encoding="utf-8")
    return folder


def test_dead_links_are_reported_and_block_nothing(host, client, tmp_path, capsys):
    site = site_of(
        tmp_path, f"{host.address}/404", f"{host.address}/200#x", f"{host.address}/200#y", "mailto:a@b.example"
    )
    assert main([str(site), str(tmp_path / "out" / "report.md")], client) == 0
    said = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert said.startswith("2 addresses of other hosts stand on the site: 1 answer well, 1 are dead")
    assert f"`{host.address}/404` it answers 404. On `index.html`." in said
    assert capsys.readouterr().out.splitlines()[-1] == said.splitlines()[0]


def test_a_wrong_use_is_told(tmp_path, client, capsys):
    assert main([str(tmp_path), str(tmp_path / "report.md")], client) == 2
    assert "holds no built site" in capsys.readouterr().err
    assert not (tmp_path / "report.md").exists()
    with pytest.raises(SystemExit) as stopped:
        main([], client)
    assert stopped.value.code == 2
