"""The one place where text becomes HTML, a typeset page or a Word file."""
