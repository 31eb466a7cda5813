"""What each check of contrasts must flag, and what it must leave alone."""
