"""MkDocs events only: the one file that names mkdocs. Everything it shows is made by the review package."""
