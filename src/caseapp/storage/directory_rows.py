"""The directory's records as journalled rows."""

from caseapp.storage.authority import records_of, row_of
from caseapp.storage.register import Register


def complete_directory(register: Register) -> None:
    """Bring the key file's records into the journal: a kill may have come between the two."""
    with register.read() as view:
        held = records_of(view)
    missing = register.keyfile.ring.records - held
    if missing:
        with register.unit_of_work("write_directory") as work:
            for record in sorted(missing, key=lambda one: one.id):
                work.add(row_of(record))
            work.commit()
