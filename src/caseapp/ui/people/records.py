"""Opens what the journal says of a step of the path or of an act, and takes one act back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Permission
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import ActId, PathStep, PersonAct
from caseapp.domain.views import Undone
from caseapp.text.labels import act_label
from caseapp.text.sentences import sentence
from caseapp.ui.people.path_panel import PathPanel
from caseapp.ui.people.record_dialog import RecordDialog
from caseapp.ui.people.record_services import RecordServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class PathRecords(QObject):
    """Enter or a click on a step of the path opens its record."""

    def __init__(
        self,
        path: PathPanel,
        frame: Frame,
        services: RecordServices,
        here: Callable[[], PersonId | None],
    ) -> None:
        super().__init__(path)
        self._path, self._frame, self._services, self._here = path, frame, services, here
        self.dialog: RecordDialog | None = None
        path.steps.taken.connect(self.open)
        path.steps.clicked.connect(self._clicked)

    def open(self, step: PathStep | None) -> None:
        """Read what was written into the rows of a step, and show it."""
        person = self._here()
        if step is None or person is None or self.dialog is not None:
            return
        tr = self._frame.look.words
        if not step.rows:
            said = tr(
                "The program worked this out from other entries: it has no record of its own."
            )
            self._frame.say(Notice(said, "info"))
            return
        self._frame.bridge.ask_latest(
            "record",
            partial(self._services.history_of, person),
            partial(self._show, step, person),
            owner=self,
        )

    def _clicked(self, index: QModelIndex) -> None:
        self.open(self._path.steps.rows.row_at(index.row()))

    def _show(self, step: PathStep, person: PersonId, acts: tuple[PersonAct, ...]) -> None:
        if person != self._here() or self.dialog is not None:
            return
        self.dialog = open_record(
            self._frame, self._services, self._path, [one for one in acts if _tells(one, step)]
        )
        self.dialog.finished.connect(self._closed)

    def _closed(self) -> None:
        self.dialog = None
        self._path.steps.setFocus()


def open_record(
    frame: Frame, services: RecordServices, parent: QWidget, acts: Sequence[PersonAct]
) -> RecordDialog:
    """Open acts in words; who reads only their own acts is told so where none of them is theirs."""
    tr, note = frame.look.words, ""
    if not acts and not frame.actor.may(Permission.READ_TRAIL):
        note = tr("Somebody else wrote this. A supervisor sees the record.")
    elif not acts:
        note = tr("The journal tells nothing more of this.")
    may = services.undo_act is not None
    dialog = RecordDialog(frame.look, parent, acts, note, may=may)
    taking = partial(
        take_back, frame, services, owner=dialog, done=dialog.accept, refuse=dialog.refuse
    )
    dialog.undo_wanted.connect(taking)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def take_back(
    frame: Frame,
    services: RecordServices,
    act: ActId,
    *,
    owner: QObject,
    done: Callable[[], object],
    refuse: Callable[[str], object],
) -> None:
    """Take one act back; a refusal is said where it was asked for."""
    tr, undo = frame.look.words, services.undo_act
    if undo is None:
        return

    def turned(undone: Undone) -> None:
        done()
        said = tr("Undone: {act}. {name}", act=act_label(undone.act, tr), name=undone.name)
        frame.say(Notice(said, "info"))

    def refused(error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        refuse(sentence(error, tr))

    frame.bridge.change(lambda: undo(act), turned, owner=owner, otherwise=refused)


def _tells(act: PersonAct, step: PathStep) -> bool:
    if not act.rows & step.rows:
        return False
    return not step.fields or any(change.name in step.fields for change in act.changes)
