"""The window around every room: rail, header, quiet bar, and the keys that work everywhere."""
