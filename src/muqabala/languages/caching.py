"""How much is remembered of what has been read."""

TEXTS = 1 << 9
"""Sentences and paragraphs: more than an article has, since several checks read each; the next has others."""

WORDS = 1 << 15
"""Words: most of those of an article stood in the ones before it."""
