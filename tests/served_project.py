"""A project that `review serve` shows in a process of its own, and changes of its files."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

from made_up import ENVIRONMENT, Change, without_addresses, write
from places import PROJECT

STATE = re.compile(r'<script src="/livereload\.js" data-state="([^"]+)"></script>')
SECONDS = 120  # for an answer, which takes until a change is shown


@dataclass(frozen=True)
class Served:
    """A project that is served, and the address of its home page."""

    root: Path
    home: str

    def get(self, address: str = "") -> tuple[int, str]:
        """Return the status and the text of an answer; an address from the root of the server begins with a slash."""
        below = self.home.rstrip("/") if address.startswith("/") else self.home
        try:
            with urlopen(below + address, timeout=SECONDS) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def text(self, address: str = "") -> str:
        """Return the text of an answer."""
        return self.get(address)[1]

    def state(self) -> str:
        """Return the state of the site that the home page names for its script."""
        (state,) = STATE.findall(self.text())
        return state

    def change(self, changes: dict[str, Change]) -> None:
        """Change files, and wait until the server says that the site is another, as the script in a page does."""
        before = self.state()
        write(self.root, changes, with_records=False)
        while self.text(f"/livereload/{before}") == before:
            pass

    @contextmanager
    def changed(self, changes: dict[str, Change]) -> Iterator[None]:
        """Change files within a block."""
        kept = {name: file.read_bytes() if (file := self.root / name).exists() else None for name in changes}
        self.change(changes)
        yield
        self.change(kept)

    def becomes(self, is_so: Callable[[], bool]) -> bool:
        """Tell whether something is so now or after one of the next changes: several files are not saved at once."""
        for _ in range(5):
            state = self.state()
            if is_so():
                return True
            self.text(f"/livereload/{state}")
        return False


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Serve a project within a block, with its own copy of the program if it has one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    program = root if (root / "hooks/review").is_dir() else PROJECT
    environment = {**without_addresses(), **ENVIRONMENT, "PYTHONPATH": str(program / "hooks")}
    command = [sys.executable, "-m", "review", "serve", "--at", at]
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as server:
        said = []
        for line in server.stderr:
            said.append(line)
            if f"Serving on http://{at}/" in line:
                break
        assert server.poll() is None, "".join(said)
        Thread(target=server.stderr.read, daemon=True).start()  # or the server would wait until somebody reads
        try:
            yield Served(root, f"http://{at}/")
        finally:
            server.terminate()
