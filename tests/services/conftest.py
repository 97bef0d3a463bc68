"""Fixtures of the services."""

from arrived import arrived
from asked import asked, asked_template
from mornings import morning, morning_template

__all__ = ["arrived", "asked", "asked_template", "morning", "morning_template"]
