"""What the keys and the mouse do in a talk."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from caseapp.domain.answers import AnswerKey
from caseapp.domain.interviews import WishToTalk
from caseapp.ui.compliance.talk_state import TalkState
from caseapp.ui.compliance.talk_view import TalkView
from caseapp.ui.compliance.talk_writer import TalkWriter
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class TalkHands(QObject):
    """Joined to the view once, when the first talk is opened.

    Args:
        view: what is pressed.
        frame: the way to the quiet bar.
        writer: writes what is pressed.
        state: the talk on the screen, ``None`` while there is none.
        show: draws it; True puts the keyboard where the next key is expected.
    """

    def __init__(
        self,
        view: TalkView,
        frame: Frame,
        writer: TalkWriter,
        state: Callable[[], TalkState | None],
        show: Callable[[bool], None],
    ) -> None:
        super().__init__(view)
        self._view, self._frame, self._writer = view, frame, writer
        self._state, self._show = state, show
        self._tr = frame.look.words
        card = view.card
        view.pressed.connect(self._press)
        view.turned.connect(self._turn)
        view.progress.wanted.connect(self._jump)
        view.head.as_list.connect(self._show_as)
        view.closing.wish_chosen.connect(self._wish)
        view.closing.service_chosen.connect(writer.duty)
        card.note.typed.connect(lambda text: writer.keep_note(self._code(), text))
        card.note.left.connect(lambda text: writer.write_note(self._code(), text))
        card.details.changed.connect(lambda found: writer.write_details(self._code(), found))
        card.details.not_applicable.connect(lambda why: writer.not_applicable(self._code(), why))
        card.brought_up.connect(self._unlock)

    def _code(self) -> str:
        """Return the check that a key is about; empty where there is none."""
        state = self._state()
        if state is None:
            return ""
        if state.as_list:
            return self._view.rows.chosen_code()
        return state.here.check.code if state.here else ""

    def _press(self, key: AnswerKey) -> None:
        state, code = self._state(), self._code()
        if state is None or not code:
            return
        if not state.as_list:
            self._view.card.note.flush()
        if self._writer.answer(code, key) is None:
            self._say_nothing_done(state, code)
        elif state.as_list:
            self._show(False)
            self._view.rows.step(1)
        elif self._view.card.fold.isChecked():  # somebody is writing details: stay
            self._show(False)
        else:
            self._turn(1)

    def _say_nothing_done(self, state: TalkState, code: str) -> None:
        tr = self._tr
        question = state.view.question(code)
        if question is None or not state.may_write:
            return
        if question.is_locked and code not in state.unlocked:
            text = tr("{code}: does not wish to answer. It is not asked again.", code=code)
        else:
            text = tr("{code}: there is no “partly” here; one act is a full answer.", code=code)
        self._frame.say(Notice(text, "info"))

    def _turn(self, by: int) -> None:
        state = self._state()
        if state is None:
            return
        if state.as_list:
            self._view.rows.step(by)
            return
        self._view.card.note.leave()
        state.turn(by)
        self._show(True)

    def _jump(self, place: int) -> None:
        state = self._state()
        if state is not None:
            self._view.card.note.leave()
            state.place = place
            self._show(True)

    def _show_as(self, as_list: bool) -> None:  # noqa: FBT001 - a slot
        state = self._state()
        if state is None:
            return
        if state.as_list and not as_list:
            state.go_to(self._view.rows.chosen_code())
        else:
            self._view.card.note.leave()
        state.as_list = as_list
        self._show(True)

    def _unlock(self) -> None:
        state = self._state()
        if state is not None and state.here is not None:
            state.unlocked.add(state.here.check.code)
            self._show(True)

    def _wish(self, wish: WishToTalk) -> None:
        state = self._state()
        if state is not None:
            state.wish = wish
