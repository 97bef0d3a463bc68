"""The room for calls home: who waits, and the call that is being made."""
