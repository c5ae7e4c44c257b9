"""Every export is registered once, with the addresses and media types of its files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from places import SITE_URL
from review.exports import exports, exports_when_asked, feeds, registered_exports
from review.exports.registration import ExportedFile, describes_files, exports_file
from review.versions.publication import Publication


@pytest.fixture(scope="module")
def publication(review, kept_files):
    """The made-up review with a contact, without which one of the files is not made."""
    record = review.record.model_copy(update={"contact": "buses@night.example"})
    return Publication(replace(review, record=record), SITE_URL, kept=kept_files)


@pytest.fixture(scope="module")
def made(publication):
    """The addresses of each registered export that needs no other."""
    return [(export, list(export(publication))) for export in registered_exports() if not export.stage]


@pytest.fixture(scope="module")
def exported(publication):
    """The addresses of all exported files."""
    return set(exports(publication))


def test_each_address_is_made_by_one_export(made):
    counted = Counter(address for _, addresses in made for address in addresses)
    assert {address for address, times in counted.items() if times > 1} == set()


def test_each_declared_address_is_made(made, exported):
    for export, addresses in made:
        used = {export.media_type(address) for address in addresses}
        assert used == set(export.media_types.values())
    assert {address for _, addresses in made for address in addresses} < exported


def test_an_address_that_an_export_does_not_declare_has_no_media_type():
    with pytest.raises(KeyError):
        feeds.feeds.media_type("data/feeds.xml")


def test_an_export_describes_the_files_of_earlier_stages_alone(review):
    seen = []

    def describe(_, others):
        seen.append(dict(others))
        return "described"

    export = describes_files("data/all.txt", "text/plain", stage=3)(describe)
    others = {"a.txt": ExportedFile("a", "text/plain")}
    assert export(Publication(review), others) == {"data/all.txt": "described"}
    assert seen == [others]


def test_a_function_of_one_file_gives_its_content_under_its_address(review):
    export = exports_file("about.txt", "text/plain")(lambda publication: publication.review.record.title)
    assert export(Publication(review)) == {"about.txt": review.record.title}
    assert export.media_type("about.txt") == "text/plain"


def test_an_export_is_made_when_one_of_its_files_is_asked_for_and_once(monkeypatch, publication):
    made = []
    kinds = [exports_file(name, "text/plain")(lambda _, name=name: made.append(name) or name) for name in ("a", "b")]
    described = describes_files("all", "text/plain", stage=1)(lambda _, others: " ".join(others))
    monkeypatch.setattr("review.exports.registered_exports", lambda: (*kinds, described))
    (_, a), (_, b), (_, everything) = exports_when_asked(publication)
    assert made == []
    assert (b("b"), b("b"), b("c")) == ("b", "b", None)
    assert made == ["b"]
    assert everything("all") == "a b"
    assert a("a") == "a"
    assert made == ["b", "a"]


def test_a_file_that_can_be_made_alone_is_the_same_as_with_all(publication):
    alone = [export for export in registered_exports() if export.one]
    assert alone
    for export in alone:
        files = export(publication)
        assert {address: export.one(publication, address) for address in files} == files
        assert export.one(publication, "id/nothing/index.html") is None
