"""The arrivals desk: one field, a handful of people, one key."""
