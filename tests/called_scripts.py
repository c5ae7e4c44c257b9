"""Functions of the site's scripts, called from Python in one process of node (tests/scripts/called.js)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from places import PROJECT


class Scripts:
    """The scripts below hooks/review/theme/assets/, by their paths from there; values and results are JSON values."""

    def __init__(self, node: subprocess.Popen[str]) -> None:
        assert node.stdin
        assert node.stdout
        self._asked, self._answered = node.stdin, node.stdout

    def call(self, module: str, name: str, *values: Any) -> Any:
        """Calls a function of a module; gives what it returns."""
        return self.call_each(module, name, [values])[0]

    def call_each(self, module: str, name: str, calls: Iterable[Iterable[Any]]) -> list[Any]:
        """Calls a function once for each list of values, all in one turn."""
        asked = {"module": module, "name": name, "calls": [list(values) for values in calls]}
        self._asked.write(json.dumps(asked) + "\n")
        self._asked.flush()
        results: list[Any] = json.loads(self._answered.readline())
        return results


@contextmanager
def scripts_in_node() -> Iterator[Scripts]:
    """Starts node, which answers calls until the end of the block."""
    command = ["node", str(PROJECT / "tests" / "scripts" / "called.js")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as node:
        scripts = Scripts(node)
        yield scripts
        scripts._asked.close()
