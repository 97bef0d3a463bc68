"""The parts every page is built of. None knows what it is used for."""
