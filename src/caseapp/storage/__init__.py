"""The encrypted register: keys, journal, tables, queries, backups."""
