"""How long it takes from saving a record until the server shows the changed page, for `bench.py`."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.request import urlopen

# The script that the server puts into a page names the state of the site, of which the server says when it has changed.
STATE = re.compile(r'data-state="([^"]+)"')
SECONDS_TO_START = 900


def seconds_until_shown(folder: Path, environment: Mapping[str, str], change: Callable[[Path], str]) -> float:
    """Serve the project in a folder, change it, and return the seconds on the clock until the page shows it.

    `change` changes a record and returns the address of its page. The server answers once the site is another.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "review", "serve", "--at", at]
    with (folder / "served.txt").open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=subprocess.PIPE
        )
        try:
            home = _address_when_ready(server)
            state = _state(home)
            start = time.perf_counter()
            page = change(folder)
            while _get(f"{home}livereload/{state}") == state:
                pass  # each answer takes until the site is another, or the server's limit
            _get(f"{home}{page}")
            return time.perf_counter() - start
        finally:
            server.terminate()
            server.wait()


def _address_when_ready(server: subprocess.Popen[bytes]) -> str:
    """Return the address that the server names once it has built the site."""
    lines = []
    for line in server.stderr or ():
        lines.append(line.decode("utf-8", "replace"))
        if found := re.search(r"Serving on (http://\S+)", lines[-1]):
            return found[1]
    sys.exit(f"the server ended:\n{''.join(lines)[-2000:]}")


def _state(home: str) -> str:
    found = STATE.search(_get(home))
    if not found:
        sys.exit("the server's pages do not say of which state of the site they are")
    return found[1]


def _get(address: str) -> str:
    with urlopen(address, timeout=SECONDS_TO_START) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode("utf-8")
    return text
