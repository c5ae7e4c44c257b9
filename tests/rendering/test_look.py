"""The look of a review: its colours and fonts come from the tokens and from one file of its own."""

from __future__ import annotations

import re

import pytest

from exported import text_exports
from made_up import write
from places import PROJECT
from review.__main__ import main
from review.figures.saved import saved_figures
from review.templating.look import LOOK, TOKENS, LookError, colour, default_look, in_look, look_of
from review.versions.publication import Publication

PACKAGE = PROJECT / "hooks/review"
COLOURS = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?![\w-]*['\">])|\brgba?\(\s*\d")


def written(folder, text):
    (folder / LOOK).parent.mkdir(parents=True, exist_ok=True)
    (folder / LOOK).write_text(text, encoding="utf-8")
    return folder


def test_a_project_without_a_file_has_the_look_of_the_program(tmp_path):
    assert look_of(tmp_path) == default_look()
    assert not look_of(tmp_path).has_own_sans
    assert {"ink", "paper", "pine", "link"} <= look_of(tmp_path).colours.keys()


def test_its_file_replaces_single_colours_and_fonts(tmp_path):
    plum = "light-dark( #111111,\n#222222 )"
    sheet = f':root {{ --pine: #123ABC; /* --ink: red; */ --plum: {plum}; --sans: "Own", serif; }}'
    chosen = look_of(written(tmp_path, sheet))
    changed = {"pine": ("#123abc", "#123abc"), "plum": ("#111111", "#222222")}
    assert chosen.colours == default_look().colours | changed
    assert (chosen.sans, chosen.serif) == ('"Own", serif', default_look().serif)
    assert chosen.has_own_sans
    with in_look(chosen):
        assert (colour("plum"), colour("plum", dark=True)) == ("#111111", "#222222")
    assert colour("plum") == default_look().colours["plum"][0]


def test_every_colour_that_pictures_cannot_read_is_named(tmp_path):
    sheet = ":root { --pine: rebeccapurple; --ink: oklch(40% 0.1 20); --space: red; }"
    with pytest.raises(LookError) as raised:
        look_of(written(tmp_path, sheet))
    first, second = str(raised.value).splitlines()
    assert first == 'docs/assets/look.css: --pine is "rebeccapurple"; write #rrggbb, or light-dark(#rrggbb, #rrggbb)'
    assert "--ink" in second


def test_a_command_that_makes_pages_names_what_is_wrong_and_writes_nothing(tmp_path, capsys):
    root = write(tmp_path / "review")
    written(root / "docs", ":root { --ink: red; }")
    assert main(["--root", str(root), "pages", "--out", str(tmp_path / "out")]) == 2
    assert 'docs/assets/look.css: --ink is "red"' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_look_is_refused(tmp_path):
    with pytest.raises(LookError, match="longer than 100,000 characters"):
        look_of(written(tmp_path, "x" * 200_000))


def test_pictures_badge_and_cards_are_in_the_colours_of_the_review(review, tmp_path):
    sheet = "".join(f"--{name}: #0000{number:02x};" for number, name in enumerate(default_look().colours, 16))
    with in_look(look_of(written(tmp_path, f":root {{ {sheet} }}"))):
        publication = Publication(review)
        drawn = [figure.svg for figure in saved_figures(publication).values()]
        files = text_exports(publication)
    drawn += [str(files[name]) for name in ("badge.svg", "assets/favicon.svg", "embed/waiting-f01/index.html")]
    for text in drawn:
        found = set(re.findall(r"#[0-9a-f]{6}\b", text))
        assert found
        assert {each for each in found if not each.startswith("#0000")} == set()


def test_no_colour_is_written_elsewhere():
    written = {}
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix in {".py", ".html", ".svg", ".typ", ".css", ".js"} and file != TOKENS:
            text = re.sub(r"&#\w+;|url\(#[^)]*\)|href=\"[^\"]*\"", "", file.read_text(encoding="utf-8"))
            written[file.relative_to(PACKAGE).as_posix()] = COLOURS.findall(text)
    assert len(written) > 500
    assert {file: colours for file, colours in written.items() if colours} == {}
