"""What can be wrong with the evidence: problems, the catalogue of their kinds, and shared messages."""
