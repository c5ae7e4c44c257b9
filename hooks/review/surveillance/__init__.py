"""Surveillance: literature services asked politely for new reports, citations and notices."""
