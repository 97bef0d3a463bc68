"""Who has a key to the register, and what each may do, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.views import UserLine
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.settings.person_card import PersonCard, state_of
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.states import Fault
from caseapp.ui.widgets.table import Cell, Head, Table


class UsersSection(QWidget):
    """Shows users. Decides nothing; what the one who looks may not do is not offered."""

    add_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, look: Look, me: UserId, *, may_administer: bool) -> None:
        super().__init__()
        tr = look.words
        self._look, self._me = look, me
        self._users: tuple[UserLine, ...] = ()
        face = Face(Kind.PRIMARY, "user-plus", "Ctrl+N", CONTROL)
        self.add = Button(look, tr("Add a user…"), face)
        self.own = Button(look, tr("My passphrase…"), Face(icon="key-round", least=CONTROL))
        self.fault = Fault(look)
        self.table = Table(
            look,
            tr("Users"),
            (Head(tr("Name"), 20), Head(tr("Roles"), least=16), Head(tr("State"), 24)),
        )
        self.card = PersonCard(look, me, may_administer=may_administer)
        self._lay_out()
        self.add.setVisible(may_administer)
        self.add.clicked.connect(self.add_wanted)
        self.own.clicked.connect(self.passphrase_wanted)
        self.table.chosen.connect(self._show_chosen)
        if may_administer:
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            bind(self, "Ctrl+N", self.add_wanted.emit, within)

    def show_users(self, users: Sequence[UserLine]) -> None:
        """Show everybody, the removed ones last; whoever was chosen stays chosen."""
        tr, before = self._look.words, self.card.user
        self._users = tuple(users)
        self.table.show_rows(
            [
                (Cell(each.name, "strong"), Cell(_roles(each, tr)), Cell(*_chip(each, tr)))
                for each in users
            ]
        )
        wanted = before.id if before is not None else self._me
        place = next((n for n, each in enumerate(users) if each.id == wanted), -1)
        self.table.setCurrentIndex(self.table.cells.index(place, 0))
        self._show_chosen(place)

    def _show_chosen(self, place: int) -> None:
        user = self._users[place] if 0 <= place < len(self._users) else None
        self.card.show_user(user, self._held())

    def _held(self) -> frozenset[Compartment]:
        """Return the compartments of the one who looks: only these can be given or taken."""
        mine = (each.compartments for each in self._users if each.id == self._me)
        return next(mine, frozenset())

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        head = row(label(look, tr("Users"), "heading"), None, self.add)
        head.setContentsMargins(20, 12, 16, 8)
        safe = tr(
            "An administrator looks after access and sees nobody’s case. Every act is in the history."
        )
        foot = row(gap=16, margins=(20, 12, 16, 16))
        foot.addWidget(label(look, safe, "small", "2", wrap=True), 1)
        foot.addWidget(self.own)
        people = column(
            head, holder(column(self.fault, margins=(20, 0, 16, 0))), margins=(1, 1, 1, 1)
        )
        people.addWidget(self.table, 1)
        people.addLayout(foot)
        lay = row(gap=16)
        lay.addWidget(frame("card", people), 5)
        lay.addWidget(self.card, 3)
        self.setLayout(lay)


def _roles(user: UserLine, tr: Words) -> str:
    return ", ".join(word_for(role, tr) for role in Role if role in user.roles)


def _chip(user: UserLine, tr: Words) -> tuple[str, str, str, str]:
    words, hue, icon = state_of(user, tr)
    return words, "body", hue, icon
