"""Decides what is on the screen of this room: the queue, consent, or a talk."""

from uuid import UUID

from PySide6.QtCore import QObject

from caseapp.domain.ids import InterviewId, PersonId
from caseapp.domain.interview_views import InterviewView, QueueRow
from caseapp.domain.interviews import InterviewState
from caseapp.domain.views import StageView
from caseapp.ui.compliance import said
from caseapp.ui.compliance.consent_asking import Asked, ConsentAsking
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.queue import QueuePresenter
from caseapp.ui.compliance.said import Act
from caseapp.ui.compliance.services import ComplianceServices
from caseapp.ui.compliance.talk import TalkPresenter
from caseapp.ui.room import Frame, State
from caseapp.ui.widgets.quiet_bar import Notice

PERSON = "person:"
"""How another room names somebody to this one."""
_NOWHERE = InterviewId(UUID(int=0))


class CompliancePresenter(QObject):
    """Lives as long as its page."""

    def __init__(self, page: CompliancePage, frame: Frame, services: ComplianceServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._tr = frame.look.words
        self._stage: StageView | None = None
        self._sought, self._place_wanted = "", True
        self._brought_up, self._back_to = False, _NOWHERE
        self.queue = QueuePresenter(page.queue, frame, services)
        self.talk = TalkPresenter(page, frame, services)
        self.asking = ConsentAsking(page.consent, frame, services.consents)
        self.queue.wanted.connect(self._do)
        self.queue.loaded.connect(self._find)
        page.stage_shown.connect(self.show_stage)
        page.sought.connect(self.seek)
        page.entered.connect(self._go_to_kept_place)
        page.where, page.go_back, page.keep_all = self.where, self.go_back, self.talk.keep
        self.talk.left.connect(self._to_queue)
        self.talk.consents_wanted.connect(self._change_consents)
        self.asking.left.connect(self._to_queue)
        self.asking.recorded.connect(self._after_consent)

    def show_stage(self, stage: StageView | None) -> None:
        """Show the queue of a stage; a talk that is open belongs to the stage before and is left."""
        before, self._stage = self._stage, stage
        if before is not None and (stage is None or before.id != stage.id):
            self.talk.leave()
            self._page.show_queue()
        self.queue.show_stage(stage)

    def seek(self, text: str) -> None:
        """Open somebody: their talk, else their consent, else their place in the queue."""
        self._sought, self._place_wanted = text, False
        self.queue.reload()

    def where(self) -> State:
        """Return which interview and question is on the screen, or who is asked for consent."""
        if self._page.in_consent():
            about = {"back": str(self._back_to), "brought_up": "1" * self._brought_up}
            asked = self.asking.where()
            return {**asked, **about} if asked else {}
        state = self.talk.state
        if state is None:
            return {}
        here = state.here.check.code if state.here else ""
        return {"interview": str(state.view.id), "code": here, "list": "1" * state.as_list}

    def go_back(self, state: State) -> None:
        """Open it again."""
        self._place_wanted = False
        if state.get("asked"):
            self._back_to = InterviewId(UUID(state["back"]))
            self._brought_up = bool(state["brought_up"])
            self.asking.go_back(state)
            self._page.show_consent()
        elif which := state.get("interview"):
            code, as_list = state.get("code", ""), bool(state.get("list"))
            self.talk.open(InterviewId(UUID(which)), code, as_list=as_list)

    def _go_to_kept_place(self) -> None:
        """Go on, once after the window was unlocked, where it was locked."""
        if not self._place_wanted:
            return
        self._place_wanted = False

        def then(place: tuple[InterviewId, str] | None) -> None:
            if place is not None and not self._page.in_talk():
                self.talk.open(*place)

        self._frame.bridge.ask(
            self._services.answers.place, then, owner=self, otherwise=lambda _error: None
        )

    def _find(self) -> None:
        """Open whoever was sought, now that the queue is known."""
        tr = self._tr
        sought, self._sought = self._sought, ""
        if not sought:
            return
        row = next((row for row in self.queue.rows if _fits(row, sought)), None)
        if row is None:
            text = tr("Nobody of this stage fits, or no case is kept about them.")
            self._frame.say(Notice(text, "partly"))
            return
        self.queue.choose(row)
        act = self.queue.act_of(row)
        if act in {Act.ASK, Act.GO_ON, Act.READ} and sought.startswith(PERSON):
            self._do(row, act)
        else:
            self._page.show_queue()

    def _do(self, row: QueueRow, act: Act) -> None:
        if (row.interview is not None and act is Act.READ) or (
            act is Act.GO_ON and row.state is InterviewState.STARTED and row.interview and row.own
        ):
            self.talk.open(row.interview)
        elif act is Act.GO_ON:
            self._start(row.person, self._tr.lang.value)
        elif act is Act.BROUGHT_UP and row.state is not InterviewState.DECLINED:
            self._start(row.person, self._tr.lang.value, brought_up=True)
        else:
            self._brought_up, self._back_to = act is Act.BROUGHT_UP, _NOWHERE
            name = said.shown_name(row, self._tr)
            self._ask(Asked(row.person, name, self._under(row.number), begins=True))

    def _ask(self, asked: Asked) -> None:
        self.asking.open(asked)
        self._page.show_consent()
        self._page.enter()

    def _under(self, number: str) -> str:
        tr = self._tr
        return tr("number {number}", number=number) if number else ""

    def _change_consents(self, view: InterviewView) -> None:
        self.talk.leave()
        self._back_to = view.id
        name = said.shown_name(view, self._tr)
        self._ask(Asked(view.person, name, self._under(view.number), begins=False))

    def _after_consent(self, person: PersonId, given: bool, lang: str) -> None:  # noqa: FBT001 - a slot
        back, self._back_to = self._back_to, _NOWHERE
        if not given:
            self._to_queue()
        elif back != _NOWHERE:
            self.talk.open(back)
        else:
            self._start(person, lang, brought_up=self._brought_up)

    def _start(self, person: PersonId, lang: str, *, brought_up: bool = False) -> None:
        stage = self._stage
        if stage is None:
            return
        begun = self._frame.now()

        def started(which: InterviewId) -> None:
            self.talk.open(which, since=begun)

        def refused(error: Exception) -> None:
            self._to_queue()
            self._frame.say(said.refused(error, self._tr))

        self._frame.bridge.change(
            lambda: self._services.steps.start(stage.id, person, lang, brought_up),
            started,
            owner=self,
            otherwise=refused,
        )

    def _to_queue(self) -> None:
        self._back_to = _NOWHERE
        self._page.show_queue()
        if self._page.isVisible():
            self._page.enter()


def _fits(row: QueueRow, sought: str) -> bool:
    if sought.startswith(PERSON):
        return str(row.person) == sought.removeprefix(PERSON)
    return sought.casefold() in f"{row.name} {row.latin}".casefold()
