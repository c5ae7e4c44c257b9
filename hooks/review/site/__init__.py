"""Pages by address, macros for prose, plain Markdown, link check, publishing."""
