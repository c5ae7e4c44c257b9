"""The Content-Security-Policy of a page and the relations of its links, in its HTML as static hosts set no headers.

The policy allows inline scripts by the hash of their text, so that an injected script never runs. Links to other hosts
reveal no address to them and give them no access to the window.
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
EXTERNAL = ("external", "noopener")
CHARSET = re.compile(r"<meta charset=\"?utf-8\"?>", re.IGNORECASE)


def with_policy(html: str) -> str:
    """Return the page's HTML with its policies right after the charset, before anything that could run."""
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    element += '<meta name="referrer" content="same-origin">'
    return CHARSET.sub(lambda match: match[0] + element, html, count=1)


def with_relations(html: str, own: str) -> str:
    """Return the page's HTML with every link to another host marked as external; `own` is the site's own address."""
    return LINK.sub(lambda match: _marked(match[0], own), html)


def _marked(link: str, own: str) -> str:
    if "://" not in link:  # as in nearly all of the many links of a list
        return link
    address, attribute = HREF.search(link), REL.search(link)
    if address is None or address[1].startswith(own):
        return link
    relations = attribute[1].split() if attribute else []
    rel = f' rel="{" ".join([*relations, *(word for word in EXTERNAL if word not in relations)])}"'
    return link.replace(attribute[0], rel, 1) if attribute else f"{link[:-1]}{rel}>"


def policy(html: str) -> str:
    """Return the policy for this HTML: only its own host, and the inline scripts and styles that it contains."""
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
