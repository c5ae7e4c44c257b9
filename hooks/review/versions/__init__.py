"""Released versions, read from git, and what differs between two states of the evidence."""
