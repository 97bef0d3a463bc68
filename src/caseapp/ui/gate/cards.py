"""Making a register, enrolling, recovering: one card each, one thing asked at a time."""

from dataclasses import dataclass
from dataclasses import field as kept_field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from caseapp.domain.access import Role
from caseapp.text.labels import label as word_for
from caseapp.ui.gate.chooser import PassphraseChooser
from caseapp.ui.gate.secret_field import UNKEPT
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.theme import ACT, CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import Part, column, field, holder, label, row
from caseapp.ui.widgets.states import Fault

_WIDTH = 640
_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


@dataclass(frozen=True)
class Typed:
    """What stands in a card: it goes to the card that takes its place, and nowhere else."""

    texts: tuple[str, ...] = kept_field(repr=False)
    pressed: tuple[bool, ...]


class GateCard(QFrame):
    """A title, what is asked, the way back and the one act."""

    submitted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look, title: str, why: str, act: str) -> None:
        super().__init__()
        self.look = look
        self.setProperty("role", "card")
        self.setFixedWidth(max(_WIDTH, round(look.width("0" * 64, "body"))))
        self.fault = Fault(look)
        self.act = Button(look, act, Face(Kind.PRIMARY, "check", "Enter", ACT))
        self.back = Button(look, look.words("Back"), Face(key="Esc", least=ACT))
        self._head = (label(look, title, "title"), 4, label(look, why, "body", "2", wrap=True), 16)
        self.act.clicked.connect(self.submitted)
        self.back.clicked.connect(self.back_wanted)
        bind(self, "Esc", self.back.click, _INSIDE)

    def fill(self, *parts: Part) -> None:
        """Put what is asked between the head and the acts."""
        foot = row(self.back, None, self.act)
        lay = column(*self._head, *parts, 8, self.fault, 12, foot, margins=(32, 28, 32, 28))
        self.setLayout(lay)
        for edit in self.findChildren(QLineEdit):
            edit.returnPressed.connect(self.submitted)

    def set_busy(self, *, busy: bool) -> None:
        """Keep the act from being done twice."""
        self.act.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def refuse(self, text: str) -> None:
        """Say what is wrong; everything typed stays."""
        self.set_busy(busy=False)
        self.fault.say(text)

    @property
    def busy(self) -> bool:
        """Whether the act is being done."""
        return not self.act.isEnabled()

    def typed(self, *, secrets: bool) -> Typed:
        """Return what stands in the fields and which buttons are down.

        Without ``secrets`` what nobody else may read is left out: the card may be opened again by them.
        """
        return Typed(
            tuple(
                each.text() if secrets or not each.property(UNKEPT) else ""
                for each in self.findChildren(QLineEdit)
            ),
            tuple(each.isChecked() for each in self.findChildren(Button)),
        )

    def type_again(self, typed: Typed) -> None:
        """Fill in what stood in the card before."""
        for edit, text in zip(self.findChildren(QLineEdit), typed.texts, strict=True):
            edit.setText(text)
        for button, down in zip(self.findChildren(Button), typed.pressed, strict=True):
            button.setChecked(down)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        if edits := self.findChildren(QLineEdit):
            edits[0].setFocus()


class CreateCard(GateCard):
    """Name, roles, passphrase, place."""

    place_wanted = Signal()

    def __init__(self, look: Look, place: Path) -> None:
        tr = look.words
        why = tr("Everything is encrypted on this computer. You will be its first administrator.")
        super().__init__(look, tr("Make a register"), why, tr("Make it"))
        self.name = FormField(look, tr("Your name, as colleagues know it"), field(look, ""))
        self.roles = {role: Button(look, word_for(role, tr)) for role in Role}
        for role, button in self.roles.items():
            button.setCheckable(True)
            button.setChecked(role in (Role.ADMIN, Role.SUPERVISOR, Role.FIELD_OFFICER))
        self.roles[Role.ADMIN].setEnabled(False)
        roles = FormField(
            look,
            tr("Your roles"),
            holder(Flow(*self.roles.values())),
            tr("The first user is always an administrator. Others can be added later."),
        )
        self.chooser = PassphraseChooser(look)
        self.place = FormField(
            look,
            tr("Folder of the register (its name is shown at the lock screen)"),
            field(look, ""),
        )
        self.place.field.setText(str(place))
        choose = Button(look, tr("Choose…"), Face(icon="folder-open", least=CONTROL))
        choose.clicked.connect(self.place_wanted)
        where = row(gap=8)
        where.addWidget(self.place, 1)
        where.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.fill(self.name, 4, roles, 8, self.chooser, 4, where)

    def chosen_roles(self) -> frozenset[Role]:
        """Return the roles that are down."""
        return frozenset(role for role, button in self.roles.items() if button.isChecked())


class EnrolCard(GateCard):
    """The first time with a one-time passphrase: a passphrase of one's own."""

    def __init__(self, look: Look) -> None:
        tr = look.words
        why = tr("The one-time passphrase fits. Now choose your own; nobody else will know it.")
        super().__init__(look, tr("Your own passphrase"), why, tr("Keep it and open"))
        self.chooser = PassphraseChooser(look)
        self.fill(self.chooser)


class RecoverCard(GateCard):
    """The recovery code makes a new administrator."""

    def __init__(self, look: Look) -> None:
        tr = look.words
        why = tr(
            "The code on the sealed sheet makes a new administrator. It is used up by this; a new code"
            " is shown afterwards."
        )
        super().__init__(look, tr("With the recovery code"), why, tr("Recover"))
        self.code = FormField(look, tr("Recovery code"), field(look, ""))
        self.code.field.setProperty(UNKEPT, True)
        self.name = FormField(look, tr("Name of the new administrator"), field(look, ""))
        self.chooser = PassphraseChooser(look)
        self.fill(self.code, 4, self.name, 4, self.chooser)


class CodeCard(QFrame):
    """The recovery code, shown once. It cannot be left without a tick."""

    done = Signal()

    def __init__(self, look: Look, code: str, fingerprints: tuple[str, ...]) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self.setFixedWidth(max(_WIDTH, round(look.width("0" * 64, "body"))))
        why = tr(
            "If every administrator forgets the passphrase, only this code opens the register. Write it"
            " on paper, put it into an envelope, seal it, keep it away from this computer. It is shown"
            " this once."
        )
        self.code = label(look, code, "question", wrap=True)
        self.code.setAccessibleName(tr("Recovery code") + ": " + code)
        self.tick = QCheckBox(tr("It is written on paper, and read once more letter by letter"))
        self.tick.setFont(look.font("body"))
        self.tick.setMinimumHeight(look.tall(CONTROL))
        self.go_on = Button(look, tr("Continue"), Face(Kind.PRIMARY, "check", "Enter", ACT))
        self.go_on.setEnabled(False)
        marks: list[QWidget] = [
            label(look, tr("Key fingerprint: {print}", print=each), "small", "2", wrap=True)
            for each in fingerprints
        ]
        box = column(self.code, margins=(20, 16, 20, 16))
        sheet = QFrame()
        sheet.setProperty("role", "accent")
        sheet.setLayout(box)
        title = label(look, tr("The recovery code"), "title")
        lay = column(title, 4, label(look, why, "body", "2", wrap=True), 16, sheet, 12, *marks, 12)
        lay.addWidget(self.tick)
        lay.addSpacing(12)
        lay.addLayout(row(None, self.go_on))
        lay.setContentsMargins(32, 28, 32, 28)
        self.setLayout(lay)
        self.tick.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.done)
        for key in ("Return", "Enter"):
            bind(self, key, self.go_on.click, _INSIDE)
