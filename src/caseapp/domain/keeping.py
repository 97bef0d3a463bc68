"""What can be found out about a register's files, and why a backup was made."""

from enum import StrEnum


class Finding(StrEnum):
    """What became of a register since it was last open on this computer."""

    SAME = "same"
    UNWITNESSED = "unwitnessed"
    """The same file, but nothing here remembers how far it was."""
    NEW_LAPTOP = "new_laptop"
    COPIED = "copied"
    RESTORED = "restored"
    OLDER_PUT_BACK = "older_put_back"
    """It lacks an entry that was seen here."""
    FORKED = "forked"
    """It holds another entry in the place of one that was seen here."""

    @property
    def starts_replica(self) -> bool:
        """Whether the next write must begin a chain of its own."""
        return self in {Finding.NEW_LAPTOP, Finding.COPIED, Finding.RESTORED}

    @property
    def read_only(self) -> bool:
        """Whether nothing is written until an admin has the work go on as a new replica."""
        return self in {Finding.OLDER_PUT_BACK, Finding.FORKED}


class ClockDoubt(StrEnum):
    """What is wrong with the clock. It is said in a sentence; nothing is refused for it."""

    BEHIND = "behind"
    YEAR_OFF = "year_off"


class BackupKind(StrEnum):
    """Why a backup was made."""

    AUTOMATIC = "automatic"
    COMMAND = "command"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_REMOVAL = "before_removal"
