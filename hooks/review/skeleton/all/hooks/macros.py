"""The macros of prose pages, for the macros plugin of MkDocs."""

from review.building.macros import define_env
