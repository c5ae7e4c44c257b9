"""A reference: BibTeX in, citation styles, and BibTeX, RIS and CSL-JSON out."""
