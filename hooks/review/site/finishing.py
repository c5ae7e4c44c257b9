"""Final changes to the HTML of a whole page, whichever program rendered it."""

from __future__ import annotations

import re

from review.templating.content_security_policy import with_policy, with_relations

# The theme's two hidden checkboxes have an attribute that HTML forbids there, outside any block of its templates.
FORBIDDEN_ATTRIBUTE = re.compile(r'(?<=<input class="md-toggle" )([^>]*type="checkbox"[^>]*) autocomplete="off"')
# A block of code scrolls where it is wider than the page, which people without a mouse need to reach.
CODE_BLOCK = re.compile(r"<pre><code(?=[ >])")
# What only the study filter reads. Text cannot look like it: quotation marks in text are escaped.
FILTERED = re.compile(r'\sdata-(?:count-studies|count-distinct|coverage|covered|marks)="[^"<>]*"')
FILTER = "data-lens-data"


def finished(html: str, site_url: str) -> str:
    """Return the page with its Content-Security-Policy, links to other hosts marked, and the theme's HTML valid.

    A block of code can be reached with the keyboard. A page without the study filter is rid of what only that reads.
    """
    if FILTER not in html:
        html = FILTERED.sub("", html)
    html = CODE_BLOCK.sub('<pre><code tabindex="0"', FORBIDDEN_ATTRIBUTE.sub(r"\1", html))
    return with_policy(with_relations(html, site_url))
