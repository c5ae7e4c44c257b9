"""The accessibility of a sample of pages, as axe finds it in a browser, in light and in dark colours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from review.files.local_host import local_host
from review.inspection import INSTALL, NotCheckedError

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
LEFT_OUT = {"v", "id", "cite", "embed", "assets"}  # folders of other versions and of pages that lead on
# What a reader prefers, and how wide the window is.
CIRCUMSTANCES = (("light", 1280), ("dark", 360))
HEIGHT = 800
RUN = "() => axe.run(document, { resultTypes: ['violations'] }).then(report => report.violations)"


def sample(site: Path) -> list[str]:
    """Return the addresses of a sample of pages: the home page, and of each folder its own page and the next below."""
    folders = sorted(each for each in site.iterdir() if each.is_dir() and each.name not in LEFT_OUT)
    pages = [site / "index.html"]
    for folder in folders:
        pages += [folder / "index.html", *sorted(folder.glob("*/index.html"))[:1]]
    return [page.parent.relative_to(site).as_posix().rstrip(".") for page in pages if page.is_file()]


def access_faults(site: Path, addresses: list[str]) -> list[str]:
    """Return what axe finds wrong with these pages of a built site.

    Raise NotCheckedError where there is no browser, or nothing that drives one.
    """
    try:
        from axe_playwright_python.base import AXE_SCRIPT  # noqa: PLC0415 - not installed everywhere
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise NotCheckedError(f"Accessibility is not checked: {INSTALL}") from error
    installed = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright, local_host(site) as host:
        try:
            browser = playwright.chromium.launch(executable_path=installed)
        except Error as error:
            raise NotCheckedError("Accessibility is not checked: no browser is here; install Chromium") from error
        page = browser.new_page()
        found = [fault for address in addresses for fault in _faults(page, f"{host}{address}", AXE_SCRIPT)]
        browser.close()
    return [fault.replace(host, "/") for fault in found]


def _faults(page: Any, url: str, script: str) -> Iterator[str]:
    for scheme, width in CIRCUMSTANCES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        page.goto(url)
        page.evaluate(script)
        for violation in page.evaluate(RUN):
            rule = f"{url}  {violation['id']} ({scheme}, {width} px)"
            for node in violation["nodes"][:3]:
                yield f"{rule}: {' '.join(map(str, node['target']))}: {violation['help']}"
