"""The questions of the settings: a new user, a passphrase, the end of access."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLineEdit, QWidget

from caseapp.domain.access import Role
from caseapp.text.labels import label as word_for
from caseapp.ui.gate.chooser import PassphraseChooser
from caseapp.ui.gate.secret_field import SecretField
from caseapp.ui.look import Look
from caseapp.ui.settings.services import OneTimeSheet
from caseapp.ui.theme import CONTROL, TARGET
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import Margins, Part, column, field, frame, holder, label, row
from caseapp.ui.widgets.scrolled import asked
from caseapp.ui.widgets.states import Fault, LongAct

_AROUND: Margins = (24, 20, 24, 20)


class Question(QDialog):
    """A title, what is asked, the safer way out and the act."""

    submitted = Signal()

    def __init__(
        self, look: Look, title: str, act: str, parent: QWidget, *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setMinimumWidth(round(look.width("0" * 56, "body")))
        self._title = label(look, title, "title", wrap=True)
        self.fault = Fault(look)
        kind = Kind.DANGER if danger else Kind.PRIMARY
        self.act = Button(look, act, Face(kind, "user-x" if danger else "check", least=CONTROL))
        self.back = Button(look, look.words("Back"), Face(key="Esc", least=CONTROL))
        (self.back if danger else self.act).setDefault(True)
        (self.act if danger else self.back).setAutoDefault(False)
        self.act.clicked.connect(self._submit)
        self.back.clicked.connect(self.reject)

    def fill(self, *parts: Part) -> None:
        """Put what is asked between title and acts."""
        foot = row(self.back, None, self.act)
        self.setLayout(asked((self._title, 12), (*parts, 8, self.fault), (12, foot), _AROUND))

    def refuse(self, text: str) -> None:
        """Say what is wrong; everything typed stays."""
        self.fault.say(text)
        self.act.setEnabled(True)

    def _submit(self) -> None:
        self.fault.say("")
        self.act.setEnabled(False)
        self.submitted.emit()


class NewUserQuestion(Question):
    """Name and roles of a new user."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        tr = look.words
        super().__init__(look, tr("A new user"), tr("Add"), parent)
        self.name = FormField(
            look,
            tr("Name"),
            field(look, ""),
            tr("It is readable at the lock screen of this computer."),
        )
        self.roles = {role: QCheckBox(word_for(role, tr)) for role in Role}
        boxes = QGridLayout()
        boxes.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self.roles.values()):
            box.setFont(look.font("body"))
            box.setMinimumHeight(look.tall(TARGET))
            boxes.addWidget(box, place // 2, place % 2)
        self.fill(self.name, 12, FormField(look, tr("Roles"), holder(boxes)))

    def fill_in(self, name: str, roles: frozenset[Role]) -> None:
        """Go on with what was typed before."""
        self.name.field.setText(name)
        for role, button in self.roles.items():
            button.setChecked(role in roles)

    def chosen(self) -> tuple[str, frozenset[Role]]:
        """Return name and roles."""
        roles = frozenset(role for role, button in self.roles.items() if button.isChecked())
        return self.name.field.text().strip(), roles


class SheetDialog(QDialog):
    """The one-time passphrase, shown once. It cannot be left without a tick: Esc loses nothing."""

    def __init__(self, look: Look, name: str, sheet: OneTimeSheet, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self.setWindowTitle(tr("One-time passphrase"))
        self.setMinimumWidth(round(look.width("0" * 56, "body")))
        why = tr(
            "Write it on paper and hand it over in person. It opens the register once; then {name} chooses"
            " a passphrase that nobody else knows. It is shown this once.",
            name=name,
        )
        self.secret = label(look, sheet.passphrase, "question", wrap=True)
        box = frame("accent", column(self.secret, margins=(20, 16, 20, 16)))
        mark = label(
            look, tr("Key fingerprint: {print}", print=sheet.fingerprint), "small", "2", wrap=True
        )
        parts: list[Part] = [label(look, why, "body", "2", wrap=True), 16, box, 8, mark]
        if sheet.must_still_grant:
            names = ", ".join(word_for(each, tr) for each in sorted(sheet.must_still_grant))
            said = tr("Somebody who holds it must still grant: {names}", names=names)
            parts += [8, label(look, said, "body", "partly", wrap=True)]
        self.secret.setAccessibleName(tr("One-time passphrase") + ": " + sheet.passphrase)
        self.tick = QCheckBox(tr("Written on paper, and read once more letter by letter"))
        self.tick.setFont(look.font("body"))
        self.tick.setMinimumHeight(look.tall(CONTROL))
        self.close_sheet = Button(
            look, tr("It is on paper"), Face(Kind.PRIMARY, "check", least=CONTROL)
        )
        self.close_sheet.setEnabled(False)
        self.tick.toggled.connect(self.close_sheet.setEnabled)
        self.close_sheet.clicked.connect(self.accept)
        parts += [12, self.tick]
        title = label(look, tr("One-time passphrase"), "title")
        foot = row(None, self.close_sheet)
        self.setLayout(asked((title, 12), tuple(parts), (16, foot), _AROUND))
        self.tick.setFocus()

    def reject(self) -> None:
        """Override: what is shown once is not lost by Esc or by the window’s cross."""
        if self.tick.isChecked():
            super().reject()


class PassphraseQuestion(Question):
    """The old passphrase and a new one."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        tr = look.words
        super().__init__(look, tr("My passphrase"), tr("Change it"), parent)
        self.old = SecretField(look, tr("Passphrase now"))
        self.chooser = PassphraseChooser(look)
        self.chooser.suggest.setAutoDefault(False)
        self.fill(FormField(look, tr("Passphrase now"), self.old), 8, self.chooser)

    def chosen(self) -> tuple[str, str]:
        """Return the old and the new one."""
        return self.old.text(), self.chooser.field.text()

    def done(self, result: int, /) -> None:
        """Override: nothing typed outlives the question."""
        for edit in self.findChildren(QLineEdit):
            edit.clear()
        super().done(result)


class RemovalQuestion(Question):
    """The end of somebody's access: the safer way out is the default."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        tr = look.words
        super().__init__(look, tr("End access"), tr("End access"), parent, danger=True)
        why = tr(
            "{name} will not open this register any more. What that person has on other computers or in"
            " old copies stays readable there; what is written from now on is not. A backup is made"
            " first. This cannot be undone.",
            name=name,
        )
        self.progress = LongAct(look)
        self.fill(label(look, why, "body", "1", wrap=True), 12, self.progress)

    def refuse(self, text: str) -> None:
        """Override: the way back works again."""
        super().refuse(text)
        self.back.setEnabled(True)

    def reject(self) -> None:
        """Override: while the key changes, Esc is Stop and this stays to say how it ended."""
        if self.progress.isHidden():
            super().reject()
