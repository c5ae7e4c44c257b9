"""YAML read and validated: every value knows its file and line."""
