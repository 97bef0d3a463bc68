"""Joins the forms of stages to their use cases."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.coded import AbsenceReason
from caseapp.domain.dates import kyiv
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import StageId
from caseapp.domain.views import Obstacle, StageView
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Change
from caseapp.ui.room import Frame
from caseapp.ui.stages.closing import ClosingDialog
from caseapp.ui.stages.new import NewStageForm
from caseapp.ui.stages.services import Absence, Clash, MatchVerdict, NewStage, StageServices
from caseapp.ui.widgets.quiet_bar import Notice


class StagesPresenter(QObject):
    """Lives as long as the workspace."""

    made = Signal(object)
    """The id of a new stage."""

    def __init__(self, parent: QWidget, frame: Frame, services: StageServices) -> None:
        super().__init__(parent)
        self._parent, self._frame, self._services = parent, frame, services
        self.form: NewStageForm | None = None
        self.closing: ClosingDialog | None = None

    def open_new(self) -> None:
        """Ask for a new stage."""
        today = kyiv(self._frame.now()).date()
        form = self.form = NewStageForm(self._frame.look, today, self._parent)
        form.submitted.connect(lambda new: self._make(form, new))
        form.finished.connect(form.deleteLater)
        form.open()

    def open_closing(self, stage: StageView) -> None:
        """Go through what keeps a stage open, then close it."""
        dialog = self.closing = ClosingDialog(self._frame.look, self._parent)

        def reload() -> None:
            self._frame.bridge.ask(
                lambda: (self._services.obstacles(stage.id), self._services.clashes()),
                lambda found: dialog.show_obstacles(*found),
                owner=dialog,
                otherwise=self._to(dialog.refuse),
            )

        def change(command: Callable[[], Change[None]], then: Callable[[], object]) -> None:
            self._frame.bridge.change(
                command, lambda _none: then(), owner=self, otherwise=self._to(dialog.refuse)
            )

        def give(obstacle: Obstacle, reason: AbsenceReason) -> None:
            assert obstacle.row is not None  # noqa: S101 - only people are awaited
            assert obstacle.row.line is not None  # noqa: S101 - and only of the list
            said = Absence(stage.id, obstacle.row.line, reason)
            change(lambda: self._services.set_absent(said), reload)

        def judge(obstacle: Obstacle, same: bool) -> None:  # noqa: FBT001 - a slot
            verdict = _verdict(stage.id, obstacle, same=same)
            change(lambda: self._services.settle_match(verdict), reload)

        def settle(clash: Clash, value: object) -> None:
            change(lambda: self._services.settle_clash(clash, value), reload)

        def closed() -> None:
            dialog.accept()
            tr = self._frame.look.words
            self._frame.say(Notice(tr("The stage is closed.")))

        dialog.reason_given.connect(give)
        dialog.verdict_given.connect(judge)
        dialog.clash_settled.connect(settle)
        dialog.close_wanted.connect(
            lambda: change(lambda: self._services.close_stage(stage.id), closed)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        reload()

    def _make(self, form: NewStageForm, new: NewStage) -> None:
        def made(stage: StageId) -> None:
            form.accept()
            tr = self._frame.look.words
            self._frame.say(Notice(tr("The stage is open."), undo=True))
            self.made.emit(stage)

        self._frame.bridge.change(
            lambda: self._services.new_stage(new), made, owner=self, otherwise=self._to(form.refuse)
        )

    def _to(self, say: Callable[[str], object]) -> Callable[[Exception], None]:
        """Return who puts an error into words and says it in its place."""

        def refused(error: Exception) -> None:
            if not isinstance(error, CaseError):
                raise error
            say(sentence(error, self._frame.look.words))

        return refused


def _verdict(stage: StageId, obstacle: Obstacle, *, same: bool) -> MatchVerdict:
    """Return the verdict on a doubt: one of its two people came without the list, one stands on it."""
    pair = [row for row in (obstacle.row, obstacle.other) if row is not None]
    arrival = next(row.arrival for row in pair if row.arrival is not None)
    line = next(row.line for row in pair if row.line is not None)
    return MatchVerdict(stage, arrival, line, same)
