"""Foreign lists become plain rows; parsing runs in a limited child process."""
