"""SHA256SUMS: a checksum for each file below data/, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def files(others: Mapping[str, str | bytes]) -> dict[str, str]:
    """data/SHA256SUMS over the other files below data/."""
    lines = [
        f"{_digest(content)}  {address.removeprefix('data/')}\n"
        for address, content in sorted(others.items())
        if address.startswith("data/")
    ]
    return {"data/SHA256SUMS": "".join(lines)}


def _digest(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
