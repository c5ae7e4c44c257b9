"""Take screenshots of the built site: `screenshots.py SITE FOLDER`.

FOLDER receives each page at phone and desktop width, in light and dark. Look at them before merging a visual change.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from serving import serving

PAGES = {
    "home": "",
    "theme": "themes/diagnosis/",
    "findings": "findings/",
    "quotes": "quotes/",
    "studies": "studies/",
    "study": "studies/stalker-2005/",
    "appraisal": "appraisal/",
    "map": "map/",
    "methods": "methods/",
    "updates": "updates/",
}
WIDTHS = {"phone": 390, "desk": 1280}
SCHEMES = ("light", "dark")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def take(browser: Browser, base: str, folder: Path) -> None:
    """Take a screenshot of each page, width and colour scheme."""
    for width_name, width in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for name, address in PAGES.items():
                page.goto(base + address)
                page.screenshot(path=folder / f"{name}-{width_name}-{scheme}.png")
            context.close()


def main(site: str, folder: str) -> None:
    """Serve the site locally and take the screenshots."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with serving(Path(site)) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        take(browser, base, Path(folder))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
