"""Read models: one SELECT each, frozen rows out."""
