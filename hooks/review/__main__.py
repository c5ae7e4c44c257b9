"""The program: `python -m review COMMAND`, or `review COMMAND` where the package is installed."""

from __future__ import annotations

import sys

from review.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
