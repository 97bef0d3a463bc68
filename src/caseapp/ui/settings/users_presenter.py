"""Joins users to their use cases."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.views import UserLine
from caseapp.text.labels import label as word_for
from caseapp.ui.bridge import Change
from caseapp.ui.gate.chooser import PassphraseChooser
from caseapp.ui.long_work import LongWork
from caseapp.ui.room import Frame
from caseapp.ui.settings.dialogs import (
    NewUserQuestion,
    PassphraseQuestion,
    Question,
    RemovalQuestion,
    SheetDialog,
)
from caseapp.ui.settings.services import OneTimeSheet, UserServices
from caseapp.ui.settings.telling import in_its_place
from caseapp.ui.settings.users_section import UsersSection
from caseapp.ui.widgets.quiet_bar import Notice

_PAUSE_MS = 120
"""After the last letter, before a passphrase is judged: judging takes longer than a key stroke."""


class UsersPresenter(QObject):
    """Lives as long as its section."""

    def __init__(self, section: UsersSection, frame: Frame, services: UserServices) -> None:
        super().__init__(section)
        self._section, self._frame, self._services = section, frame, services
        self.words = frame.look.words
        self._draft: tuple[str, frozenset[Role]] = ("", frozenset())
        self.question: Question | None = None
        self.sheet: SheetDialog | None = None
        section.add_wanted.connect(self._ask_new)
        section.passphrase_wanted.connect(self._ask_passphrase)
        section.card.remove_wanted.connect(self._ask_removal)
        section.card.grant_wanted.connect(self._grant)
        section.card.revoke_wanted.connect(self._revoke)
        self._reload()

    def _reload(self) -> None:
        self._frame.bridge.ask(
            self._services.all_users,
            self._section.show_users,
            owner=self,
            otherwise=in_its_place(self.words, self._section.fault.say),
        )

    def _ask_new(self) -> None:
        question = NewUserQuestion(self._frame.look, self._section)
        question.fill_in(*self._draft)

        def added(sheet: OneTimeSheet) -> None:
            name, _roles = question.chosen()
            question.accept()
            self._draft = ("", frozenset())
            self.sheet = SheetDialog(self._frame.look, name, sheet, self._section)
            self.sheet.finished.connect(self.sheet.deleteLater)
            self.sheet.open()
            self._reload()

        def submit() -> None:
            name, roles = question.chosen()
            if not name or not roles:
                question.refuse(self.words("A name and at least one role are needed."))
                return
            self._frame.bridge.change(
                lambda: self._services.add_user(name, roles),
                added,
                owner=self,
                otherwise=in_its_place(self.words, question.refuse),
            )

        def keep_draft() -> None:
            self._draft = question.chosen()

        question.rejected.connect(keep_draft)
        self._open(question, submit)

    def _ask_passphrase(self) -> None:
        question = PassphraseQuestion(self._frame.look, self._section)
        self._judge(question.chooser)

        def changed(_none: None) -> None:
            question.accept()
            self._frame.say(Notice(self.words("The passphrase is changed.")))

        def submit() -> None:
            old, new = question.chosen()
            self._frame.bridge.change(
                lambda: self._services.change_passphrase(old, new),
                changed,
                owner=self,
                otherwise=in_its_place(self.words, question.refuse),
            )

        self._open(question, submit)

    def _ask_removal(self, user: UserLine) -> None:
        question = RemovalQuestion(self._frame.look, user.name, self._section)
        work = LongWork(question.progress, self._frame.bridge, question)

        def removed(waiting: frozenset[str]) -> None:
            question.accept()
            self._frame.say(Notice(self._removed(waiting)))
            self._reload()

        def submit() -> None:
            question.back.setEnabled(False)
            work.change(
                self.words("Making a backup and a new key"),
                lambda progress: self._services.remove_user(user.id, progress),
                removed,
                in_its_place(self.words, question.refuse),
            )

        self._open(question, submit)

    def _removed(self, waiting: frozenset[str]) -> str:
        said = self.words("Access is ended; the register has a new key.")
        if not waiting:
            return said
        names = ", ".join(word_for(Compartment(each), self.words) for each in sorted(waiting))
        more = self.words("A new key for {names} is made at a holder’s next unlock.", names=names)
        return f"{said} {more}"

    def _grant(self, user: UserLine, which: Compartment) -> None:
        said = self.words(
            "{name}: access given to “{compartment}”.",
            name=user.name,
            compartment=word_for(which, self.words),
        )
        self._change_access(self._services.grant, user.id, which, said)

    def _revoke(self, user: UserLine, which: Compartment) -> None:
        said = self.words(
            "{name}: no access to “{compartment}” any more; what is sealed from now on has a new key.",
            name=user.name,
            compartment=word_for(which, self.words),
        )
        self._change_access(self._services.revoke, user.id, which, said)

    def _change_access(
        self,
        command: Callable[[UserId, Compartment], Change[None]],
        user: UserId,
        which: Compartment,
        said: str,
    ) -> None:
        def done(_none: None) -> None:
            self._section.fault.say("")
            self._frame.say(Notice(said))
            self._reload()

        self._frame.bridge.change(
            lambda: command(user, which),
            done,
            owner=self,
            otherwise=in_its_place(self.words, self._section.fault.say),
        )

    def _judge(self, chooser: PassphraseChooser) -> None:
        pause = QTimer(chooser, interval=_PAUSE_MS, singleShot=True)

        def ask() -> None:
            text = chooser.field.text()
            self._frame.bridge.ask_latest(
                "judge", lambda: self._services.judge(text), chooser.show_verdict, owner=chooser
            )

        pause.timeout.connect(ask)
        chooser.typed.connect(lambda _text: pause.start())
        chooser.suggestion_wanted.connect(
            lambda: self._frame.bridge.ask(self._services.suggest, chooser.take, owner=chooser)
        )
        ask()

    def _open(self, question: Question, submit: Callable[[], object]) -> None:
        self.question = question
        question.submitted.connect(submit)
        question.finished.connect(question.deleteLater)
        question.open()
