"""The top edge: find, stage, clock, saved, who is here."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from caseapp.domain.access import Actor
from caseapp.domain.coded import StageState
from caseapp.domain.views import StageView
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.stage_names import name_in_window
from caseapp.text.words import Words
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import HEADER, RADIUS, TARGET
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Chip, Picture
from caseapp.ui.widgets.parts import label, line, row

_LONGEST = 24
"""Letters of a title in the header."""


def stage_name(stage: StageView, tr: Words) -> str:
    """Return ``Stage 2 · 06.03.2026``; a long title gives way to the other parts of the frame."""
    name = name_in_window(stage.title, stage.number, tr)
    shown = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return f"{shown} · {dates.day(stage.date)}"


_FIND_KEY = "Ctrl+K"


class _FindButton(QPushButton):
    """Looks like a field; opens the search over everybody."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.words("Find a person…"))
        self._look = look
        self.setAccessibleName(self.text())
        self.setMinimumHeight(look.tall(TARGET))
        self._folded = False
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Show the glass and the key alone where there is no room for words."""
        self._folded = folded
        words = 0 if folded else round(self._look.width(self.text(), "body")) + 16
        key = round(paint.keycap_width(self._look, _FIND_KEY))
        self.setMinimumWidth(words + key + self._look.px(18) + 36)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override: as wide as a name is long, where there is room."""
        least = self.minimumWidth()
        return QSize(least if self._folded else max(336, least), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: a sunken field with a glass and its key."""
        painter = QPainter(self)
        canvas, rect = Canvas(painter, self._look), QRectF(self.rect())
        canvas.box(rect, RADIUS, self._look.color("sunken"))
        side, width = self._look.px(18), paint.keycap_width(self._look, _FIND_KEY)
        canvas.icon(paint.square(12, rect.center().y(), side), "search", "ink3")
        if not self._folded:
            room = rect.adjusted(24 + side, 0, -width - 16, 0)
            canvas.words(room, self.text(), "body", "ink3")
        canvas.keycap(rect.right() - width - 8, rect.center().y(), _FIND_KEY)
        if self.hasFocus():
            canvas.focus_ring(rect)
        painter.end()


class Header(QFrame):
    """Shows the frame's facts and opens its menus."""

    find_wanted = Signal()
    stage_chosen = Signal(object)
    stage_wanted = Signal()
    """A new stage is wanted."""
    lang_wanted = Signal()
    theme_wanted = Signal()
    lock_wanted = Signal()
    drill_wanted = Signal()
    commands_wanted = Signal()
    guide_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, look: Look, actor: Actor, *, demo: bool, read_only: bool) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setProperty("role", "header")
        self.setMinimumHeight(look.tall(HEADER))
        find = self._find = _FindButton(look)
        self.stage = Button(look, tr("No stage yet"), Face(Kind.QUIET, "bus", chevron=True))
        self.stage.setMenu(QMenu(self))
        self.clock = label(look, "", "strong")
        self._saved_picture = Picture(look, "check", 16, "ok")
        self.saved = label(look, tr("saved"), "small", "2")
        widest = max(look.width(text, "small") for text in (tr("saved"), tr("saving…")))
        self.saved.setMinimumWidth(round(widest) + 2)
        marks = list[QWidget]()
        self._chips = list[Chip]()
        if demo:
            self._chips.append(Chip(look, tr("Demo: invented people"), "partly", "graduation-cap"))
            marks += self._chips
        if demo and not read_only:
            drill = Button(look, tr("Drill…"), Face(Kind.QUIET))
            drill.clicked.connect(self.drill_wanted)
            marks.append(drill)
        if read_only:
            marks.append(Chip(look, tr("Read only"), "neutral", "eye"))
        self.user = Button(look, _initials(actor.name), Face(Kind.QUIET, chevron=True))
        self.user.setAccessibleName(actor.name)
        self.user.setMenu(self._user_menu(actor))
        state = row(self._saved_picture, 8, self.saved)
        day = (self.stage, 8, line(upright=True), 16, self.clock, 16, line(upright=True), 16)
        self.setLayout(row(find, None, *marks, 8, *day, state, 8, self.user, margins=(24, 0, 8, 0)))
        find.clicked.connect(self.find_wanted)

    def show_stages(self, stages: Sequence[StageView], chosen: StageView | None) -> None:
        """Show the chosen stage, and the others in the menu."""
        tr = self._look.words
        self.stage.say(stage_name(chosen, tr) if chosen else tr("No stage yet"))
        menu = self.stage.menu()
        menu.clear()
        menu.setFont(self._look.font("body"))
        for stage in stages:
            parts = (stage_name(stage, tr), stage.site, word_for(stage.state, tr))
            act = menu.addAction(" · ".join(part for part in parts if part))
            act.setCheckable(True)
            act.setChecked(chosen is not None and stage.id == chosen.id)
            act.triggered.connect(lambda _on, stage=stage: self.stage_chosen.emit(stage))
        menu.addSeparator()
        new = menu.addAction(
            self._look.icons.icon("plus", self._look.color("ink2")), tr("New stage…")
        )
        new.triggered.connect(self.stage_wanted)
        closed = chosen is not None and chosen.state is not StageState.OPEN
        self._fold()
        self.stage.setToolTip(word_for(chosen.state, tr) if chosen and closed else "")

    def show_time(self, now: datetime) -> None:
        """Show the clock of Kyiv."""
        self.clock.setText(dates.clock(now))

    def show_writing(self, count: int) -> None:
        """Show whether everything is on the disk."""
        tr = self._look.words
        self._saved_picture.show_picture(*(("clock", "neutral") if count else ("check", "ok")))
        self.saved.setText(tr("saving…") if count else tr("saved"))

    def open_stage_menu(self) -> None:
        """Open the menu of stages under its button."""
        self.stage.menu().popup(self.stage.mapToGlobal(QPoint(0, self.stage.height())))

    def minimumSizeHint(self) -> QSize:
        """Override: what it needs once it is folded does not hold the window open."""
        return QSize(TARGET, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: words give way where they have no room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fold()

    def _fold(self) -> None:
        """Take away words, those that the pictures say too, if not everything has room."""
        for folded in (False, True):
            self._find.fold(folded=folded)
            self.saved.setHidden(folded)
            for chip in self._chips:
                chip.fold(folded=folded)
            layout = self.layout()
            if layout is None or layout.totalMinimumSize().width() <= self.width():
                return

    def _user_menu(self, actor: Actor) -> QMenu:
        tr, menu = self._look.words, QMenu(self)
        menu.setFont(self._look.font("body"))
        roles = ", ".join(word_for(role, tr) for role in sorted(actor.roles))
        menu.addSection(f"{actor.name} · {roles}")
        menu.addAction(
            tr("English") if tr.lang.value == "uk" else tr("Ukrainian")
        ).triggered.connect(self.lang_wanted)
        menu.addAction(tr("Light or dark")).triggered.connect(self.theme_wanted)
        menu.addSeparator()
        menu.addAction(tr("Find a command…") + "\tCtrl+Shift+P").triggered.connect(
            self.commands_wanted
        )
        menu.addAction(tr("User guide")).triggered.connect(self.guide_wanted)
        menu.addAction(tr("First steps")).triggered.connect(self.tour_wanted)
        menu.addSeparator()
        menu.addAction(tr("Lock") + "\tCtrl+L").triggered.connect(self.lock_wanted)
        return menu


def _initials(name: str) -> str:
    return "".join(part[:1] for part in name.split()[:2]).upper()
