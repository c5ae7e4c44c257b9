"""The fabricated review of night buses, and copies of it in which a test changes one thing.

It has 4 studies over 3 datasets, 2 themes, 6 findings, 7 excerpts and 8 references. Its files stand in
`tests/night-buses/`, as a contributor would write them; nothing in them is true.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from review.loading import load_review
from review.model.review import Review

SPECIMEN = Path(__file__).parent / "night-buses"

# What to do to a file: its new bytes or text, None to delete it, or a function from its text to its new text.
Change = str | bytes | None | Callable[[str], str]


def swap(old: str, new: str, *more: str) -> Callable[[str], str]:
    """A change of a file: each old text, which must stand in it, becomes the new one after it."""
    pairs = [(old, new), *zip(more[::2], more[1::2], strict=True)]

    def change(text: str) -> str:
        for before, after in pairs:
            assert before in text, f"the fabricated file does not hold {before!r}"
            text = text.replace(before, after, 1)
        return text

    return change


def write(root: Path, changes: dict[str, Change] | None = None) -> Path:
    """Writes the fabricated review below `root`, each named file changed, and returns `root`."""
    shutil.copytree(SPECIMEN, root, dirs_exist_ok=True)
    for name, change in (changes or {}).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if change is None:
            file.unlink()
        elif isinstance(change, bytes):
            file.write_bytes(change)
        elif isinstance(change, str):
            file.write_text(change, encoding="utf-8")
        else:
            file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def review_of(root: Path, changes: dict[str, Change] | None = None) -> Review:
    """The fabricated review, changed and loaded."""
    return load_review(write(root, changes))
