"""What `review check --site` does after the check of the records."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from review.building.whole_site import NotBuiltError, whole_site
from review.cli import OK, PROBLEMS, SITE
from review.inspection import NotCheckedError
from review.inspection.accessibility import access_faults, sample
from review.inspection.data_files import data_faults
from review.templating.rendering import plural


def check_site(root: Path) -> int:
    """Build the site, whose links are checked before it is published, and look at it as programs and readers do."""
    folder = root.resolve() / SITE
    try:
        files = whole_site(root.resolve(), folder)
    except NotBuiltError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    addresses = sample(folder)
    print(f"{files} files built, every link in them leads somewhere")
    checks: dict[str, Callable[[], list[str]]] = {
        "the data files": lambda: data_faults(folder),
        f"the accessibility of {plural(len(addresses), 'page')}": lambda: access_faults(folder, addresses),
    }
    found: list[str] = []
    for what, faults in checks.items():
        try:
            new = faults()
        except NotCheckedError as error:
            print(error)
            continue
        print(*new, f"{plural(len(new), 'problem')} in {what}", sep="\n", file=sys.stderr if new else sys.stdout)
        found += new
    return PROBLEMS if found else OK
