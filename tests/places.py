"""Where things stand: the project, and the address at which the tests say that the made-up review is published."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).parents[1]
SITE_URL = "https://review.example/night/"
