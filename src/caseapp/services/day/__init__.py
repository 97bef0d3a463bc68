"""Playing a recorded day through the services."""
