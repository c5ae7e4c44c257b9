"""Rows to SVG: each figure computes its geometry here, and a template draws it."""
