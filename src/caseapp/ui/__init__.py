"""What the user sees: the only package that knows Qt."""
