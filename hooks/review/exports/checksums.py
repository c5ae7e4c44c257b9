"""SHA256SUMS: a checksum for each file below data/, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib

from review.exports.registration import Exported, describes_files
from review.versions.publication import Publication


@describes_files("data/SHA256SUMS", "text/plain", stage=2)
def checksums(_: Publication, others: Exported) -> str:
    """Return one line for each file below data/, in the order of their addresses."""
    return "".join(
        f"{hashlib.sha256(file.data).hexdigest()}  {address.removeprefix('data/')}\n"
        for address, file in sorted(others.items())
        if address.startswith("data/")
    )
