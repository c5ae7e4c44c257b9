"""What can be wrong with the evidence: a problem, the catalogue of codes, the templates of messages."""
