"""Lists of expected people: read, mapped, previewed, taken in."""
