"""What a sentence claims: its words, who does what in it, and what another sentence has in their place."""
