"""Binds the window's rooms to the use cases. Loaded after the first paint: it pulls in the storage."""
