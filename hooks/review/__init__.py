"""A living review: files become records, records a review, a review views, views pages and data."""
