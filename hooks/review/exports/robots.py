"""robots.txt: allows reading everything and names the sitemap. Robots read it where the site has a host of its own."""

from __future__ import annotations

from review.exports.registration import exports_file
from review.versions.publication import Publication


@exports_file("robots.txt", "text/plain")
def robots(publication: Publication) -> str:
    """Return the rules for robots."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {publication.site_url}sitemap.xml\n"
