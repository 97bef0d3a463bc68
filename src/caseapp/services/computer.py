"""This computer: where the program keeps what belongs to it, and what time it is. Loads nothing else."""

import os
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_config_path

CONFIG_VARIABLE = "CASEAPP_CONFIG_DIR"


def config_folder() -> Path:
    """Return where the program keeps what belongs to this computer and holds no personal data."""
    chosen = os.environ.get(CONFIG_VARIABLE)
    return Path(chosen) if chosen else user_config_path("caseapp", appauthor=False)


def utc_now() -> datetime:
    """Return the wall clock, aware UTC."""
    return datetime.now(UTC)
