"""The review as rows that pages can show: each view takes the review and adds nothing that the records do not hold."""
