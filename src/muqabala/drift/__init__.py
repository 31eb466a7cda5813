"""Findings and features to the drift score, severity and flag."""
