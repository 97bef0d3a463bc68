"""A register on disk for these tests: real folder, real encrypted journal, and a key file of one line."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from caseapp.domain.access import Role
from caseapp.domain.ids import ReplicaId, uuid7
from caseapp.storage import attachments, backup, copies, places
from caseapp.storage.engine import reading, writing
from caseapp.storage.journal import verify
from caseapp.storage.rekey import DataKey
from caseapp.storage.tables.keeping import Attachment
from caseapp.storage.tables.people import Person
from copies import KEY, Book, Copy

SECRET = bytes(range(32))
"""Stands for the register's own secret."""
NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
TESTS = Path(__file__).resolve().parents[2]
INSTALLATION = uuid.UUID(int=7)


class Kept:
    """One register folder and the copy that writes in it."""

    def __init__(self, folder: Path, people: Sequence[str] = ("Коваленко", "Бойко")) -> None:
        places.make_register_folder(folder)
        self.folder = folder
        self.key = DataKey(os.urandom(16), KEY)
        self.database = folder / places.database_name(self.key.id)
        self.name_database(self.database.name)
        self.register = uuid7()
        book = Book()
        self.copy = Copy(self.database, self.register, book, book.add(Role.FIELD_OFFICER))
        for surname in people:
            self.arrive(surname)

    @property
    def replica(self) -> ReplicaId:
        return ReplicaId(self.copy.replica.id)

    def name_database(self, name: str) -> None:
        (self.folder / places.KEYS).write_text(json.dumps({"database": name}))

    def database_in_use(self) -> str:
        return database_in_use(self.folder)

    def arrive(self, surname: str) -> None:
        self.copy.do("mark_unexpected", lambda unit: unit.add(Person(id=uuid7(), surname=surname)))

    def attach(self, content: bytes) -> str:
        """Keep a file, then the row that names it; return its stored name."""
        made = attachments.keep(self.folder, content, SECRET)
        row = Attachment(
            id=uuid7(),
            stored_name=made.stored_name,
            file_name="list.xlsx",
            sha256=made.sha256,
            size=made.size,
            key=made.key,
        )
        self.copy.do("import_list", lambda unit: unit.add(row))
        return made.stored_name

    def appoint(self, here: UUID = INSTALLATION) -> None:
        with writing(self.copy.engine) as connection:
            copies.appoint(connection, self.replica, here, self.database)
            connection.commit()

    def chain_holds(self, connection: Connection) -> bool:
        return not list(verify.faults(connection, self.register, self.copy.book))

    def source(self) -> backup.Source:
        keys = (self.folder / places.KEYS).read_bytes()
        return backup.Source(self.copy.engine, self.register, self.key.id, self.key.value, keys)


def database_in_use(folder: Path) -> str:
    return str(json.loads((folder / places.KEYS).read_text())["database"])


def surnames(copy: Copy) -> list[str]:
    with reading(copy.engine) as view:
        rows = view.exec_driver_sql("SELECT surname FROM person ORDER BY created_at")
        return [row.surname for row in rows]


def files(folder: Path) -> list[str]:
    """Every file below a folder, SQLite's own left out."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    )


def child(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a fresh Python that runs one of the scripts beside this file."""
    paths = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": paths, "PATH": os.environ["PATH"]},
    )


def answer(script: str, *arguments: object) -> str:
    """Run such a script to its end and return what it printed."""
    with child(script, *arguments) as started:
        said, _ = started.communicate(timeout=60)
    assert started.returncode == 0
    return said.strip()
