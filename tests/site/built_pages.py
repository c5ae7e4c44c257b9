"""The pages of a built site, as its tests read them."""

from __future__ import annotations

from pathlib import Path

import lxml.html


def pages_of(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every page of the theme by its address, parsed.

    The addresses under id/ are no pages of the theme, and those under v/ repeat what an earlier version said.
    """
    return {
        file.parent.relative_to(site).as_posix().removeprefix(".") + "/" * (file.parent != site): lxml.html.parse(
            str(file), lxml.html.HTMLParser(encoding="utf-8")
        ).getroot()
        for file in sorted(site.rglob("index.html"))
        if file.relative_to(site).parts[0] not in {"id", "v"} and "md-content" in file.read_text("utf-8")
    }
