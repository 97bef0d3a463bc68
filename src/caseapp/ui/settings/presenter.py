"""Joins users and backups to their use cases."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from caseapp.domain.errors import CaseError
from caseapp.domain.views import BackupLine, UserLine
from caseapp.text import dates
from caseapp.text.sentences import sentence
from caseapp.ui.long_work import LongWork
from caseapp.ui.room import Frame
from caseapp.ui.settings.backups_section import BackupsSection
from caseapp.ui.settings.dialogs import (
    NewUserQuestion,
    PassphraseQuestion,
    RemovalQuestion,
    SheetDialog,
)
from caseapp.ui.settings.services import KeepingServices, OneTimeSheet, UserServices
from caseapp.ui.settings.users_section import UsersSection
from caseapp.ui.widgets.quiet_bar import Notice


class UsersPresenter(QObject):
    """Lives as long as its section."""

    def __init__(self, section: UsersSection, frame: Frame, services: UserServices) -> None:
        super().__init__(section)
        self._section, self._frame, self._services = section, frame, services
        self.question: NewUserQuestion | PassphraseQuestion | RemovalQuestion | None = None
        self.sheet: SheetDialog | None = None
        section.add_wanted.connect(self._ask_new)
        section.passphrase_wanted.connect(self._ask_passphrase)
        section.remove_wanted.connect(self._ask_removal)
        self._reload()

    def _reload(self) -> None:
        self._frame.bridge.ask(
            self._services.all_users,
            self._section.show_users,
            owner=self,
            otherwise=self._to(self._section.fault.say),
        )

    def _ask_new(self) -> None:
        question = self.question = NewUserQuestion(self._frame.look, self._section)

        def added(sheet: OneTimeSheet) -> None:
            name, _roles = question.chosen()
            question.accept()
            self.sheet = SheetDialog(self._frame.look, name, sheet, self._section)
            self.sheet.finished.connect(self.sheet.deleteLater)
            self.sheet.open()
            self._reload()

        def submit() -> None:
            name, roles = question.chosen()
            if not name or not roles:
                tr = self._frame.look.words
                question.refuse(tr("A name and at least one role are needed."))
                return
            self._frame.bridge.change(
                lambda: self._services.add_user(name, roles),
                added,
                owner=self,
                otherwise=self._to(question.refuse),
            )

        question.submitted.connect(submit)
        question.finished.connect(question.deleteLater)
        question.open()

    def _ask_passphrase(self) -> None:
        tr = self._frame.look.words
        question = self.question = PassphraseQuestion(self._frame.look, self._section)
        chooser = question.chooser

        def judge(text: str) -> None:
            self._frame.bridge.ask_latest(
                "judge", lambda: self._services.judge(text), chooser.show_verdict, owner=chooser
            )

        def changed(_none: None) -> None:
            question.accept()
            self._frame.say(Notice(tr("The passphrase is changed.")))

        def submit() -> None:
            old, new = question.chosen()
            self._frame.bridge.change(
                lambda: self._services.change_passphrase(old, new),
                changed,
                owner=self,
                otherwise=self._to(question.refuse),
            )

        chooser.typed.connect(judge)
        chooser.suggestion_wanted.connect(
            lambda: self._frame.bridge.ask(self._services.suggest, chooser.take, owner=chooser)
        )
        question.submitted.connect(submit)
        question.finished.connect(question.deleteLater)
        question.open()

    def _ask_removal(self, user: UserLine) -> None:
        tr = self._frame.look.words
        question = self.question = RemovalQuestion(self._frame.look, user.name, self._section)

        def removed(_waiting: object) -> None:
            question.accept()
            self._frame.say(Notice(tr("Access is ended; the register has a new key.")))
            self._reload()

        question.submitted.connect(
            lambda: self._frame.bridge.change(
                lambda: self._services.remove_user(user.id),
                removed,
                owner=self,
                otherwise=self._to(question.refuse),
            )
        )
        question.finished.connect(question.deleteLater)
        question.open()

    def _to(self, say: Callable[[str], object]) -> Callable[[Exception], None]:
        return _teller(self._frame, say)


class BackupsPresenter(QObject):
    """Lives as long as its section."""

    def __init__(self, section: BackupsSection, frame: Frame, services: KeepingServices) -> None:
        super().__init__(section)
        self._section, self._frame, self._services = section, frame, services
        self._work = LongWork(section.progress, frame.bridge, self)
        section.backup_wanted.connect(self._back_up)
        section.check_wanted.connect(self._check)
        self._reload()

    def _reload(self) -> None:
        self._frame.bridge.ask(
            self._services.backups,
            self._section.show_backups,
            owner=self,
            otherwise=_teller(self._frame, self._section.fault.say),
        )

    def _back_up(self) -> None:
        tr = self._frame.look.words

        def made(backup: BackupLine) -> None:
            said = tr("Backup made at {time} and checked.", time=dates.clock(backup.made_at))
            self._frame.say(Notice(said))
            self._reload()

        self._section.fault.say("")
        self._work.run(
            tr("Making a backup"),
            self._services.back_up,
            made,
            _teller(self._frame, self._section.fault.say),
        )

    def _check(self) -> None:
        self._section.said.setText(self._frame.look.words("Checking…"))
        self._frame.bridge.ask(
            self._services.check,
            self._section.show_check,
            owner=self,
            otherwise=_teller(self._frame, self._section.fault.say),
        )


def _teller(frame: Frame, say: Callable[[str], object]) -> Callable[[Exception], None]:
    """Return who puts an error into words and says it in its place."""

    def refused(error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        say(sentence(error, frame.look.words))

    return refused
