"""The one place where text becomes HTML."""
