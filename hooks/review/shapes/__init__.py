"""The shapes of the records, one module a kind of record."""
