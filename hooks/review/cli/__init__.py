"""The commands, one module each: `add` says what a command takes, `run` does it and gives an exit code."""

OK, PROBLEMS, USAGE = 0, 1, 2
