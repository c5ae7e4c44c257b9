"""The language of the interface: catalogues of its texts, numbers, dates and lists, and templates in translation."""
