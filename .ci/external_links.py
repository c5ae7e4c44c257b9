"""Tells which links to other hosts have died or moved: `external_links.py SITE REPORT`.

Asks every address of another host that the built site leads to, once and politely, and writes a report in Markdown. It
exits 0 whatever it finds: the network is not the project's to answer for. Only a wrong use exits 2.
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

from polite import Client, Standing, Verdict

from review.site.links import external_links

MOST_SIGNS = 15_000  # of each kind: an issue holds some 65,000
MOST_PAGES = 3
LONGEST_ADDRESS = 300

KINDS = {
    Standing.DEAD: (
        "Dead",
        "The host says that nothing stands there. Look for where it went, or for an archived copy; mend the record.",
    ),
    Standing.MOVED: (
        "Moved",
        "The host says that it stands elsewhere for good. Follow the link, then mend the record.",
    ),
    Standing.UNKNOWN: (
        "Could not be told",
        "No answer, or one that says nothing of the link. Nothing to do unless it stays so for weeks.",
    ),
    Standing.BLOCKED: (
        "Not shown to programs",
        "The host refuses programs, which says nothing of readers. Open one now and then to see.",
    ),
}


def in_turn(addresses: Iterable[str]) -> list[str]:
    """The addresses so that no host is asked twice in a row while others wait."""
    of_hosts: dict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        of_hosts[urlsplit(address).netloc].append(address)
    turns = [(turn, host, address) for host, several in of_hosts.items() for turn, address in enumerate(several)]
    return [address for *_, address in sorted(turns)]


def report(verdicts: Sequence[Verdict], pages: dict[str, list[str]]) -> str:
    """What was found as Markdown; addresses, which others wrote, stand in it as code and never as markup."""
    counts = {kind: sum(verdict.standing is kind for verdict in verdicts) for kind in Standing}
    first = (
        f"{len(verdicts)} addresses of other hosts stand on the site: {counts[Standing.WELL]} answer well, "
        f"{counts[Standing.DEAD]} are dead, {counts[Standing.MOVED]} have moved, {counts[Standing.UNKNOWN]} could not "
        f"be told, {counts[Standing.BLOCKED]} are not shown to programs.\n"
    )
    parts = [first]
    for kind, (title, meaning) in KINDS.items():
        chosen = [verdict for verdict in verdicts if verdict.standing is kind]
        if chosen:
            lines = [_line(verdict, pages.get(verdict.address, [])) for verdict in chosen]
            told = [line for line, signs in zip(lines, accumulate(map(len, lines)), strict=True) if signs <= MOST_SIGNS]
            more = [f"- and {len(lines) - len(told)} more"] if len(lines) > len(told) else []
            parts.append("\n".join([f"## {title} ({len(chosen)})\n", f"{meaning}\n", *told, *more, ""]))
    return "\n".join(parts)


def _line(verdict: Verdict, pages: list[str]) -> str:
    now = f": {_code(verdict.now)}" if verdict.now else ""
    named = ", ".join(_code(page) for page in pages[:MOST_PAGES])
    more = f" and {len(pages) - MOST_PAGES} more" if len(pages) > MOST_PAGES else ""
    return f"- {_code(verdict.address)} {verdict.why}{now}. On {named}{more}."


def _code(text: str) -> str:
    """A text that others wrote as code: one line, no sign that could end it, and not without an end."""
    plain = quote(text, safe="/%:=&~+!$,;'()*@?#[]")
    return f"`{plain[:LONGEST_ADDRESS]}{'…' if len(plain) > LONGEST_ADDRESS else ''}`"


def main(arguments: Sequence[str], client: Client) -> int:
    """Asks, writes the report and says in one line what it holds."""
    parser = argparse.ArgumentParser(prog="external_links.py", description="Tells which external links died or moved.")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("report", type=Path, help="the file to write")
    chosen = parser.parse_args(arguments)
    if not (chosen.site / "index.html").is_file():
        print(f"{chosen.site} holds no built site; run `make site` first", file=sys.stderr)
        return 2
    pages = external_links(chosen.site)
    verdicts = []
    for address in in_turn(pages):
        verdicts.append(client.verdict(address))
        print(f"{verdicts[-1].standing.value:8} {_code(address)} {verdicts[-1].why}", flush=True)
    said = report(verdicts, pages)
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(said, encoding="utf-8")
    print(said.splitlines()[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Client(contact=os.environ.get("REPO_URL", ""))))
