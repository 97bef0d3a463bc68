"""Copies of a register with a directory in the clear: cheaper than enrolled ones, just as encrypted."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from caseapp.domain.access import Role
from caseapp.domain.ids import uuid7
from copies import Book, Copy


class Bus:
    """Some laptops of one register, and the officer who owns them."""

    def __init__(self, place: Path) -> None:
        self.place, self.register, self.book = place, uuid7(), Book()
        self.officer = self.book.add(Role.FIELD_OFFICER, Role.SUPERVISOR, Role.PSYCHOLOGIST)
        self.copies: list[Copy] = []

    def laptop(self, user: UUID | None = None) -> Copy:
        path = self.place / f"{len(self.copies)}.db"
        self.copies.append(Copy(path, self.register, self.book, user or self.officer))
        return self.copies[-1]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    made = Bus(tmp_path)
    yield made
    for copy in made.copies:
        copy.close()


@pytest.fixture
def copy(bus: Bus) -> Copy:
    """One laptop."""
    return bus.laptop()
