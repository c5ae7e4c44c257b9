"""Edits of the evidence as text: new records, screening decisions, schedule, archive, release."""
