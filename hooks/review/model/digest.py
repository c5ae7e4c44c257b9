"""A short digest of content, which changes when the content does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

DIGEST_LENGTH = 12


def digest(content: Sequence[object]) -> str:
    """Twelve hexadecimal digits of texts and lists of texts, in their order.

    Links and records keep digests, so the way they are made must never change.
    """
    return sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:DIGEST_LENGTH]
