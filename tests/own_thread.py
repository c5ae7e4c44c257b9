"""A call in a thread of its own, for what drives a browser beside the one that the tests of the site share.

Playwright allows one of its synchronous programs for each thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def in_own_thread(call: Callable[..., Result], *arguments: Any) -> Result:
    """Return what the call returns, or raise what it raises."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(call, *arguments).result()
