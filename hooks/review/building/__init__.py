"""The edge to MkDocs: its events, the macros for its plugin, and the build of the whole site. Nothing else knows it."""

# An environment variable that lets a build fail where a released version cannot be read.
EVERY_VERSION = "EVERY_VERSION"
