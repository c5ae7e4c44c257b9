"""What a page may run and load, and what other hosts learn from it, in its HTML, as static hosts set no headers.

Scripts that stand in the page itself are allowed by the hash of their text, so that one put in later never runs.
Another host that a reader goes to does not learn where from, and does not get hold of the window.
"""

from __future__ import annotations

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(
    r"<script(?P<attributes>(?![^>]*\bsrc=)[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE
)
INLINE_STYLE = re.compile(r"<style[^>]*>(?P<text>.*?)</style>", re.DOTALL | re.IGNORECASE)
DATA_BLOCK = re.compile(r"type=\"?application/(?:ld\+)?json", re.IGNORECASE)
LINK = re.compile(r"""<a(?=\s)(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
HREF = re.compile(r"""\shref=["']?(https?://[^"'\s>]*)""", re.IGNORECASE)
REL = re.compile(r"""\srel=["']?([^"'>]*)["']?""", re.IGNORECASE)
OUTWARD = ("external", "noopener")
CHARSET = re.compile(r"<meta charset=\"?utf-8\"?>", re.IGNORECASE)


def with_policy(html: str) -> str:
    """The page's HTML with its policies right after the charset, before anything that could run."""
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    element += '<meta name="referrer" content="same-origin">'
    return CHARSET.sub(lambda match: match[0] + element, html, count=1)


def with_relations(html: str, own: str) -> str:
    """The page's HTML with every link to another host marked as such; `own` is the address where the site stands."""
    return LINK.sub(lambda match: _marked(match[0], own), html)


def _marked(link: str, own: str) -> str:
    address, given = HREF.search(link), REL.search(link)
    if address is None or address[1].startswith(own):
        return link
    said = given[1].split() if given else []
    rel = f' rel="{" ".join([*said, *(word for word in OUTWARD if word not in said)])}"'
    return link.replace(given[0], rel, 1) if given else f"{link[:-1]}{rel}>"


def policy(html: str) -> str:
    """The policy for this HTML: its own host only, and the inline scripts and styles that stand in it now."""
    scripts = [match["text"] for match in INLINE_SCRIPT.finditer(html) if not DATA_BLOCK.search(match["attributes"])]
    styles = [match["text"] for match in INLINE_STYLE.finditer(html)]
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {_sources(scripts)}",
            f"style-src {_sources(styles)}",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def _sources(texts: list[str]) -> str:
    hashes = sorted({_hash(text) for text in texts})
    return " ".join(["'self'", *hashes])


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
