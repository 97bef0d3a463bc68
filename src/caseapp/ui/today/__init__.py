"""Today: the stage at a glance."""
