"""Files kept between builds: found again, made again where they are damaged, and never too many."""

from __future__ import annotations

import os

import pytest

from review.files import content_cache
from review.files.content_cache import ContentCache


class Maker:
    """Counts how often a file is made."""

    def __init__(self, content=b"made"):
        self.content, self.times = content, 0

    def __call__(self):
        self.times += 1
        return self.content


@pytest.fixture
def cache(tmp_path):
    return ContentCache(tmp_path / "files")


def test_a_file_is_made_once_for_what_it_is_made_from(cache):
    one, other = Maker(), Maker(b"other")
    assert [cache.kept("a", one), cache.kept("a", one), cache.kept("b", other)] == [b"made", b"made", b"other"]
    assert (one.times, other.times) == (1, 1)


def test_a_damaged_file_is_made_again(cache):
    maker = Maker()
    cache.kept("a", maker)
    (file,) = cache.folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert cache.kept("a", maker) == b"made"
    assert maker.times == 2


def test_without_a_folder_nothing_is_kept():
    maker = Maker()
    assert ContentCache().kept("a", maker) == ContentCache().kept("a", maker) == b"made"
    assert maker.times == 2


def test_a_folder_that_cannot_be_written_is_as_good_as_none(tmp_path):
    (tmp_path / "files").write_text("a file where the folder would be")
    assert ContentCache(tmp_path / "files").kept("a", Maker()) == b"made"


@pytest.mark.parametrize(("limit", "value"), [("MAX_FILES", 2), ("MAX_BYTES", 2 * (32 + len(b"made")))])
def test_the_oldest_files_are_dropped(cache, monkeypatch, limit, value):
    monkeypatch.setattr(content_cache, limit, value)
    for number, name in enumerate("abc"):
        cache.kept(name, Maker())
        for file in cache.folder.iterdir():
            os.utime(file, (number, number)) if file.stat().st_mtime > 1000 else None
    newest = Maker()
    cache.kept("c", newest)
    assert (len(list(cache.folder.iterdir())), newest.times) == (2, 0)


def test_a_file_above_the_limit_is_kept_alone(cache, monkeypatch):
    monkeypatch.setattr(content_cache, "MAX_BYTES", 1)
    cache.kept("a", Maker())
    cache.kept("b", Maker())
    again = Maker()
    cache.kept("b", again)
    assert (len(list(cache.folder.iterdir())), again.times) == (1, 0)


def test_texts_are_made_again_for_another_program_or_other_values(tmp_path):
    def texts(program, made_from):
        maker = Maker({"a.css": f"{program} {made_from}"})
        return ContentCache(tmp_path, program).kept_texts("styles", made_from, maker), maker.times

    assert texts("one", ["x"]) == ({"a.css": "one ['x']"}, 1)
    assert texts("one", ["x"]) == ({"a.css": "one ['x']"}, 0)
    assert texts("one", ["y"]) == ({"a.css": "one ['y']"}, 1)
    assert texts("two", ["x"]) == ({"a.css": "two ['x']"}, 1)


def test_without_a_program_no_texts_are_kept(tmp_path):
    maker = Maker({"a": "b"})
    cache = ContentCache(tmp_path / "files")
    assert cache.kept_texts("styles", [], maker) == cache.kept_texts("styles", [], maker) == {"a": "b"}
    assert maker.times == 2
