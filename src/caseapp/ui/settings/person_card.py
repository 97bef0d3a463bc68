"""One user: what they may do, which compartments they hold, and what can be changed about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from caseapp.domain.access import Permission, Role, permissions_of
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.views import UserLine
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Chip, Initials, Picture
from caseapp.ui.widgets.parts import Part, column, frame, holder, label, line, row

_LEAST, _MOST = 232, 300
_MOST_LETTERS = 36


class PersonCard(QFrame):
    """Shows the chosen user. What the one who looks may not do is not offered."""

    grant_wanted = Signal(object, object)
    """(`UserLine`, `Compartment`)."""
    revoke_wanted = Signal(object, object)
    remove_wanted = Signal(object)

    def __init__(self, look: Look, me: UserId, *, may_administer: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._look, self._me, self._may = look, me, may_administer
        self.user: UserLine | None = None
        self.acts: dict[Compartment, Button] = {}
        self.remove = Button(
            look, look.words("End access…"), Face(Kind.DANGER, "user-x", least=CONTROL, wide=True)
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay = column(margins=(1, 1, 1, 1))
        lay.addWidget(self._scroll, 1)
        lay.addLayout(row(self.remove, margins=(20, 8, 20, 20)))
        self.setLayout(lay)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(max(_MOST, round(look.width("0" * _MOST_LETTERS, "body"))))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.user))

    def show_user(self, user: UserLine | None, held: frozenset[Compartment]) -> None:
        """Show somebody, or nobody; ``held``: the compartments of the one who looks."""
        self.user = user
        self.acts.clear()
        offered = user is not None and not user.removed and user.id != self._me
        self.remove.setVisible(self._may and offered)
        parts = self._parts(user, held) if user is not None else self._nobody()
        self._scroll.setWidget(frame("plain", column(*parts, None, margins=(20, 20, 16, 8))))

    def _nobody(self) -> list[Part]:
        said = self._look.words("Choose somebody to see what they may do.")
        return [label(self._look, said, "body", "2", wrap=True)]

    def _parts(self, user: UserLine, held: frozenset[Compartment]) -> list[Part]:
        look, tr = self._look, self._look.words
        roles = ", ".join(word_for(role, tr) for role in Role if role in user.roles)
        name = label(look, user.name, "heading", wrap=True)
        who = row(Initials(look, initials(user.name), 44, "strong"), 12)
        who.addLayout(column(name, label(look, roles, "small", "2", wrap=True)), 1)
        parts: list[Part] = [who, 12, row(Chip(look, *state_of(user, tr)), None), 16]
        if not user.removed:
            parts += [*self._compartments(user, held), 16, *self._may_do(user)]
        mark = label(look, tr("Key fingerprint: {print}", print=user.fingerprint), "small", "2")
        mark.setWordWrap(True)
        return [*parts, line(), 12, mark]

    def _may_do(self, user: UserLine) -> list[Part]:
        look, tr = self._look, self._look.words
        granted = permissions_of(user.roles)
        lines: list[Part] = [label(look, tr.sense("permission", "May"), "label", "2"), 4]
        for each in Permission:
            if each in granted:
                one = row(holder(column(Picture(look, "check", 16, "ok"), None)), 8)
                one.addWidget(label(look, word_for(each, tr), "small", wrap=True), 1)
                lines.append(holder(one))
        return [*lines, 12]

    def _compartments(self, user: UserLine, held: frozenset[Compartment]) -> list[Part]:
        look, tr = self._look, self._look.words
        lines: list[Part] = [label(look, tr("Sealed compartments"), "label", "2"), 4]
        for each in Compartment:
            has = each in user.compartments
            name = word_for(each, tr)
            said = tr("has access") if has else tr("no access")
            one = row(gap=8)
            one.addWidget(label(look, name, "strong" if has else "body", wrap=True), 1)
            one.addWidget(label(look, said, "small", "2"))
            lines.append(holder(one))
            if each in held and user.id != self._me:
                lines += [4, row(self._act(each, name, has=has), None), 8]
        if not held:
            why = tr("Only somebody who has access to a compartment can give it or take it.")
            lines += [4, label(look, why, "small", "2", wrap=True)]
        return lines

    def _act(self, which: Compartment, name: str, *, has: bool) -> Button:
        tr = self._look.words
        act = Button(self._look, tr("Take access") if has else tr("Give access"))
        act.setAccessibleName(f"{act.text()}: {name}")
        wanted = self.revoke_wanted if has else self.grant_wanted
        act.clicked.connect(lambda: wanted.emit(self.user, which))
        self.acts[which] = act
        return act


def state_of(user: UserLine, tr: Words) -> tuple[str, str, str]:
    """Return a user's state as (words, hue, icon)."""
    if user.removed:
        return tr("access ended"), "neutral", "user-x"
    if not user.enrolled:
        return tr("waits for the first unlock"), "partly", "mail-open"
    return tr("has a key"), "ok", "check"


def initials(name: str) -> str:
    """Return the first letters of the first two words."""
    return "".join(word[0] for word in name.split()[:2]).upper()
