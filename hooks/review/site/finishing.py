"""Final changes to the HTML of a whole page, whichever program rendered it."""

from __future__ import annotations

import re

from review.templating.content_security_policy import with_policy, with_relations

# The theme's two hidden checkboxes have an attribute that HTML forbids there, outside any block of its templates.
FORBIDDEN_ATTRIBUTE = re.compile(r'(?<=<input class="md-toggle" )([^>]*type="checkbox"[^>]*) autocomplete="off"')


def finished(html: str, site_url: str) -> str:
    """Return the page with its Content-Security-Policy, links to other hosts marked, and the theme's HTML valid."""
    return with_policy(with_relations(FORBIDDEN_ATTRIBUTE.sub(r"\1", html), site_url))
