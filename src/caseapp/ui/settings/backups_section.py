"""The backups of the register, and its check."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.keeping import BackupKind
from caseapp.domain.views import BackupLine
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.words import Lang, Words
from caseapp.ui.look import Look
from caseapp.ui.settings.services import CheckLine
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.states import Fault, LongAct
from caseapp.ui.widgets.table import Cell, Head, Table

_MEGABYTE = 1_000_000


class BackupsSection(QFrame):
    """Shows backups. Decides nothing."""

    backup_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look = look
        self.make = Button(look, tr("Back up now"), Face(Kind.PRIMARY, "save", least=CONTROL))
        self.check = Button(
            look, tr("Check the register"), Face(icon="shield-check", least=CONTROL)
        )
        self.fault = Fault(look)
        self.progress = LongAct(look)
        self.said = label(look, "", "body", "ok", wrap=True)
        self.table = Table(
            look,
            tr("Backups"),
            (
                Head(tr("Made"), 18),
                Head(tr("Why")),
                Head(tr("Size"), 12, right=True),
                Head(tr("File"), 34),
            ),
        )
        why = tr(
            "A backup is made every ten minutes while something changes. It opens with the passphrases of"
            " its day. Keep one on another disk."
        )
        head = row(label(look, tr("Backups"), "heading"), None, self.check, 8, self.make)
        lay = column(
            *(head, 4, label(look, why, "small", "2", wrap=True), 8, self.fault, self.progress),
            *(self.said, 4),
            margins=(20, 16, 16, 16),
        )
        lay.addWidget(self.table, 1)
        self.setLayout(lay)
        self.make.clicked.connect(self.backup_wanted)
        self.check.clicked.connect(self.check_wanted)

    def show_backups(self, backups: Sequence[BackupLine]) -> None:
        """Show what there is, the newest on top."""
        tr = self._look.words
        self.table.show_rows(
            [
                (
                    Cell(dates.when(each.made_at), "strong"),
                    Cell(word_for(BackupKind(each.kind), tr)),
                    Cell(tr("{size} MB", size=_megabytes(each.bytes, tr))),
                    Cell(each.file_name),
                )
                for each in backups
            ]
        )

    def show_check(self, found: CheckLine) -> None:
        """Say what the check found."""
        tr = self._look.words
        if found.faults:
            faults = ", ".join(found.faults)
            self.said.setText("")
            self.fault.say(
                tr(
                    "The check found faults ({faults}). Do not work on this register: restore a backup and"
                    " keep this copy.",
                    faults=faults,
                )
            )
            return
        self.fault.say("")
        self.said.setText(
            tr.many(
                "The register is sound: {count} entry checked.",
                "The register is sound: {count} entries checked.",
                found.entries,
            )
        )


def _megabytes(size: int, words: Words) -> str:
    text = f"{size / _MEGABYTE:.1f}"
    return text.replace(".", ",") if words.lang is Lang.UK else text
