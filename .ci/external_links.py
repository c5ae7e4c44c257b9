"""Check the links of the built site to other hosts: `external_links.py SITE REPORT`.

Requests each URL politely and writes a report in Markdown. Exits with 0 whatever it finds, because other hosts are not
under the project's control, and with 2 only if called wrongly.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote, urlsplit

from polite import Client, LinkResult, LinkStatus

from review.site.links import external_links

MAX_CHARACTERS = 15_000  # per section; an issue may have about 65,000
MAX_PAGES = 3  # named per link
MAX_URL_LENGTH = 300

SECTIONS = {
    LinkStatus.DEAD: (
        "Dead",
        "The host says the page does not exist. Look for its new URL or an archived copy, and correct the record.",
    ),
    LinkStatus.MOVED: (
        "Moved",
        "The host says the page has moved permanently. Follow the link, then correct the record.",
    ),
    LinkStatus.UNKNOWN: (
        "Unclear",
        "No response, or one that says nothing about the link. Do nothing unless this lasts for weeks.",
    ),
    LinkStatus.REFUSED: (
        "Refused",
        "The host refuses programs but may serve readers. Open one from time to time to check.",
    ),
}


def alternate_hosts(urls: Iterable[str]) -> list[str]:
    """Order the URLs so that no host is requested twice in a row while others are waiting."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in sorted(urls):
        by_host[urlsplit(url).netloc].append(url)
    rounds = [(number, host, url) for host, several in by_host.items() for number, url in enumerate(several)]
    return [url for *_, url in sorted(rounds)]


def report(results: Sequence[LinkResult], pages: dict[str, list[str]]) -> str:
    """Write the results as Markdown. URLs are other people's text, so they appear as code and never as markup."""
    counts = {status: sum(result.status is status for result in results) for status in LinkStatus}
    summary = (
        f"{len(results)} links to other hosts: {counts[LinkStatus.WORKING]} working, {counts[LinkStatus.DEAD]} dead, "
        f"{counts[LinkStatus.MOVED]} moved, {counts[LinkStatus.UNKNOWN]} unclear, "
        f"{counts[LinkStatus.REFUSED]} refused.\n"
    )
    parts = [summary]
    for status, (title, advice) in SECTIONS.items():
        chosen = [result for result in results if result.status is status]
        if chosen:
            lines = [_line(result, pages.get(result.url, [])) for result in chosen]
            lengths = accumulate(map(len, lines))
            shown = [line for line, length in zip(lines, lengths, strict=True) if length <= MAX_CHARACTERS]
            more = [f"- and {len(lines) - len(shown)} more"] if len(lines) > len(shown) else []
            parts.append("\n".join([f"## {title} ({len(chosen)})\n", f"{advice}\n", *shown, *more, ""]))
    return "\n".join(parts)


def _line(result: LinkResult, pages: list[str]) -> str:
    new_url = f" to {_code(result.new_url)}" if result.new_url else ""
    named = ", ".join(_code(page) for page in pages[:MAX_PAGES])
    more = f" and {len(pages) - MAX_PAGES} more" if len(pages) > MAX_PAGES else ""
    return f"- {_code(result.url)}: {result.reason}{new_url}. On {named}{more}."


def _code(text: str) -> str:
    """Format other people's text as code: one line, without a character that could end it, and of limited length."""
    plain = quote(text, safe="/%:=&~+!$,;'()*@?#[]")
    return f"`{plain[:MAX_URL_LENGTH]}{'…' if len(plain) > MAX_URL_LENGTH else ''}`"


def main(arguments: Sequence[str], client: Client) -> int:
    """Check the links, write the report and print its summary; return the exit status."""
    parser = argparse.ArgumentParser(prog="external_links.py", description="Check links to other hosts.")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("report", type=Path, help="the file to write")
    chosen = parser.parse_args(arguments)
    if not (chosen.site / "index.html").is_file():
        print(f"{chosen.site} is not a built site; run `make site` first", file=sys.stderr)
        return 2
    pages = external_links(chosen.site)
    results = []
    for url in alternate_hosts(pages):
        results.append(client.check(url))
        print(f"{results[-1].status.value:8} {_code(url)} {results[-1].reason}", flush=True)
    text = report(results, pages)
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(text, encoding="utf-8")
    print(text.splitlines()[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Client(contact=os.environ.get("REPO_URL", ""))))
