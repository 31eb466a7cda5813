"""Beads to findings: one check per file; a check's docstring is its public page."""
