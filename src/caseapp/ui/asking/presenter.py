"""Joins the question of a relative to the use cases. Until an answer is there, nothing may be said."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QObject

from caseapp.domain.asking import Asking, NumberTaken, Reply, Sought
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId
from caseapp.text import phones
from caseapp.text.sentences import sentence
from caseapp.text.words import Words
from caseapp.ui.asking.page import AskingPage
from caseapp.ui.asking.services import AskingServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class AskingPresenter(QObject):
    """Lives as long as its page."""

    def __init__(self, page: AskingPage, frame: Frame, services: AskingServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._tr = frame.look.words
        self._person: PersonId | None = None
        page.entered.connect(self._enter)
        page.edited.connect(self._answer)
        page.paused.connect(self.keep)
        page.take_wanted.connect(self._take)
        page.next_wanted.connect(self._begin_anew)
        page.phone.left.connect(self._read_phone)
        page.sought.edited.connect(self._search)
        page.sought.taken.connect(self._choose)
        hidden = page.hidden
        hidden.taken_wanted.connect(self._show_taken)
        hidden.done_wanted.connect(self._set_done)
        hidden.opened.connect(self._open)

    def keep(self) -> None:
        """Write down what a caller has said so far: after a pause, before a lock."""
        drafts, typed = self._services.drafts, self._page.typed()
        if typed:
            self._frame.bridge.keep(lambda: drafts.keep(typed), owner=self)
        else:
            self._frame.bridge.keep(drafts.drop, owner=self)

    def _enter(self) -> None:
        """Leave nothing of the last act in sight, and bring back what was not finished."""
        self._frame.say(Notice(""))
        if not self._page.typed():
            self._frame.bridge.ask(self._services.drafts.newest, self._bring_back, owner=self)

    def _bring_back(self, typed: Mapping[str, str]) -> None:
        if typed and not self._page.typed():
            self._page.fill_in(dict(typed))

    def _begin_anew(self) -> None:
        self._person = None
        self._page.clear()
        self.keep()

    def _search(self, words: str) -> None:
        """Look for who fits; whoever was chosen before is chosen no more."""
        self._person = None
        if words.strip():
            self._frame.bridge.ask_latest(
                "sought",
                lambda: self._services.sought(words),
                lambda found: self._page.sought.show_found(words, found),
                owner=self,
            )

    def _choose(self, one: Sought | None) -> None:
        self._person = None if one is None else one.person
        self._answer()

    def _answer(self) -> None:
        """Say nothing at once, and more as soon as it is known that more may be said."""
        self._page.show_reply(Reply())
        question = self._asking()
        self._frame.bridge.ask_latest(
            "reply",
            lambda: self._services.reply(question),
            lambda reply: self._show(question, reply),
            owner=self,
        )

    def _show(self, question: Asking, reply: Reply) -> None:
        if question == self._asking():
            self._page.show_reply(reply)

    def _asking(self) -> Asking:
        page = self._page
        return Asking(page.sought.field.text(), self._person, page.asker())

    def _read_phone(self, typed: str) -> None:
        phone, read = self._page.phone, self._services.read_numbers

        def show(found: tuple[phones.Phone, ...]) -> None:
            phone.show_read(typed, found)
            self._answer()

        self._frame.bridge.ask_latest("phone", lambda: read(typed), show, owner=self)

    def _take(self) -> None:
        question = self._asking()

        def taken(_which: UUID) -> None:
            tr = self._tr
            self._person = None
            self._page.clear()
            self._frame.say(Notice(tr("The number is written down.")))

        self._frame.bridge.change(
            lambda: self._services.take(question),
            taken,
            owner=self,
            otherwise=lambda error: self._page.fault.say(words_of(error, self._tr)),
        )

    def _show_taken(self) -> None:
        self._frame.bridge.ask(self._services.taken, self._page.hidden.show_numbers, owner=self)

    def _set_done(self, one: NumberTaken, done: bool) -> None:  # noqa: FBT001 - a signal's argument
        tr = self._tr

        def written(_none: None) -> None:
            said = tr("Done. Enter takes it up again.") if done else tr("Taken up again.")
            self._frame.say(Notice(said, "info"))
            self._show_taken()

        self._frame.bridge.change(
            lambda: self._services.set_done(one.id, done),
            written,
            owner=self,
            otherwise=lambda error: self._frame.say(Notice(words_of(error, self._tr), "bad")),
        )

    def _open(self, one: NumberTaken) -> None:
        self._frame.go("people", f"person:{one.person}")


def words_of(error: Exception, tr: Words) -> str:
    """Put a refusal into words.

    Raises:
        Exception: the error itself, where it is none of ours: that is a bug and must be seen.
    """
    if not isinstance(error, CaseError):
        raise error
    return sentence(error, tr)
