"""One function per use case; the window, the terminal and the tests call the same."""
