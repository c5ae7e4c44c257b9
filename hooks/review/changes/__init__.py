"""What differs between two states of the evidence, and how it is told. Pure: two states in, the differences out."""
