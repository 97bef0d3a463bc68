"""Who has a key to the register, and what each may do, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.access import Permission, Role, permissions_of
from caseapp.domain.views import UserLine
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.states import Fault
from caseapp.ui.widgets.table import Cell, Head, Table


class UsersSection(QFrame):
    """Shows users. Decides nothing."""

    add_wanted = Signal()
    remove_wanted = Signal(object)
    passphrase_wanted = Signal()

    def __init__(self, look: Look, *, may_administer: bool) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look, self._may = look, may_administer
        self._users: tuple[UserLine, ...] = ()
        self.add = Button(look, tr("Add a user…"), Face(Kind.PRIMARY, "user-plus", least=CONTROL))
        self.own = Button(look, tr("My passphrase…"), Face(icon="key-round", least=CONTROL))
        self.remove = Button(look, tr("End access…"), Face(Kind.DANGER, "user-x", least=CONTROL))
        self.fault = Fault(look)
        self.table = Table(
            look,
            tr("Users"),
            (Head(tr("Name"), 22), Head(tr("Roles")), Head(tr("State"), 22)),
        )
        self._may_do = label(look, "", "small", "2", wrap=True)
        safe = label(
            look,
            tr(
                "An administrator looks after access and sees nobody’s case. Every act is in the history."
            ),
            "small",
            "2",
            wrap=True,
        )
        head = row(label(look, tr("Users"), "heading"), None, self.own, 8, self.add)
        lay = column(head, 8, self.fault, 4, margins=(20, 16, 16, 16))
        lay.addWidget(self.table, 1)
        for part in (self._may_do, safe):
            lay.addSpacing(8)
            lay.addWidget(part)
        lay.addSpacing(8)
        lay.addLayout(row(None, self.remove))
        self.setLayout(lay)
        self.add.setEnabled(may_administer)
        self.remove.setEnabled(False)
        self.add.clicked.connect(self.add_wanted)
        self.own.clicked.connect(self.passphrase_wanted)
        self.remove.clicked.connect(self._ask_removal)
        self.table.chosen.connect(self._show_chosen)

    def show_users(self, users: Sequence[UserLine]) -> None:
        """Show everybody, the removed ones last."""
        tr = self._look.words
        self._users = tuple(users)
        self.table.show_rows(
            [
                (Cell(each.name, "strong"), Cell(_roles(each, tr)), _state(each, tr))
                for each in users
            ]
        )
        self._show_chosen(-1)

    def chosen(self) -> UserLine | None:
        """Return the chosen user."""
        place = self.table.currentIndex().row()
        return self._users[place] if 0 <= place < len(self._users) else None

    def _show_chosen(self, _place: int) -> None:
        tr, user = self._look.words, self.chosen()
        self.remove.setEnabled(self._may and user is not None and not user.removed)
        if user is None:
            self._may_do.setText("")
            return
        granted = permissions_of(user.roles)
        may = ", ".join(word_for(each, tr).lower() for each in Permission if each in granted)
        self._may_do.setText(tr("May: {acts}.", acts=may) if may else "")

    def _ask_removal(self) -> None:
        if (user := self.chosen()) is not None:
            self.remove_wanted.emit(user)


def _roles(user: UserLine, tr: Words) -> str:
    return ", ".join(word_for(role, tr) for role in Role if role in user.roles)


def _state(user: UserLine, tr: Words) -> Cell:
    if user.removed:
        return Cell(tr("access ended"), hue="neutral", icon="user-x")
    if not user.enrolled:
        return Cell(tr("not yet enrolled"), hue="partly", icon="mail-open")
    return Cell(tr("has a key"), hue="ok", icon="check")
