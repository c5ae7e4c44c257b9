"""A new review: the files of its folder, from those that come with the program.

`skeleton/all/` has the files of every review, `skeleton/<language>/` those that are written in a language. In them,
names between « and » stand for what the new review is told. A file whose name begins with `dot-` begins with a dot.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from review.evidence.naming import slug
from review.evidence.notation import scalar
from review.files.program import PACKAGE
from review.language.catalogue import SOURCE

SKELETON = PACKAGE / "skeleton"
COMMON = "all"
PROGRAM = "living-review"
REQUIRED = f"{PROGRAM}[check]"  # with what `review check --site` needs
NAMED = re.compile("«([a-z_]+)»")
MAX_ID, MAX_SHORT = 40, 60


def new_review(title: str, *, language: str, day: str, instruments: str, program: str) -> dict[str, str]:
    """Return the files of a new review by their paths in its folder.

    `instruments` is the part of the codebook about appraisal, as YAML; `program` says to pip which program it needs.
    """
    told = {
        "title": title,
        "short_title": title if len(title) <= MAX_SHORT else f"{title[:MAX_SHORT].rsplit(maxsplit=1)[0]}…",
        "id": slug(title, MAX_ID, whole_words=True) or "review",
        "language": language,
        "day": day,
    }
    written = {"instruments": instruments, "program": program}
    return {path: _filled(path, text, told, written) for path, text in skeleton_files(language).items()}


def skeleton_files(language: str) -> dict[str, str]:
    """Return the files of every new review by their paths, before anything is put in.

    They are in English where the program has none in the language.
    """
    own = SKELETON / language
    return {**_texts(SKELETON / COMMON), **_texts(own if own.is_dir() else SKELETON / SOURCE)}


def mark_of_unwritten(files: Mapping[str, str]) -> str:
    """Return the words with which the texts of a new review begin that people have still to write."""
    [mark] = re.findall(r'^question: "([^:]+):', files["evidence/review.yml"], re.MULTILINE)
    return str(mark)


def _texts(folder: Path) -> dict[str, str]:
    """Return the text of every file below a folder, by its path in a review."""
    return {
        re.sub(r"(^|/)dot-", r"\1.", file.relative_to(folder).as_posix()): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def _filled(path: str, text: str, told: Mapping[str, str], written: Mapping[str, str]) -> str:
    """Put in what the review is told: in YAML as a scalar or, where quotation marks stand around it, as it is."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name in written:
            return written[name]
        is_scalar = path.endswith(".yml") and text[found.start() - 1] != '"'
        return scalar(told[name]) if is_scalar else told[name]

    return NAMED.sub(value, text)


def program_for_pip() -> str:
    """Return how pip finds this program again: where it was installed from, if others can reach it, or its version.

    PEP 610 says what an installer notes about an address from which it installed a package.
    """
    try:
        installed = distribution(PROGRAM)
    except PackageNotFoundError:
        return REQUIRED
    return _from_address(installed) or f"{REQUIRED}=={installed.version}"


def _from_address(installed: Distribution) -> str:
    noted = json.loads(installed.read_text("direct_url.json") or "{}")
    address, repository = str(noted.get("url", "")), noted.get("vcs_info", {})
    if not address.startswith("https://"):
        return ""
    if repository:
        return f"{REQUIRED} @ {repository['vcs']}+{address}@{repository['commit_id']}"
    return f"{REQUIRED} @ {address}"
