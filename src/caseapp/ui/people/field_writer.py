"""Joins fields that are edited in place to what writes them and to their drafts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseapp.domain.errors import CaseError
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Change
from caseapp.ui.room import Frame
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.quiet_bar import Notice


@dataclass(frozen=True)
class FieldServices:
    """``write``: (record, field, text); drafts hold field → text of one record of this user."""

    write: Callable[[UUID, str, str], Change[object]]
    keep_draft: Callable[[UUID, Mapping[str, str]], object]
    newest_draft: Callable[[UUID], Mapping[str, str]]
    drop_draft: Callable[[UUID], object]


class FieldWriter(QObject):
    """Writes each field when it is left. What is refused, or not left yet, is kept as a draft.

    Args:
        owner: the widget that holds the fields; answers after its end are dropped.
        frame: the way to the work thread and the quiet bar.
        services: bound to the open register.
        fields: by the code under which they are written.
    """

    def __init__(
        self, owner: QWidget, frame: Frame, services: FieldServices, fields: Mapping[str, InPlace]
    ) -> None:
        super().__init__(owner)
        self._frame, self._services, self._fields = frame, services, fields
        self._record: UUID | None = None
        self._unwritten: dict[UUID, dict[str, str]] = {}
        self._stored: dict[UUID, dict[str, str]] = {}
        for code, each in fields.items():
            each.left.connect(partial(self._write, code))
            each.typed.connect(partial(self._keep, code))
            each.put_back.connect(partial(self._put_back, code))

    def show(self, record: UUID, values: Mapping[str, str]) -> None:
        """Show what is kept of a record; of another record also what was begun and not left."""
        if record != self._record:
            self.clear()  # what was begun for one record is never written into another
        for code, each in self._fields.items():
            each.show_value(values.get(code, ""))
        if record == self._record:
            return
        self._record = record
        self._frame.bridge.ask(
            lambda: self._services.newest_draft(record),
            partial(self._bring_back, record),
            owner=self,
        )

    def clear(self) -> None:
        """Show nobody's. What was not written is a draft already."""
        self.keep()
        self._record = None
        for each in self._fields.values():
            each.close_up()

    def keep(self) -> None:
        """Write down what stands in open fields."""
        if (record := self._record) is None:
            return
        for code, each in self._fields.items():
            if each.is_open():
                self._note(record, code, each.field.text())
        self._keep_all(record)

    def suspend(self) -> None:
        """Write down what stands in open fields, for the last time: these widgets go away."""
        self.keep()
        for each in self._fields.values():
            each.suspend()

    def _write(self, code: str, text: str) -> None:
        record = self._record
        if record is None:
            return

        def written(_done: object) -> None:
            tr = self._frame.look.words
            self._frame.say(
                Notice(tr("Written: {field}", field=self._fields[code].name), undo=True)
            )
            self._forget(record, code)

        self._frame.bridge.change(
            lambda: self._services.write(record, code, text),
            written,
            owner=self,
            otherwise=partial(self._refused, record, code, text),
        )

    def _refused(self, record: UUID, code: str, text: str, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        said = sentence(error, self._frame.look.words)
        if record == self._record:
            self._fields[code].refuse(text, said)
        else:  # another person is shown by now: their field must not say it
            self._frame.say(Notice(said, "bad"))
        self._unwritten.setdefault(record, {})[code] = text
        self._keep_all(record)

    def _bring_back(self, record: UUID, typed: Mapping[str, str]) -> None:
        if record != self._record:
            return
        self._stored[record] = dict(typed)
        for code, text in typed.items():
            if code in self._fields and text != self._fields[code].kept:
                self._unwritten.setdefault(record, {})[code] = text
                self._fields[code].resume(text)

    def _keep(self, code: str, text: str) -> None:
        if (record := self._record) is not None:
            self._note(record, code, text)
            self._keep_all(record)

    def _put_back(self, code: str) -> None:
        if (record := self._record) is not None:
            self._forget(record, code)

    def _forget(self, record: UUID, code: str) -> None:
        if self._unwritten.get(record, {}).pop(code, None) is not None:
            self._keep_all(record)

    def _note(self, record: UUID, code: str, text: str) -> None:
        typed = self._unwritten.setdefault(record, {})
        if text == self._fields[code].kept:
            typed.pop(code, None)
        else:
            typed[code] = text

    def _keep_all(self, record: UUID) -> None:
        typed = dict(self._unwritten.get(record, {}))
        if typed == self._stored.get(record, {}):
            return
        self._stored[record] = typed
        command: Callable[[], object] = (
            partial(self._services.keep_draft, record, typed)
            if typed
            else partial(self._services.drop_draft, record)
        )
        self._frame.bridge.keep(command, owner=self)
