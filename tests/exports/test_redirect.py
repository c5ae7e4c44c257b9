"""The rules for w3id.org, applied as Apache applies them in the folder that they are meant for."""

from __future__ import annotations

import re

import pytest

from made_up import review_of, swap
from places import SITE_URL
from review.citing.citable_works import versioned_address
from review.citing.cite_this import Citations, Place, ShortCitations
from review.exports import redirect
from review.model import urls
from review.references.citation_styles import Formatter
from review.versions.publication import Publication

# Directives as mod_rewrite documents them for a folder: a rule sees the path below it without the first slash, and the
# query is passed on as it is where the new address has none of its own.
RULE = re.compile(r"RewriteRule (?P<pattern>\S+) (?P<target>\S+) \[R=(?P<code>\d+),L\]")


def followed(rules: str, path: str) -> tuple[int, str]:
    """The code and address that Apache answers with to an address below the folder."""
    path, sign, query = path.partition("?")
    lines = [line for line in rules.splitlines() if line and not line.startswith("#")]
    assert lines[:2] == ["Options +FollowSymLinks", "RewriteEngine on"]
    for line in lines[2:]:
        rule = RULE.fullmatch(line)
        assert rule, line
        if found := re.search(rule["pattern"], path):
            target = re.sub(r"\$(\d)", lambda place, found=found: found[int(place[1])], rule["target"])
            return int(rule["code"]), f"{target}{sign}{query}"
    pytest.fail(f"no rule answers {path}")


@pytest.fixture(scope="module")
def rules(review):
    return redirect.redirect_rules(Publication(review, SITE_URL))["w3id/htaccess.txt"]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("", ""),
        ("id/riding-f02/", "id/riding-f02/"),
        ("id/riding-f02", "id/riding-f02/"),
        ("id/riding-f02/?v=1.1.0", "id/riding-f02/?v=1.1.0"),
        ("id/riding-f02?v=1.1.0", "id/riding-f02/?v=1.1.0"),
        ("id/riding-f02/citation.ris", "id/riding-f02/citation.ris"),
        ("data/studies.json", "data/studies.json"),
        ("themes/riding/", "themes/riding/"),
    ],
)
def test_every_address_redirects_with_its_version(rules, asked, there):
    assert followed(rules, asked) == (302, SITE_URL + there)


def test_every_permanent_link_redirects(review, rules):
    for id in urls.current_urls(review):
        assert followed(rules, versioned_address(review, id)) == (302, SITE_URL + versioned_address(review, id))


def test_the_rules_name_no_person_and_explain_how_to_propose_them(rules):
    assert "night-buses/.htaccess" in rules
    assert f"{SITE_URL}contribute/" in rules
    assert "@" not in rules


def test_permanent_links_begin_with_the_redirect_once_it_is_noted(tmp_path):
    base = "https://w3id.org/night-buses/"
    change = swap("licence:\n  code", f"redirect: {base}\nlicence:\n  code")
    review = review_of(tmp_path, {"evidence/review.yml": change})
    target = versioned_address(review, "waiting")
    citations = Citations(
        review, SITE_URL, [Place("themes/waiting/", "Waiting"), Place("findings/", "Findings")], Formatter()
    )
    assert citations.by_address["themes/waiting/"][0].styled["APA"].text.count(base + target) == 1
    assert f">{base}{target}</span>" in citations.box("themes/waiting/")
    assert ShortCitations(review, SITE_URL).text("riding-f02").count(f"{base}id/riding-f02/") == 1
    assert f">{SITE_URL}findings/</span>" in citations.box("findings/"), "no permanent address: the site's own"
