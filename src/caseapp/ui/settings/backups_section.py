"""The backups of the register, and its check."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.keeping import BackupKind
from caseapp.domain.views import BackupLine
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.ui.look import Look
from caseapp.ui.settings.services import CheckLine, DrillLine
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.states import Fault, LongAct
from caseapp.ui.widgets.table import Cell, Head, Table

_MEGABYTE = 1_000_000


class BackupsSection(QFrame):
    """Shows backups. Decides nothing."""

    backup_wanted = Signal()
    elsewhere_wanted = Signal()
    check_wanted = Signal()
    restore_wanted = Signal()
    drill_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look = look
        self.make = Button(look, tr("Back up now"), Face(Kind.PRIMARY, "save", least=CONTROL))
        self.elsewhere = Button(
            look, tr("To another place…"), Face(icon="hard-drive", least=CONTROL)
        )
        self.check = Button(
            look, tr("Check the register"), Face(icon="shield-check", least=CONTROL)
        )
        self.restore = Button(look, tr("Restore…"), Face(icon="history", least=CONTROL))
        self.drill = Button(
            look, tr("Try the newest backup"), Face(icon="list-checks", least=CONTROL)
        )
        self.fault = Fault(look)
        self.progress = LongAct(look)
        self.said = label(look, "", "body", "ok", wrap=True)
        self.table = Table(
            look,
            tr("Backups"),
            (
                Head(tr("Made"), 18),
                Head(tr("Why"), 30),
                Head(tr("Size"), 12, right=True),
                Head(tr("File")),
            ),
        )
        self._lay_out()
        self.say_check("")
        self.make.clicked.connect(self.backup_wanted)
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.drill.clicked.connect(self.drill_wanted)

    def show_backups(self, backups: Sequence[BackupLine]) -> None:
        """Show what there is, the newest on top."""
        tr = self._look.words
        self.table.show_rows(
            [
                (
                    Cell(dates.when(each.made_at), "strong"),
                    Cell(word_for(BackupKind(each.kind), tr)),
                    Cell(tr("{size} MB", size=f"{each.bytes / _MEGABYTE:.1f}")),
                    Cell(each.file_name),
                )
                for each in backups
            ]
        )

    def set_busy(self, *, busy: bool) -> None:
        """Keep a second long act from being begun meanwhile."""
        for button in (self.make, self.elsewhere, self.check, self.drill):
            button.setEnabled(not busy)

    def say_check(self, text: str) -> None:
        """Say how the check went; nothing for an empty text."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def show_check(self, found: CheckLine) -> None:
        """Say what the check found."""
        tr = self._look.words
        if found.faults:
            faults = ", ".join(found.faults)
            self.say_check("")
            self.fault.say(
                tr(
                    "The check found faults ({faults}). Do not work on this register: restore a backup and"
                    " keep this copy.",
                    faults=faults,
                )
            )
            return
        self.fault.say("")
        self.say_check(
            tr.many(
                "The register is sound: {count} entry checked.",
                "The register is sound: {count} entries checked.",
                found.entries,
            )
        )

    def show_drill(self, said: DrillLine | None) -> None:
        """Say what could be had back from the newest backup."""
        tr = self._look.words
        if said is None:
            self.say_check("")
            self.fault.say(tr("There is no backup yet that could be tried. Make one first."))
            return
        made = dates.when(said.made_at)
        faults = list(said.found.faults)
        if said.missing:
            faults.append(
                tr.many(
                    "{count} attachment is missing", "{count} attachments are missing", said.missing
                )
            )
        if faults:
            self.say_check("")
            self.fault.say(
                tr(
                    "The backup of {made} was restored for a trial and is not whole ({faults}). Make a new"
                    " one now, and check the register.",
                    made=made,
                    faults=", ".join(faults),
                )
            )
            return
        self.fault.say("")
        whole = tr(
            "The backup of {made} was restored for a trial, opened and checked: it is whole. The trial copy"
            " is deleted.",
            made=made,
        )
        since = tr.many(
            "{count} entry was written since.", "{count} entries were written since.", said.newer
        )
        self.say_check(f"{whole} {since}" if said.newer else whole)

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        why = tr(
            "A backup is made every ten minutes while something changes. It opens with the passphrases of"
            " its day."
        )
        head = row(label(look, tr("Backups"), "heading"), None, self.elsewhere, 8, self.make)
        upper = column(
            *(head, 4, label(look, why, "small", "2", wrap=True), 12, self._reminder(), 8),
            *(self.fault, self.progress, self.said, 4),
            margins=(20, 12, 16, 0),
        )
        lay = column(upper, margins=(1, 1, 1, 1))
        lay.addWidget(self.table, 1)
        acts = row(margins=(20, 12, 16, 16))
        acts.addWidget(holder(Flow(self.check, self.drill, self.restore)), 1)
        lay.addLayout(acts)
        self.setLayout(lay)

    def _reminder(self) -> QFrame:
        look, tr = self._look, self._look.words
        said = tr(
            "These backups lie on the same disk as the register and are lost with it. Make one on a stick"
            " or another disk each day, and keep it apart from this computer."
        )
        box = row(holder(column(Picture(look, "info", 20, "info"), None)), 12)
        box.addWidget(label(look, said, "small", wrap=True), 1)
        box.setContentsMargins(16, 12, 16, 12)
        return frame("sunken", box)
