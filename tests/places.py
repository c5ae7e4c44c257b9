"""The folder of the project, and the URL at which the made-up review is published in the tests."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).parents[1]
SITE_URL = "https://review.example/night/"
