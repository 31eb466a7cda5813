"""Paragraphs to sentences and clauses, with offsets into the text as read."""
