"""The review, linked: assembly, counts, snapshots of content, permanent IDs, URLs and status."""
