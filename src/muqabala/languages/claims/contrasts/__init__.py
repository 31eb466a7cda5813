"""Words that exclude each other, one of them in a text and another in its translation."""
