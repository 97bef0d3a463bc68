"""The append-only journal: entries, chain, signatures, projection, rebuild, undo."""
