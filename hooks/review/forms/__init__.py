"""The form for a study's record, made from the schemas and the codebook, for the page and for its script."""
