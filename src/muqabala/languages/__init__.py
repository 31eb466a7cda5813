"""What is known of each language: spelling, numerals, calendars, polarity, contrasts."""
