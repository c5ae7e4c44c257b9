"""Asks the Open Source Vulnerabilities database (OSV) for known faults of everything that is pinned.

    vulnerabilities.py [--service URL]

It holds the advisories that pip-audit and npm audit read, for Python and for node. Sends the names and versions of
requirements/ and of the package-lock.json files, and nothing else. Exits 1 where a fault is known, and 3 where the
service cannot be reached or understood: then nothing is known, which is another thing than that nothing was found.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any

from locked import Package, packages

SERVICE = "https://api.osv.dev"
MOST = 500  # packages in one question; the service takes 1000
FOUND, UNKNOWN = 1, 3


def known(listed: list[Package], service: str) -> Iterator[tuple[Package, list[str]]]:
    """Each package of which faults are known, with their names. OSError or ValueError where that is not answered."""
    for start in range(0, len(listed), MOST):
        asked = listed[start : start + MOST]
        queries = [
            {"package": {"ecosystem": each.ecosystem, "name": each.name}, "version": each.version} for each in asked
        ]
        answer = _asked(f"{service}/v1/querybatch", {"queries": queries})
        results = answer.get("results")
        if not isinstance(results, list) or len(results) != len(asked):
            raise ValueError("the answer does not have a result for each package")
        for package, result in zip(asked, results, strict=True):
            if faults := (result or {}).get("vulns"):
                yield package, sorted(fault["id"] for fault in faults)


def _asked(address: str, question: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310 - the service's address is ours, and it starts with http
        address, json.dumps(question).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        said: dict[str, Any] = json.loads(answer.read())
        return said


def main(arguments: list[str]) -> int:
    """Prints each package of which faults are known."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--service", default=SERVICE)
    chosen = parser.parse_args(arguments)
    listed = packages()
    try:
        found = list(known(listed, chosen.service))
    except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{chosen.service} cannot be asked, or gives no answer that can be read: {error!r}")
        print(f"Whether any of {len(listed)} packages has a known fault was not found out.")
        return UNKNOWN
    for package, faults in found:
        print(f"{package.of:5}  {package.name} {package.version}  {', '.join(faults)}: https://osv.dev/{faults[0]}")
    print(f"{len(listed)} packages asked about, {len(found)} with known faults")
    return FOUND if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
