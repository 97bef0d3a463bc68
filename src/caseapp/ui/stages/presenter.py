"""Joins the forms of stages to their use cases."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.dates import kyiv
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import StageId
from caseapp.text.sentences import sentence
from caseapp.ui.room import Frame
from caseapp.ui.stages.new import NewStageForm
from caseapp.ui.stages.services import NewStage, StageServices
from caseapp.ui.widgets.quiet_bar import Notice


class StagesPresenter(QObject):
    """Lives as long as the workspace."""

    made = Signal(object)
    """The id of a new stage."""

    def __init__(self, parent: QWidget, frame: Frame, services: StageServices) -> None:
        super().__init__(parent)
        self._parent, self._frame, self._services = parent, frame, services
        self.form: NewStageForm | None = None

    def open_new(self) -> None:
        """Ask for a new stage."""
        today = kyiv(self._frame.now()).date()
        form = self.form = NewStageForm(self._frame.look, today, self._parent)
        form.submitted.connect(lambda new: self._make(form, new))
        form.finished.connect(form.deleteLater)
        form.open()

    def _make(self, form: NewStageForm, new: NewStage) -> None:
        def made(stage: StageId) -> None:
            form.accept()
            self._frame.say(Notice(self._frame.look.words("The stage is open."), undo=True))
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
