"""The Content-Security-Policy of the built site, in a browser: what is injected is blocked.

That no page breaks its own policy is tested in test_every_page.py. Each way of injecting something is shown to work on
a page without the policy, so that the test can fail.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import lxml.html
import pytest
from playwright.sync_api import Error, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

POLICY = re.compile(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">')
OWN = "https://living-review.example"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
OWN_ADDRESS = re.compile(r'new URL\("[./]*",location\)')
REFUSED = "Content Security Policy"  # what the browser writes to its console when it blocks something
POLLS = 2000
PATIENCE = 5000  # milliseconds; `evaluate` would wait for ever for a page that is being left
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.effectiveDirective));
"""

# What is slipped into a page, with HOST for another host, and what it would do: run something, or fetch something.
SLIPPED = {
    "a script": "<script>window.ran = true</script>",
    "a handler": "<img src=x onerror='window.ran = true'>",
    "a handler of an SVG": "<svg onload='window.ran = true'></svg>",
    "a script of another host": "<script src='HOST/x.js'></script>",
    "a module of another host": "<script type=module src='HOST/x.js'></script>",
    "a script as data": "<script src='data:text/javascript,window.ran=true'></script>",
    "a frame with a script": "<iframe srcdoc='<script>parent.ran = true</script>'></iframe>",
    "a frame of another host": "<iframe src='HOST/x.html'></iframe>",
    "a picture of another host": "<img src='HOST/x.png'>",
    "a style of another host": "<link rel=stylesheet href='HOST/x.css'>",
    "a style that fetches": "<style>body { background: url('HOST/x.png') }</style>",
    "a font of another host": "<style>@import url('HOST/x.css')</style>",
    "a sound of another host": "<audio src='HOST/x.mp3' autoplay></audio>",
    "an object of another host": "<object data='HOST/x.svg' type='image/svg+xml'></object>",
    "an address that is a script": "<a id=slipped href='javascript:window.ran=true'>x</a>",
    "a handler of a click": "<button id=slipped onclick='window.ran = true'>x</button>",
    "a form to another host": "<form action='HOST/x'><button id=slipped>x</button></form>",
}


@pytest.fixture(scope="module")
def other() -> Iterator[tuple[str, list[str]]]:
    """Another host: its address, and what has been asked of it."""
    asked: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(b"window.ran = true")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


@pytest.fixture(scope="module")
def policy(site: Path) -> str:
    """The beginning of a page of the site, with its policy."""
    found = POLICY.search((site / "appraisal" / "index.html").read_text("utf-8"))
    assert found
    return found[0]


def ran_in(page: Page) -> bool:
    """Whether what was slipped in has run. Raise Error where the page does not answer, as one that is being left."""
    answer = page.wait_for_function("window.ran === true ? 'yes' : 'no'", timeout=PATIENCE)
    return bool(answer.json_value() == "yes")


@pytest.fixture
def happens(desk, serve, other, tmp_path) -> Callable[[str, str], bool]:
    """Whether a page with this beginning runs, or fetches from another host, what the second text slips into it.

    It waits until something has run or been fetched, or the browser has reported that the policy blocked it.
    """
    host, asked = other

    def look(beginning: str, slipped: str) -> bool:
        asked.clear()
        html = f"<!doctype html><html><head>{beginning}<title>x</title></head><body>{slipped}</body></html>"
        (tmp_path / "index.html").write_text(html.replace("HOST", host), encoding="utf-8")
        page = desk.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if REFUSED in message.text else None)
        with serve(tmp_path) as address:
            page.goto(address, wait_until="load")
            if "id=slipped" in slipped:
                page.evaluate("document.getElementById('slipped').click()")
            for _ in range(POLLS):
                with suppress(Error):  # a form that is sent leaves the page
                    if asked or refused or ran_in(page):
                        break
                    page.wait_for_function("true", polling="raf", timeout=PATIENCE)
            else:
                pytest.fail("the browser neither does it nor reports that it blocks it")
            ran = bool(asked) or ran_in(page)
            page.close()
        return ran

    return look


@pytest.mark.parametrize("what", SLIPPED)
def test_what_is_injected_into_a_page_neither_runs_nor_fetches(what, happens, policy):
    assert happens('<meta charset="utf-8">', SLIPPED[what]), "without a policy it should work"
    assert not happens(policy, SLIPPED[what])


@pytest.mark.parametrize("address", ["", "appraisal/", "contribute/add/", "404.html"])
def test_what_is_injected_into_a_real_page_is_blocked_and_reported(browser, served, address):
    """Scripts, handlers, styles and evaluated texts that come after the build, as by a fault of its own scripts."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    context.add_init_script("addEventListener('load', () => { eval('window.ran = true') })")
    page = context.new_page()
    page.goto(f"{served}{address}", wait_until="load")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            document.querySelector('main').insertAdjacentHTML('beforeend',
                '<img src=x onerror="window.ran = true"><p style="color: red">x</p>');
        }"""
    )
    page.wait_for_function("new Set(violations).size === 4")
    assert set(page.evaluate("violations")) == {"script-src", "script-src-elem", "script-src-attr", "style-src-attr"}
    assert not page.evaluate("window.ran === true")
    context.close()


def test_the_search_the_menus_and_the_change_of_colours_keep_the_policy(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(served, wait_until="networkidle")
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").press_sequentially("care")
    page.wait_for_selector(".found", timeout=20_000)
    page.keyboard.press("Escape")
    button = page.locator("[data-leads-to]:visible")
    name = button.get_attribute("title") or button.inner_text()
    button.click()
    expect(page.get_by_role("button", name=name)).to_be_hidden()
    assert page.evaluate("violations") == []
    context.close()


def test_every_page_and_redirect_has_a_policy(site):
    for file in site.rglob("*.html"):
        assert len(POLICY.findall(file.read_text("utf-8"))) == 1, file


def test_a_policy_allows_nothing_by_a_general_word(site):
    for file in site.rglob("*.html"):
        for policy in POLICY.findall(file.read_text("utf-8")):
            assert "default-src 'self'" in policy
            assert "unsafe" not in policy
            assert "*" not in policy
            assert not re.search(r"https?:", policy)


def test_every_page_has_what_its_policy_allows_and_nothing_else(site):
    """Pages of the theme, 404.html, permanent addresses, and those of what was withdrawn."""
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        page = lxml.html.fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        (allowed,) = POLICY.findall(html)
        for script in page.xpath("//script[not(@src)][not(contains(@type, 'json'))]"):
            digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode("ascii")
            assert f"'sha256-{digest}'" in allowed, file
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@srcdoc"), file
        assert not page.xpath("//@href[starts-with(., 'javascript:')] | //base | //iframe | //object | //embed"), file
        for address in page.xpath("//script/@src | //link[contains(@rel, 'stylesheet')]/@href | //img/@src"):
            assert not urlsplit(address).netloc, f"{file}: {address}"
            assert not urlsplit(address).scheme, f"{file}: {address}"


def test_the_pages_of_what_was_withdrawn_have_the_same_policy(exported):
    pages = {address: text for address, text in exported.items() if address.endswith(".html")}
    assert any("Withdrawn" in text for text in pages.values())
    for address, text in pages.items():
        assert len(POLICY.findall(text)) == 1, address
        scripts = lxml.html.fromstring(text.encode()).xpath("//script")
        assert all(script.get("src") and not urlsplit(script.get("src")).netloc for script in scripts), address


def test_other_hosts_are_linked_as_such_and_learn_nothing_of_the_reader(site):
    for file in site.rglob("*.html"):
        page = lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        assert page.xpath("//meta[@name='referrer']/@content") == ["same-origin"], file
        own = page.xpath("//link[@rel='canonical']/@href") or [f"{OWN}/"]
        host = urlsplit(own[0]).netloc
        for link in page.xpath("//a[starts-with(@href, 'http')]"):
            rel = set(link.get("rel", "").split())
            outward = urlsplit(link.get("href")).netloc != host
            assert rel >= {"external", "noopener"} or not outward, f"{file}: {link.get('href')}"
            assert "external" not in rel or outward, f"{file}: {link.get('href')}"
        assert not page.xpath("//a[@target='_blank'][not(contains(@rel, 'noopener'))]"), file


def test_what_contributors_point_to_is_not_recommended_to_search_engines(pages, real):
    links = {link.get("href"): link.get("rel") for link in pages["updates/"].xpath("//main//a[@href]")}
    for report in real.candidates:
        for url in report.evidence_urls:
            assert "nofollow" in links[url].split(), url
    for reference in real.references.values():
        if reference.link and not reference.doi:
            (rel,) = pages["references/"].xpath("//a[@href=$url]/@rel", url=reference.link)
            assert "nofollow" in rel.split(), reference.link


def test_every_page_has_the_same_few_scripts(site):
    """The policy allows what is in a page when it is built; so no text may become part of it."""

    def inline(file: Path) -> set[str]:
        return {OWN_ADDRESS.sub("new URL(…)", script) for script in INLINE.findall(file.read_text("utf-8"))}

    of_the_frame = inline(site / "404.html") | inline(site / "index.html")
    assert len(of_the_frame) <= 5
    for file in site.rglob("*.html"):
        assert inline(file) <= of_the_frame, file
