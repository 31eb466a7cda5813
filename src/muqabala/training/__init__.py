"""Pairs to a model. Imports torch; imported by nothing but its command."""
