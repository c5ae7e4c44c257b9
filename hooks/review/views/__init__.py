"""The review as rows for pages: each view is computed from the records and adds nothing to them."""
