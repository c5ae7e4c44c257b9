"""The events of MkDocs, by which the program builds the site."""

from review.building.events import *
