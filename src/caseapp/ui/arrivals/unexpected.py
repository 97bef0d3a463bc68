"""Joins the form for an unexpected person to the use cases."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.coded import EntryState
from caseapp.domain.dates import kyiv
from caseapp.domain.ids import StageId
from caseapp.domain.views import Candidate, DeskRow, Marked, UnexpectedDraft
from caseapp.names.latin import latin
from caseapp.ui.arrivals import said
from caseapp.ui.arrivals.form import UnexpectedForm
from caseapp.ui.arrivals.services import ArrivalServices
from caseapp.ui.room import Frame


class UnexpectedPresenter(QObject):
    """Opens the form, shows likely matches in it, records."""

    came = Signal(object, object)
    """(`DeskRow`, `Marked`) of somebody who is not on the list."""
    listed_came = Signal(object)
    """The `DeskRow` of a likely match that was the person after all."""

    def __init__(self, parent: QWidget, frame: Frame, services: ArrivalServices) -> None:
        super().__init__(parent)
        self._parent, self._frame, self._services = parent, frame, services
        self._stage: StageId | None = None
        self.form: UnexpectedForm | None = None

    def open(self, stage: StageId, typed: str) -> None:
        """Open the form; what was typed at the desk is a surname unless it holds digits."""
        self._stage = stage
        form = self.form = UnexpectedForm(
            self._frame.look, self._parent, lambda: kyiv(self._frame.now()).date()
        )
        form.edited.connect(self._look_for_matches)
        form.submitted.connect(self._record)
        form.match_taken.connect(self._take_match)
        form.typing_paused.connect(self.keep)
        form.rejected.connect(self.keep)
        form.finished.connect(self._ended)
        form.begin("" if any(letter.isdigit() for letter in typed) else typed.strip())
        self._bring_back(form)

    @property
    def draft(self) -> str:
        """The id of what is being typed now; empty where nobody types."""
        return "" if self.form is None else str(self._services.drafts.id)

    def keep(self) -> None:
        """Write down what stands in the form: after a pause, on Esc, before the window locks."""
        form, drafts = self.form, self._services.drafts
        if form is None:
            return
        if typed := form.typed():
            self._keep(lambda: drafts.keep(typed), form)
        else:
            self._keep(drafts.drop, form)

    def _keep(self, command: Callable[[], object], form: UnexpectedForm) -> None:
        def refused(error: Exception) -> None:
            form.fault.say(said.refused(error, self._frame.look.words).text)

        self._frame.bridge.keep(command, owner=form, otherwise=refused)

    def _bring_back(self, form: UnexpectedForm) -> None:
        def show(typed: Mapping[str, str]) -> None:
            if typed:
                form.offer_earlier(typed)

        self._frame.bridge.ask(self._services.drafts.newest, show, owner=form)

    def _ended(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.deleteLater()

    def _look_for_matches(self, draft: UnexpectedDraft) -> None:
        stage, form = self._stage, self.form
        if stage is None or form is None:  # closed within the pause after the last letter
            return
        self._frame.bridge.ask_latest(
            "likely", lambda: self._services.likely(stage, draft), form.show_matches, owner=form
        )

    def _record(self, draft: UnexpectedDraft) -> None:
        stage, form = self._stage, self.form
        assert stage is not None  # noqa: S101 - the form is open
        assert form is not None  # noqa: S101 - as above

        complete = replace(draft, station=self._frame.station)

        def recorded(marked: Marked) -> None:
            form.accept()
            self._frame.bridge.keep(self._services.drafts.drop, owner=self)
            self.came.emit(_row_of(complete, marked), marked)

        def refused(error: Exception) -> None:
            form.refuse(said.refused(error, self._frame.look.words).text)

        self._frame.bridge.change(
            lambda: self._services.add_unexpected(stage, complete),
            recorded,
            owner=self,
            otherwise=refused,
        )

    def _take_match(self, match: Candidate) -> None:
        assert self.form is not None  # noqa: S101 - it is open
        self.form.accept()
        self._frame.bridge.keep(self._services.drafts.drop, owner=self)
        if match.row.arrived_at is None and match.row.line is not None:
            self.listed_came.emit(match.row)


def _row_of(draft: UnexpectedDraft, marked: Marked) -> DeskRow:
    """Return the person as the desk will show them until its list is loaded again."""
    return DeskRow(
        line=None,
        arrival=marked.arrival,
        person=marked.person,
        number=marked.number,
        surname=draft.surname,
        given=draft.given,
        patronymic=draft.patronymic,
        latin=latin(
            " ".join(part for part in (draft.surname, draft.given, draft.patronymic) if part)
        ),
        birth=draft.birth,
        birth_doubtful=False,
        unit=draft.unit,
        rank=draft.rank,
        force=draft.force,
        category=draft.category,
        call_sign=draft.call_sign,
        remark=draft.note,
        state=EntryState.MATCHED,
        on_list=False,
        arrived_at=marked.at,
        station=draft.station,
        vehicle=draft.vehicle,
        flags=frozenset(),
    )
