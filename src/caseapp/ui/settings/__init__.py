"""Settings: users and roles, backups, history, language, theme, idle time (built by a second window engineer)."""
