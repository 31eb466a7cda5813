"""Gold and reports to figures."""
