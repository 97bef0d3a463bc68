"""What the work is about: values and rules. Standard library only."""
