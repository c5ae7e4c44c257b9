"""The macros that prose pages may call, each a fragment of the review package (see review.prose)."""
