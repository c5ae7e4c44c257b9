"""The GUIDs of themes, subthemes and codes in REFI-QDA files, which identify entries by GUIDs and not by names."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5


def code_guid(review_id: str, id: str) -> str:
    """Return the GUID of a theme, subtheme or code of a review: the same for the same IDs, in capitals as REFI-QDA has.

    A file that is exported, edited in another program and imported again is known by it.
    """
    return str(uuid5(NAMESPACE_URL, f"urn:living-review:{review_id}:{id}")).upper()
