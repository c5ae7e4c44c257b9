"""The evidence read from YAML and validated: every value knows its file and line."""
