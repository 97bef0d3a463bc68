"""Fixtures of the journeys."""

from mornings import morning, morning_template

__all__ = ["morning", "morning_template"]
