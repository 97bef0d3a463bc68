"""Help: the keys that work here, any command by its words, the first steps, the guide."""
