"""References: read from BibTeX, formatted in citation styles, written as BibTeX, RIS and CSL-JSON."""
