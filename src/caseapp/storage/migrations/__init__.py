"""Steps from one schema of the register to the next, in Alembic's words. Imported when one is behind."""
