"""Take pictures of the built site: `screenshots.py SITE FOLDER` to look at, or `screenshots.py --gallery SITE FOLDER`.

FOLDER receives pages at phone and desktop width, in light and dark. Look at them before merging a visual change. With
`--gallery` they are the pages of gallery/README.md, as small files; where the site has a brief, its sheets too.
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright
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
IN_GALLERY = ("home", "theme", "findings", "map", "appraisal", "quotes")
WIDTHS = {"phone": 390, "desk": 1280}
SCHEMES = ("light", "dark")
BRIEF = "briefs/review.pdf"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Of the gallery: how much of a page is seen, how large a picture of it is, and how well it is kept.
HEIGHTS = {"phone": 1700, "desk": 1500}
SIZES = {"phone": 0.9, "desk": 0.62}
SHEET = 1.0  # pixels of a sheet for each point
QUALITY = 0.72

# The browser makes small files of pictures, so nothing else is needed for that.
COMPRESS = """async ([source, scale, quality]) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const drawing = canvas.getContext("2d");
    drawing.imageSmoothingQuality = "high";
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
FROM_PIXELS = """([pixels, width, height, quality]) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const bytes = Uint8ClampedArray.from(atob(pixels), (sign) => sign.charCodeAt(0));
    for (let at = 3; at < bytes.length; at += 4) bytes[at] = 255;
    canvas.getContext("2d").putImageData(new ImageData(bytes, width, height), 0, 0);
    return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


def take(browser: Browser, base: str, folder: Path, pages: Mapping[str, str], compressing: Page | None) -> None:
    """Take a picture of each page, width and colour scheme; a small one of its beginning where a page compresses it."""
    for width_name, width in WIDTHS.items():
        for scheme in SCHEMES:
            viewport = {"width": width, "height": 900}
            context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for name, address in pages.items():
                page.goto(base + address)
                file = folder / f"{name}-{width_name}-{scheme}"
                if not compressing:
                    page.screenshot(path=file.with_suffix(".png"))
                    continue
                clip = {"x": 0, "y": 0, "width": width, "height": HEIGHTS[width_name]}
                taken = base64.b64encode(page.screenshot(full_page=True, clip=clip)).decode()
                small = compressing.evaluate(COMPRESS, [f"data:image/png;base64,{taken}", SIZES[width_name], QUALITY])
                file.with_suffix(".webp").write_bytes(base64.b64decode(small))
            context.close()


def draw_sheets(brief: Path, folder: Path, compressing: Page) -> None:
    """Draw each sheet of a PDF."""
    for number, sheet in enumerate(pypdfium2.PdfDocument(brief), 1):
        drawn = sheet.render(scale=SHEET, rev_byteorder=True, prefer_bgrx=True)
        pixels = base64.b64encode(bytes(drawn.buffer)).decode()
        small = compressing.evaluate(FROM_PIXELS, [pixels, drawn.width, drawn.height, QUALITY])
        (folder / f"brief-{number}.webp").write_bytes(base64.b64decode(small))


def main(site: str, folder: str, *, is_gallery: bool) -> None:
    """Serve the site locally and take the pictures."""
    into = Path(folder)
    into.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with serving(Path(site)) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        compressing = browser.new_page() if is_gallery else None
        pages = {name: PAGES[name] for name in IN_GALLERY} if is_gallery else PAGES
        take(browser, base, into, pages, compressing)
        if compressing and (Path(site) / BRIEF).is_file():
            draw_sheets(Path(site) / BRIEF, into, compressing)
        browser.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*(each for each in given if each != "--gallery"), is_gallery="--gallery" in given)
