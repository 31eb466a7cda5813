"""Sentences and tokens to unit vectors."""
