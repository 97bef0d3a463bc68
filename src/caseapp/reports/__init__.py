"""Facts on paper: blocks, builders, layout."""
