"""Numbers, dates, money and measures in running text, read alike in both languages."""
