"""When a page is first seen on a slow phone, and how fast its filter answers, for `bench.py`."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from serving import serving

# A phone on a slow mobile network, as Lighthouse simulates it: a processor four times slower, 150 ms, 1.6 Mbit/s.
SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SCREEN = {"width": 390, "height": 844}
PAGES = {"home": "", "findings": "findings/", "quotations": "quotes/", "a theme": "themes/needs/", "map": "map/"}
FILTERED = ("findings", "quotations", "map")
RUNS = 3
PANEL = "details.lens-panel"  # its form is made when it is opened
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
# From a choice to the frame that shows its result: the second callback comes after that frame.
CHOOSE = """() => new Promise((resolve) => {
  const box = document.querySelector(".lens-panel input[type=checkbox]");
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
})"""


@dataclass(frozen=True)
class View:
    """A page: milliseconds until its first contents on a slow phone, until its filter has answered there, and here."""

    page: str
    first: float
    filter_phone: float | None
    filter_here: float | None


def views(site: Path) -> list[View]:
    """Return the views of a built site in Chromium; none where no Chromium or library for it is installed."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - of the tests
    except ModuleNotFoundError:
        return []
    if not chromium:
        return []
    with serving(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            return [_view(browser, name, url + address) for name, address in PAGES.items()]
        finally:
            browser.close()


def _view(browser: Any, name: str, url: str) -> View:
    phone = [_measured(browser, url, chosen=name in FILTERED, slow=True) for _ in range(RUNS)]
    here = [_measured(browser, url, chosen=name in FILTERED, slow=False)[1] for _ in range(RUNS)]
    filters = name in FILTERED and phone[0][1] is not None
    return View(
        name,
        round(median(first for first, _ in phone)),
        round(median(chosen for _, chosen in phone)) if filters else None,
        round(median(here)) if filters else None,
    )


def _measured(browser: Any, url: str, *, chosen: bool, slow: bool) -> tuple[float, float | None]:
    """Return when the first contents are seen, and how long a choice of the filter takes where the page has one."""
    context = browser.new_context(viewport=SCREEN)
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="load", timeout=120_000)
    first = page.evaluate(FIRST_PAINT)
    taken = None
    if chosen:
        page.wait_for_selector(PANEL, state="attached", timeout=120_000)
        page.eval_on_selector(PANEL, "(panel) => { panel.open = true; }")
        page.wait_for_selector(f"{PANEL} input[type=checkbox]", state="attached", timeout=120_000)
        taken = page.evaluate(CHOOSE)
    context.close()
    return first, taken
