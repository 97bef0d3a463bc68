"""Settings: look and language, users, backups."""
