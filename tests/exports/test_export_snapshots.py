"""Every exported file of the made-up review is the same as in its snapshot: see export_snapshots.py."""

from __future__ import annotations

from export_snapshots import FOLDER, snapshots


def test_exports_equal_their_snapshots(exported):
    made = snapshots(exported)
    kept = {file.name: file.read_bytes().decode() for file in FOLDER.iterdir()}
    assert sorted(made) == sorted(kept)
    for name, text in kept.items():
        assert made[name] == text, f"{name}: when this is meant, python tests/exports/export_snapshots.py"
