"""Which register, who, passphrase. A passer-by learns nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QVBoxLayout, QWidget

from caseapp.domain.ids import UserId
from caseapp.text import dates
from caseapp.ui.gate.secret_field import KeyboardNotice, SecretField
from caseapp.ui.gate.services import LockName, RegisterTile
from caseapp.ui.look import Look
from caseapp.ui.theme import ACT
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, holder, label, line, row
from caseapp.ui.widgets.scrolled import Scrolled
from caseapp.ui.widgets.states import Fault
from caseapp.ui.widgets.tile import Tile

_SIDE = 400
_TILES_SEEN = 4
_SECOND_MS = 1_000


class LockCard(QFrame):
    """Registers on the left, the person on the right."""

    register_chosen = Signal(object)
    unlock_wanted = Signal()
    recover_wanted = Signal()
    demo_wanted = Signal()
    user_chosen = Signal()
    pause_over = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setProperty("role", "card")
        self._tiles: list[tuple[RegisterTile, Tile]] = []
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._hint = label(look, tr("Looking for registers…"), "body", "2", wrap=True)
        face = Face(Kind.PRIMARY, "graduation-cap", "", ACT, wide=True)
        self.demo = Button(look, tr("Try it with invented people"), face)
        self.demo.setAutoDefault(True)
        self.demo.hide()
        self.people = QComboBox()
        self.people.setFont(look.font("body"))
        self.people.setMinimumHeight(look.tall(44))
        self.people.setAccessibleName(tr("Who you are"))
        self.secret = SecretField(look, tr("Passphrase"))
        self.secret_name = label(look, tr("Passphrase"), "small", "2")
        self.notice = KeyboardNotice(look, self.secret)
        self.fault = Fault(look)
        self.enter = Button(
            look, tr("Open"), Face(Kind.PRIMARY, "lock-open", "Enter", ACT, wide=True)
        )
        self.recover = Button(look, tr("With the recovery code…"), Face(Kind.LINK))
        self.busy, self._left = False, 0
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self._count_down)
        self._lay_out()
        self.secret.returnPressed.connect(self.unlock_wanted)
        self.enter.clicked.connect(self.unlock_wanted)
        self.recover.clicked.connect(self.recover_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self.people.currentIndexChanged.connect(lambda _place: self._say_which_secret())
        self.people.currentIndexChanged.connect(lambda _place: self.user_chosen.emit())

    def show_registers(self, tiles: Sequence[RegisterTile], chosen: Path | None) -> None:
        """Show the registers, the last used on top, and choose one (the first unless told)."""
        for _, button in self._tiles:
            self._group.removeButton(button)
            button.deleteLater()
        self._tiles = [(tile, self._button(tile)) for tile in tiles]
        tr = self._look.words
        self._hint.setVisible(not tiles)
        self._hint.setText(
            tr(
                "No register on this computer yet. A day with invented people shows how it works."
                " Below, make a register or open one."
            )
        )
        self.demo.setVisible(not tiles)
        for part in (self.people, self.secret, self.recover):
            part.setEnabled(bool(tiles))
        self._show_enter()
        self._scroll.setVisible(bool(tiles))
        self._scroll.setFixedHeight(self._high(min(len(tiles), _TILES_SEEN)))
        if not tiles:  # behind the line above: what is disabled hands the keyboard to its neighbour
            self.demo.setFocus()
        for tile, button in self._tiles:
            if tile.path == chosen or (tile is tiles[0] and chosen not in [t.path for t in tiles]):
                button.setChecked(True)
                self.register_chosen.emit(tile)

    def show_people(self, people: Sequence[LockName], chosen: UserId | None) -> None:
        """Show who has a key to the chosen register."""
        with QSignalBlocker(self.people):
            self.people.clear()
            for one in people:
                self.people.addItem(one.name, one)
            places = [place for place, one in enumerate(people) if one.user == chosen]
            self.people.setCurrentIndex(places[0] if places else 0 if people else -1)
        self._say_which_secret()
        self.user_chosen.emit()

    def register(self) -> RegisterTile | None:
        """Return the chosen register."""
        return next((tile for tile, button in self._tiles if button.isChecked()), None)

    def person(self) -> LockName | None:
        """Return who is chosen."""
        found = self.people.currentData()
        return found if isinstance(found, LockName) else None

    def set_busy(self, *, busy: bool) -> None:
        """Show that the passphrase is being tried; it takes about a second on purpose."""
        self.busy = busy
        self.secret.setReadOnly(busy)
        for choice in (self.people, self._scroll):
            choice.setEnabled(not busy)
        self._show_enter()

    def pause(self, seconds: int) -> None:
        """Let nobody try for some seconds, and say how many are left; what is typed meanwhile stays."""
        self._left = max(0, seconds)
        if self._left:
            self._second.start()
        else:
            self._second.stop()
        self._show_enter()

    def refuse(self, text: str, *, kept: bool) -> None:
        """Say what is wrong; the field is emptied for the next try unless nothing was tried."""
        self.fault.say(text)
        if not kept:
            self.secret.clear()
        self.secret.setFocus()

    def _count_down(self) -> None:
        self.pause(self._left - 1)
        if not self._left:
            self.pause_over.emit()

    def _show_enter(self) -> None:
        tr = self._look.words
        self.enter.setEnabled(bool(self._tiles) and not self.busy and not self._left)
        if self._left:
            text = tr.many("Again in {count} second", "Again in {count} seconds", self._left)
            self.enter.say(text)
        else:
            self.enter.say(tr("Opening…") if self.busy else tr("Open"))

    def _high(self, tiles: int) -> int:
        """Return the height (px) of some tiles below each other."""
        each = self._tiles[0][1].sizeHint().height() if self._tiles else 0
        return tiles * each + max(0, tiles - 1) * self._list.spacing()

    def _say_which_secret(self) -> None:
        tr, person = self._look.words, self.person()
        first = person is not None and not person.enrolled
        said = tr("One-time passphrase, from the sheet of paper") if first else tr("Passphrase")
        self.secret_name.setText(said)
        self.secret.setAccessibleName(said)

    def _button(self, tile: RegisterTile) -> Tile:
        tr = self._look.words
        if tile.demo:
            said = tr("invented people, everything may be tried")
        elif tile.opened_at is None:
            said = str(tile.path.parent)
        else:
            said = tr("this computer · last {time}", time=dates.when(tile.opened_at))
        icon = "graduation-cap" if tile.demo else "hard-drive"
        button = Tile(self._look, icon, tile.path.name, said)
        button.setToolTip(str(tile.path))
        self._group.addButton(button)
        self._list.addWidget(button)
        button.clicked.connect(lambda _on, tile=tile: self.register_chosen.emit(tile))
        return button

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        self._scroll = Scrolled(holder(self._list))
        left = column(
            label(look, tr("Register"), "small", "2"),
            4,
            self._hint,
            12,
            self.demo,
            self._scroll,
            None,
        )
        right = column(
            *(label(look, tr("Who you are"), "small", "2"), 4, self.people, 16),
            *(self.secret_name, 4, self.secret, 8, self.notice, 4, self.fault),
            *(None, 12, self.enter, 4, row(None, self.recover)),
        )
        sides: list[QWidget] = [holder(left), holder(right)]
        for side in sides:
            side.setFixedWidth(max(_SIDE, round(look.width("0" * 40, "body"))))
        lay = row(sides[0], 32, line(upright=True), 32, sides[1], margins=(40, 36, 40, 28))
        self.setLayout(lay)
        self.setMinimumHeight(332)
