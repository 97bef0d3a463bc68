"""Taking in the entries of another copy of the register."""
