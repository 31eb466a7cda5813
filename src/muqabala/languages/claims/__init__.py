"""What a sentence claims: its polarity, and words that contrast with one another."""
