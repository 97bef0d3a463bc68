"""SQLModel tables, one module per subject. Rows never leave `services`."""
