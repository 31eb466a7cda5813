"""A drift report to text: one writer per format."""
