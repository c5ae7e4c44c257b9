"""A small, transparent ranking of reports that await assessment, trained on the review's own decisions."""
