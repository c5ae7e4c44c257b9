"""Look up known vulnerabilities of all pinned packages in the Open Source Vulnerabilities database (OSV).

    vulnerabilities.py [--service URL]

OSV contains the advisories that pip-audit and npm audit use. Only the names and versions of the packages in
requirements/ and the package-lock.json files are sent. Exits with 1 if a vulnerability is known, and with 3 if the
service cannot be reached or its answer cannot be read: no answer must not look like "none known".
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
MAX_QUERIES = 500  # packages per request; the service accepts 1000
FOUND, UNKNOWN = 1, 3


def vulnerable(listed: list[Package], service: str) -> Iterator[tuple[Package, list[str]]]:
    """Yield each package with known vulnerabilities, and their IDs. Raises OSError or ValueError without an answer."""
    for start in range(0, len(listed), MAX_QUERIES):
        batch = listed[start : start + MAX_QUERIES]
        queries = [
            {"package": {"ecosystem": each.ecosystem, "name": each.name}, "version": each.version} for each in batch
        ]
        results = _post(f"{service}/v1/querybatch", {"queries": queries}).get("results")
        if not isinstance(results, list) or len(results) != len(batch):
            raise ValueError("the answer does not have one result per package")
        for package, result in zip(batch, results, strict=True):
            if advisories := (result or {}).get("vulns"):
                yield package, sorted(advisory["id"] for advisory in advisories)


def _post(url: str, query: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310 - the URL is our own or the maintainer's, and starts with http
        url, json.dumps(query).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
        answer: dict[str, Any] = json.loads(response.read())
        return answer


def main(arguments: list[str]) -> int:
    """Print each package with known vulnerabilities; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--service", default=SERVICE)
    chosen = parser.parse_args(arguments)
    listed = packages()
    try:
        found = list(vulnerable(listed, chosen.service))
    except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{chosen.service} cannot be reached, or its answer cannot be read: {error!r}")
        print(f"It is unknown whether any of {len(listed)} packages has a known vulnerability.")
        return UNKNOWN
    for package, ids in found:
        print(f"{package.of:5}  {package.name} {package.version}  {', '.join(ids)}: https://osv.dev/{ids[0]}")
    print(f"{len(listed)} packages checked, {len(found)} with known vulnerabilities")
    return FOUND if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
