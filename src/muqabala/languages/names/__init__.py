"""Names of people, places and organisations, and how they are written on the other side."""
