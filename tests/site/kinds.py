"""The kinds of page that the site has."""

from __future__ import annotations

# One page of every kind, and four studies: with excerpts, without, with a shared appraisal, with little known.
KINDS = (
    "",
    "themes/",
    "themes/needs/",
    "findings/",
    "studies/",
    "studies/rizq-2012/",
    "studies/crawford-2007a/",
    "studies/crawford-2007b/",
    "studies/lee-2008/",
    "quotes/",
    "appraisal/",
    "map/",
    "methods/",
    "implications/",
    "lived-experience/",
    "summary/",
    "practice/",
    "service-users/",
    "new/",
    "references/",
    "updates/",
    "data/",
    "cite/",
    "contribute/",
    "rights/",
    "404.html",
)
