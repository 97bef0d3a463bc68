"""Driver errors become the environment's faults; what is left is a bug."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from caseapp.domain.errors import (
    CaseError,
    DiskFull,
    RegisterBusy,
    RegisterDamaged,
    RegisterReadOnly,
)
from caseapp.domain.keeping_errors import DatabaseUnreachable
from caseapp.storage.file_faults import fault_of

_FULL = ("disk is full", "disk I/O error", "database or disk is full")
_DAMAGED = ("file is not a database", "malformed", "file is encrypted", "hmac check failed")


@contextmanager
def translated() -> Iterator[None]:
    """Raise `DiskFull`, `RegisterBusy`, `RegisterReadOnly` or `RegisterDamaged` for what the driver says."""
    try:
        yield
    except DBAPIError as error:
        fault = _fault(str(error.orig))
        if fault is None:
            raise
        raise fault from None  # the driver's text may quote a statement
    except dbapi2.Error as error:  # from the driver itself: backup, ATTACH, export
        fault = _fault(str(error))
        if fault is None:
            raise
        raise fault from None
    except OSError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from None


def _fault(text: str) -> CaseError | None:
    if any(part in text for part in _FULL):
        return DiskFull()
    if "locked" in text or "busy" in text:
        return RegisterBusy()
    if "readonly" in text or "read-only" in text:
        return RegisterReadOnly("media")
    if "unable to open" in text:
        return DatabaseUnreachable()
    if any(part in text for part in _DAMAGED):
        return RegisterDamaged("file")
    return None
