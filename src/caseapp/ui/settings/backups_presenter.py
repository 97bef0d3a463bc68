"""Joins backups, the check and restoring to their use cases."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from caseapp.domain.views import BackupLine
from caseapp.text import dates
from caseapp.ui.long_work import LongWork
from caseapp.ui.room import Frame
from caseapp.ui.settings.backups_section import BackupsSection
from caseapp.ui.settings.restoring import RestoreQuestion
from caseapp.ui.settings.services import CheckLine, DrillLine, KeepingServices
from caseapp.ui.settings.telling import in_its_place
from caseapp.ui.widgets.quiet_bar import Notice


class BackupsPresenter(QObject):
    """Lives as long as its section."""

    def __init__(self, section: BackupsSection, frame: Frame, services: KeepingServices) -> None:
        super().__init__(section)
        self._section, self._frame, self._services = section, frame, services
        self.words = frame.look.words
        self._work = LongWork(section.progress, frame.bridge, self)
        self._draft = ("", "")
        self.question: RestoreQuestion | None = None
        section.backup_wanted.connect(lambda: self.back_up(None))
        section.elsewhere_wanted.connect(self._choose_place)
        section.check_wanted.connect(self._check)
        section.restore_wanted.connect(self.ask_restore)
        section.drill_wanted.connect(self._rehearse)
        self._reload()

    def shown(self, section: object) -> None:
        """Read anew: the automatic backups went on meanwhile."""
        if section is self._section:
            self._reload()

    def back_up(self, to: Path | None) -> None:
        """Make a backup here, or in another place."""

        def made(backup: BackupLine) -> None:
            self._section.set_busy(busy=False)
            time = dates.clock(backup.made_at)
            if to is None:
                said = self.words("Backup made at {time} and checked.", time=time)
            else:
                said = self.words(
                    "Backup made at {time} in {place} and checked. Keep it apart from this computer.",
                    time=time,
                    place=str(to),
                )
            self._frame.say(Notice(said))
            self._reload()

        self._begin()
        self._work.run(
            self.words("Making a backup"),
            lambda progress: self._services.back_up(to, progress),
            made,
            self._refused,
        )

    def ask_restore(self) -> None:
        """Ask which backup becomes which folder."""
        question = self.question = RestoreQuestion(self._frame.look, self._section)
        question.fill_in(*self._draft)
        work = LongWork(question.progress, self._frame.bridge, question)

        def restored(missing: tuple[str, ...]) -> None:
            _file, to = question.typed()
            self._draft = ("", "")
            question.accept()
            self._frame.say(self._restored(to, len(missing)))

        def submit() -> None:
            order = question.order()
            if order is None:
                question.refuse("")
                return
            question.back.setEnabled(False)
            work.run(
                self.words("Restoring"),
                lambda progress: self._services.restore(order, progress),
                restored,
                in_its_place(self.words, question.refuse),
            )

        def keep_draft() -> None:
            self._draft = question.typed()

        question.submitted.connect(submit)
        question.rejected.connect(keep_draft)
        question.choose_file.clicked.connect(lambda: self._choose_backup(question))
        question.choose_to.clicked.connect(lambda: self._choose_parent(question))
        question.finished.connect(question.deleteLater)
        question.open()

    def _restored(self, to: str, missing: int) -> Notice:
        said = self.words("Restored in {place}; open it at the lock screen.", place=to)
        if not missing:
            return Notice(said)
        more = self.words.many(
            "{count} attachment was not beside the backup.",
            "{count} attachments were not beside the backup.",
            missing,
        )
        return Notice(f"{said} {more}", "partly")

    def _check(self) -> None:
        def checked(found: CheckLine) -> None:
            self._section.set_busy(busy=False)
            self._section.show_check(found)

        self._begin()
        self._work.run(
            self.words("Checking the register"), self._services.check, checked, self._refused
        )

    def _rehearse(self) -> None:
        def rehearsed(said: DrillLine | None) -> None:
            self._section.set_busy(busy=False)
            self._section.show_drill(said)

        self._begin()
        self._work.run(
            self.words("Trying the newest backup"),
            self._services.rehearse,
            rehearsed,
            self._refused,
        )

    def _begin(self) -> None:
        self._section.fault.say("")
        self._section.say_check("")
        self._section.set_busy(busy=True)

    def _refused(self, error: Exception) -> None:
        self._section.set_busy(busy=False)
        in_its_place(self.words, self._section.fault.say)(error)

    def _reload(self) -> None:
        self._frame.bridge.ask(
            self._services.backups,
            self._section.show_backups,
            owner=self,
            otherwise=in_its_place(self.words, self._section.fault.say),
        )

    def _choose_place(self) -> None:
        title = self.words("Folder for the backup, on a stick or another disk")
        self._ask_folder(title, lambda folder: self.back_up(Path(folder)))

    def _choose_backup(self, question: RestoreQuestion) -> None:
        dialog = QFileDialog(question, self.words("The backup"), str(self._services.kept_in))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(question.file.field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_parent(self, question: RestoreQuestion) -> None:
        title = self.words("Where the new folder shall stand")
        name = f"restored-{self._frame.now():%Y%m%d}"
        self._ask_folder(title, lambda folder: question.to.field.setText(str(Path(folder) / name)))

    def _ask_folder(self, title: str, then: Callable[[str], object]) -> None:
        dialog = QFileDialog(self._section, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
