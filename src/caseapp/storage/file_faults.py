"""What the file system says becomes the environment's faults. Loads nothing: the lock screen needs it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from caseapp.domain.errors import CaseError, DiskFull, RegisterReadOnly


@contextmanager
def translated() -> Iterator[None]:
    """Raise `DiskFull` or `RegisterReadOnly` for what the system says."""
    try:
        yield
    except OSError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from None


def fault_of(error: OSError) -> CaseError | None:
    """Return the fault behind an error, ``None`` where it is a bug or the caller knows better."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull()
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return RegisterReadOnly("media")
        case _:
            return None
