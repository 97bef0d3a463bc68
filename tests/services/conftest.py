"""Fixtures of the services."""

from mornings import morning, morning_template

__all__ = ["morning", "morning_template"]
