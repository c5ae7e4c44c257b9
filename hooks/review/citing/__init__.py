"""Citable works, how to cite them, and metadata for reference managers."""
