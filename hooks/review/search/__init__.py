"""The site's own search: everything that can be found, as an index of small files for the browser."""
