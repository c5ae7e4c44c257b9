"""What is looked at in a built site: every address in pages, style sheets and data, and the links to other hosts."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from review.site.link_scan import css_addresses, scan
from review.site.links import broken_links, external_links, outward_links
from review.site.pages import all_pages
from review.versions.publication import Publication

OWN = "https://review.example/night/"
HOME = f'<link rel="canonical" href="{OWN}">'


def built(folder: Path, **files: str) -> Path:
    """A built site with a home page, a page with an anchor, and these files; `__` in a name means a dot."""
    pages = {"index.html": HOME, "other/index.html": "<p id=here>x</p>", "picture.png": ""}
    for name, text in (pages | {name.replace("__", "."): text for name, text in files.items()}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("element", "fetched"),
    [
        ("<img alt='' srcset='FIRST 1x, OTHER 2x'>", True),
        ("<img alt='' srcset='FIRST 1x,OTHER 2x'>", True),
        ("<picture><source srcset='OTHER'></picture>", True),
        ("<link rel=preload imagesrcset='FIRST 320w, OTHER 640w'>", True),
        ("<video poster='OTHER'></video>", True),
        ("<object data='OTHER'></object>", True),
        ("<svg><use href='OTHER#x'></use></svg>", True),
        ("<svg><use xlink:href='OTHER#x'></use></svg>", True),
        ("<svg><rect fill='url(OTHER#x)'/></svg>", True),
        ("<p style='background: url(OTHER)'>x</p>", True),
        ("<style>p { background: url('OTHER') }</style>", True),
        ('<style>@import "OTHER";</style>', True),
        ("<a ping='OTHER'>x</a>", True),
        ("<form action='OTHER'></form>", False),
        ("<button formaction='OTHER'>x</button>", False),
        ("<blockquote cite='OTHER'>x</blockquote>", False),
        ("<meta http-equiv=refresh content='0; url=OTHER'>", False),
        ("<meta http-equiv=refresh content=\"3;URL='OTHER'\">", False),
    ],
)
def test_every_kind_of_address_is_looked_at(element, fetched, tmp_path):
    other = "https://other.example/x"
    first = "../picture.png"
    reported = {
        target: broken_links(
            built(tmp_path, **{"a/index__html": element.replace("FIRST", first).replace("OTHER", target)})
        )
        for target in (first, "../nowhere", other)
    }
    assert [message for message in reported[first] if "anchor" not in message] == []
    assert len(reported["../nowhere"]) == 1
    assert "leads nowhere: ../nowhere" in reported["../nowhere"][0]
    assert [f"fetches from another host: {other}" in message for message in reported[other]] == [True] * fetched


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("a { background: url(../picture.png) }", ""),
        ("a { background: url('../picture.png?2') }", ""),
        ("a { background: url(data:image/png;base64,x) }", ""),
        ("a { fill: url(#pattern) }", ""),
        ("a { background: url(nowhere.png) }", "leads nowhere: nowhere.png"),
        ("@import 'nowhere.css';", "leads nowhere: nowhere.css"),
        ("a { background: URL( //other.example/x ) }", "fetches from another host: //other.example/x"),
        ("@font-face { src: url(https://other.example/x) }", "fetches from another host: https://other.example/x"),
        ("a { background: url(file:///x) }", "a link of a kind that is not allowed: file:///x"),
    ],
)
def test_links_of_a_stylesheet_are_relative_to_it(css, message, tmp_path):
    site = built(tmp_path, **{"assets/look__css": css})
    assert broken_links(site) == ([f"assets/look.css  {message}"] if message else [])


def test_the_addresses_of_a_style_sheet_are_found_in_their_order():
    assert css_addresses("@import 'a'; x { y: url( \"b c\" ), url(d) } @import url(e);") == ["a", "b c", "d", "e"]
    assert css_addresses("a { hurl(x): y } p::after { content: 'url' }") == []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("data/x.json", f'["{OWN}other/#here", "{OWN}other/?a=b", "{OWN}"]', ""),
        ("data/x.json", f'["{OWN}gone/"]', f"leads nowhere: {OWN}gone/"),
        ("data/x.json", f'["{OWN}other/#gone"]', f"the page has no such anchor: {OWN}other/#gone"),
        ("data/x.json", f'{{"@id": "{OWN}#review"}}', ""),
        ("data/x.csv", f"x,{OWN}other/#here,{OWN}gone/", f"leads nowhere: {OWN}gone/"),
        ("data/x.bib", f"url = {{{OWN}other/}}, note = {{See {OWN}gone.}}", f"leads nowhere: {OWN}gone"),
        ("feeds/x.xml", f"<id>{OWN}other/?a&amp;b</id><id>{OWN}gone/</id>", f"leads nowhere: {OWN}gone/"),
        ("feeds/x.xml", f"<id>{OWN}other&#47;</id>", ""),
        ("x.svg", f"<a>{OWN}other&#47;</a>", ""),
        ("a/index.html", f"<p data-x='{OWN}other&#47;'>", ""),
        ("data/x.json", f'["{OWN}&#111"]', f"leads nowhere: {OWN}&#111"),
        ("a/index.html", f'<meta name=x content="{OWN}gone/">', f"leads nowhere: {OWN}gone/"),
        ("a/index.html", f'<link rel=canonical href="{OWN}gone/">', f"leads nowhere: {OWN}gone/"),
        ("a/index.html", f'<p data-x="See {OWN}other/.">', ""),
        ("x.png", f"{OWN}gone/", ""),
    ],
)
def test_links_to_the_site_itself_exist(file, text, message, tmp_path):
    site = built(tmp_path, **{file.replace(".", "__"): text})
    assert broken_links(site) == ([f"{file}  {message}"] if message else [])


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("/night/other/#here", ""),
        ("/night/picture.png", ""),
        ("#anchor", ""),
        ("https://other.example/", ""),
        ("/night/gone/", "leads nowhere: /night/gone/"),
        ("/night/other/#gone", "the page has no such anchor: /night/other/#gone"),
        ("/other/", "leads nowhere: /other/"),
        ("javascript:x", "a link of a kind that is not allowed: javascript:x"),
    ],
)
def test_links_of_the_404_page_are_checked_from_the_site_root(link, message, tmp_path):
    site = built(tmp_path, **{"404__html": f'<p id="anchor"><a href="{link}">x</a>'})
    assert broken_links(site) == ([f"404.html:1  {message}"] if message else [])


def test_a_name_that_is_no_name_of_an_anchor_is_none():
    assert scan("<meta name=description content=x><a name=there>x</a><input name=box>").anchors == {"there"}


def test_links_to_other_hosts_are_gathered_with_their_pages(tmp_path):
    site = built(
        tmp_path,
        **{
            "a/index__html": "<a href='https://b.example/x#part'>x</a> <a href='mailto:a@b.example'>x</a>",
            "b/index__html": f"<a href='https://b.example/x'>x</a> <a href='{OWN}other/'>x</a> <a href='../a/'>x</a>",
            "c/index__html": "<a href='//a.example/'>x</a> <a href='http://[x'>x</a><link rel=canonical href='https://c.example/'>",
        },
    )
    assert external_links(site) == {
        "https://a.example/": ["c/index.html"],
        "https://b.example/x": ["a/index.html", "b/index.html"],
    }
    assert list(external_links(site)) == ["https://a.example/", "https://b.example/x"]


class Parser(HTMLParser):
    """Python's parser, which is slow: the anchors and addresses that it finds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.addresses: list[tuple[int, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in dict(reversed(attrs)).items():
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value or "")
            if name in {"href", "src"}:
                self.addresses.append((self.getpos()[0], value or ""))


@pytest.mark.parametrize(
    "text",
    [
        "<a href='x' href='y' ID=here>x</a>\n<a name=there href = 'z?a=1&amp;b=2'>",
        "<p title='a > b' id=\"c\">x</p><IMG SRC=x><br/><a href=x/>",
        "<!-- <a href='no'> --><!-- \n --><a\nhref='yes'\n>x</a>",
        "<script>'<a href=no>'</script><a href=yes></a><style>a:after{}</style><a href='&#x2e;/yes'>",
        "a < b <a href=''>x</a> <a href>x</a> <1 href='no'> </a href='no'>",
        "<script src='yes'>",
    ],
)
def test_a_scan_finds_what_a_parser_finds(text):
    parsed, found = Parser(text), scan(text)
    assert (found.anchors, found.links) == (parsed.anchors, parsed.addresses)


def test_a_scan_of_a_page_finds_what_a_parser_finds(review):
    for page in all_pages(Publication(review)):
        parsed, found = Parser(page.body), scan(page.body)
        assert found.anchors == parsed.anchors
        assert [link for link in parsed.addresses if link not in set(found.links)] == []


def test_of_a_folder_that_was_checked_before_only_links_out_of_it_are_checked(tmp_path):
    site = built(
        tmp_path,
        **{
            "v/1/index__html": f"<a href='inside/'>x</a><a href='../../other/#here'>x</a>{OWN}picture.png {OWN}v/1/",
            "v/1/inside/index__html": "<a href='../../../gone/'>x</a>",
        },
    )
    links = outward_links(site, "v/1/")
    assert [(link.path, link.fragment) for link in links] == [
        ("other/index.html", "here"),
        ("picture.png", ""),
        ("gone/index.html", ""),
    ]
    assert broken_links(site, ["v/1/"], links) == ["v/1/inside/index.html:1  leads nowhere: ../../../gone/"]
    assert broken_links(site, ["v/1/"], []) == []
    assert broken_links(site) == ["v/1/inside/index.html:1  leads nowhere: ../../../gone/"]
