"""Who does what to whom, and who says it."""
