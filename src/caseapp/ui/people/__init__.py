"""People: the list, and everything about one person."""
