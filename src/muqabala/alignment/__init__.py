"""Vectors to beads: which sentences render which. Nothing here knows a language."""
