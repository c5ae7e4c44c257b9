"""Every exported file of the fabricated review is as it was: see holding.py."""

from __future__ import annotations

from holding import FOLDER, held


def test_what_is_exported_is_as_it_was(exported):
    made = held(exported)
    kept = {file.name: file.read_bytes().decode() for file in FOLDER.iterdir()}
    assert sorted(made) == sorted(kept)
    for name, text in kept.items():
        assert made[name] == text, f"{name}: when this is meant, python tests/exports/holding.py"
