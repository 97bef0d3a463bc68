"""The name engine: folding, search, candidate matches. Pure."""
