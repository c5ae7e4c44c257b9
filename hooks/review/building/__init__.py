"""The edge to MkDocs: its events, the macros for its plugin, and the build of the whole site. Nothing else knows it."""
