"""The command line: one module for each command, or for a few that belong together; program.py lists them."""

OK, PROBLEMS, USAGE = 0, 1, 2
SITE = "site"  # the folder of the built site in that of the review
