"""robots.txt: everything may be read, and where the list of pages is. Read where the site has a host of its own."""

from __future__ import annotations


def files(site_url: str) -> dict[str, str]:
    """robots.txt."""
    return {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"}
