"""Who can open the register: secrets, slots, wraps, the signed directory, and ``keys.json``."""
