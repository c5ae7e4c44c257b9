"""Final changes to the HTML of a whole page, whichever program rendered it."""

from __future__ import annotations

import re

from review.templating.content_security_policy import policy, with_policy, with_relations

# The theme's two hidden checkboxes have an attribute that HTML forbids there, outside any block of its templates.
FORBIDDEN_ATTRIBUTE = re.compile(r'(<input class="md-toggle" [^>]*type="checkbox"[^>]*) autocomplete="off"')
# A block of code scrolls where it is wider than the page, which people without a mouse need to reach.
CODE_BLOCK = re.compile(r"<pre><code(?=[ >])(?! tabindex)")
# What only the study filter reads. Text cannot look like it: quotation marks in text are escaped.
FILTERED = re.compile(r'\sdata-(?:count-studies|count-distinct|coverage|covered|marks)="[^"<>]*"')
FILTER = "data-lens-data"


class Finished(str):
    """HTML that needs no more changes: a page, or the content of one that is allowed to run what its frame is."""

    __slots__ = ()


def finished(html: str, site_url: str) -> Finished:
    """Return the page with its Content-Security-Policy, links to other hosts marked, and the theme's HTML valid.

    A block of code can be reached with the keyboard. A page without the study filter is rid of what only that reads. A
    content that is finished already stays as it is.
    """
    return Finished(with_policy(_changed(FORBIDDEN_ATTRIBUTE.sub(r"\1", html), site_url)))


def finished_part(content: str, head: str, site_url: str) -> str:
    """Return the content of a page as `finished` leaves it, whatever frame and head it gets.

    It is not marked as finished where it or the head has a script or style that the policy of the page must name.
    """
    changed = _changed(content, site_url)
    return Finished(changed) if policy(head + changed) == policy("") else changed


def _changed(html: str, site_url: str) -> str:
    if FILTER not in html:
        html = FILTERED.sub("", html)
    return with_relations(CODE_BLOCK.sub('<pre><code tabindex="0"', html), site_url)
