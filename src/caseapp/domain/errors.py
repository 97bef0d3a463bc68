"""What can go wrong, sorted by who can do something about it.

A `RuleError` is the user's to mend, an `EnvironmentFault` the machine's; anything else that escapes is
a bug. Errors carry fields, never sentences: those live in `caseapp.text.sentences`, in both languages.
No field may hold a person's name: exception texts end up in logs.

Errors are dataclasses but not frozen: Python itself writes ``__traceback__``.
"""

from dataclasses import dataclass


class CaseError(Exception):
    """Base of every error this program raises on purpose."""


class RuleError(CaseError):
    """What was asked breaks a rule of the work; whoever asked can mend it."""


class EnvironmentFault(CaseError):
    """The disk, the key, the clock or another program is in the way."""


@dataclass(eq=False)
class NotAllowed(RuleError):
    """The roles of the user do not include this permission."""

    permission: str


@dataclass(eq=False)
class NotFound(RuleError):
    """The record is gone, or never was here. ``what`` is a kind of record, never a name."""

    what: str


@dataclass(eq=False)
class SeveralMatch(RuleError):
    """A name or number fits more than one person; ``count`` of them."""

    count: int


@dataclass(eq=False)
class FieldRefused(RuleError):
    """A value cannot be kept. Both are codes that `text` puts into words.

    ``field``: title, reason, papers, name, roles or edition. ``reason``: empty or unknown.
    """

    field: str
    reason: str


@dataclass(eq=False)
class ColumnsUnclear(RuleError):
    """The columns of a list are not clear enough to take it in unseen; ``row`` is the header's, or 0."""

    row: int


@dataclass(eq=False)
class DemoTakesNoList(RuleError):
    """The demo register's passphrase is public: no list of real people is taken into it."""


@dataclass(eq=False)
class StageNotOpen(RuleError):
    """Nothing can be marked on a stage that is planned, closed or archived."""

    state: str


@dataclass(eq=False)
class StageUnresolved(RuleError):
    """A stage cannot be closed while ``count`` things wait for a decision."""

    count: int


@dataclass(eq=False)
class AlreadyArrived(RuleError):
    """The person has an arrival at this stage; nothing was marked. ``at`` is ISO 8601, UTC."""

    at: str


@dataclass(eq=False)
class NothingToUndo(RuleError):
    """There is no act of this user left that could be taken back."""


@dataclass(eq=False)
class UndoRefused(RuleError):
    """An act cannot be taken back; ``reason`` is a code: changed, depended_on, kind, left, old, played."""

    reason: str
    act: str


@dataclass(eq=False)
class FileRefused(RuleError):
    """A file named on the command line cannot be used.

    ``reason``: missing, unreadable, exists, inside (the register's folder), too_big, empty.
    """

    reason: str


@dataclass(eq=False)
class CheckFailed(EnvironmentFault):
    """The check of a register found ``count`` faults; ``kinds`` are their codes."""

    count: int
    kinds: str


@dataclass(eq=False)
class DiskFull(EnvironmentFault):
    """No room; what was being written was rolled back whole."""


@dataclass(eq=False)
class RegisterBusy(EnvironmentFault):
    """Another program is writing to the register (``process`` is its number, 0 if unknown)."""

    process: int = 0


@dataclass(eq=False)
class OpenInAnotherWindow(EnvironmentFault):
    """The register is open in another window of this user, which has been brought to the front."""


@dataclass(eq=False)
class RegisterReadOnly(EnvironmentFault):
    """The register can be read but not written (``reason``: media, older_copy, busy)."""

    reason: str


@dataclass(eq=False)
class NotARegister(EnvironmentFault):
    """The folder holds no register of this program."""


@dataclass(eq=False)
class PlaceRefused(EnvironmentFault):
    """A register cannot be made here (``reason``: exists, not_empty, network, fat, no_access)."""

    reason: str


@dataclass(eq=False)
class NewerProgramNeeded(EnvironmentFault):
    """The register was written by a newer program."""

    register_version: int
    program_version: int


@dataclass(eq=False)
class RegisterDamaged(EnvironmentFault):
    """The file or the journal fails its checks; ``what`` is a code: file, chain, signature, head."""

    what: str
