"""Reports: roll-call and check-in sheet, the register of what was printed (built by a second window engineer)."""
