"""Figures of both sides: matched, compared, and told apart. The checks on them share this."""
