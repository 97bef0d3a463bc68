"""The consents of a person: what stands, how it came about, and taking one back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QMenu

from caseapp.domain.access import Permission
from caseapp.domain.consent_views import ConsentLine, Consents
from caseapp.domain.consents import ConsentState, Purpose, WithdrawalChannel
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.sentences import sentence
from caseapp.ui import paint
from caseapp.ui.bridge import Change
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import fit_to_rows, scrolled, section_card
from caseapp.ui.room import Frame
from caseapp.ui.widgets.answer_looks import CONSENTS
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.rows import RowList


@dataclass(frozen=True)
class ConsentSectionServices:
    """`caseapp.services.consents`."""

    standing: Callable[[PersonId], Consents]
    withdraw: Callable[[PersonId, Purpose, WithdrawalChannel], Change[None]]


class ConsentBrush:
    """Purpose over when, how and by whom; state."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: ConsentLine, /) -> int:
        """Override: two lines."""
        return ceil(self._look.line("body") + self._look.line("small")) + 16

    def takes(self, _row: ConsentLine, /) -> bool:
        """Override: a consent can be chosen, to take it back."""
        return True

    def say(self, row: ConsentLine, /) -> str:
        """Override: everything, as a sentence."""
        tr = self._look.words
        return ", ".join(
            (word_for(row.row.purpose, tr), word_for(row.row.state, tr), self._under(row))
        )

    def draw(self, canvas: Canvas, rect: QRectF, row: ConsentLine, /, *, here: bool) -> None:
        """Override: one consent."""
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(0, 1, 0, -1))
        else:
            canvas.hairline(rect.x() + 4, rect.right() - 4, rect.bottom() - 1)
        high, low, top = look.line("body"), look.line("small"), rect.y() + 8
        said, (hue, picture) = word_for(row.row.state, tr), CONSENTS[row.row.state]
        width = paint.chip_width(look, said, picture)
        canvas.chip(rect.right() - 12 - width, rect.center().y(), said, hue, picture)
        room = QRectF(rect.x() + 12, top, rect.width() - width - 40, high)
        canvas.words(room, word_for(row.row.purpose, tr))
        under = QRectF(room.x(), top + high, room.width(), low)
        canvas.words(under, self._under(row), "small", "ink2")

    def _under(self, line: ConsentLine) -> str:
        tr = self._look.words
        how = word_for(line.channel or line.form, tr)
        read = tr("text {version}, {lang}", version=line.version, lang=line.lang)
        witness = tr("witness: {name}", name=line.witness) if line.witness else ""
        parts = (
            dates.when(line.row.decided_at),
            how,
            witness,
            read if line.version else "",
            line.capacity,
            line.by,
        )
        return " · ".join(part for part in parts if part)


class ConsentsSection(Section):
    """What stands, and below it every row that led there. Stays for who refused CARE: the refusals."""

    code = "consents"
    without_care = True

    def __init__(self, frame_: Frame, services: ConsentSectionServices) -> None:
        look, tr = frame_.look, frame_.look.words
        super().__init__(tr, ("consent",))
        self._frame, self._services, self._tr = frame_, services, tr
        self.ask = Button(look, tr("Ask for consent"), Face(icon="message-circle"))
        self.withdraw = Button(look, tr("Taken back…"), Face(icon="hand", chevron=True))
        self._menu = QMenu(self.withdraw)
        for channel in WithdrawalChannel:
            action = self._menu.addAction(word_for(channel, tr))
            action.triggered.connect(partial(self._withdraw, channel))
        brush = ConsentBrush(look)
        self.rows: RowList[ConsentLine] = RowList(look, brush, tr("What stands"))
        self.history: RowList[ConsentLine] = RowList(look, brush, tr("How it came about"))
        self._none = label(look, "", "body", "2", wrap=True)
        tools = holder(row(self.withdraw, self.ask, gap=8))
        standing = holder(column(self._none, self.rows))
        self._history = section_card(look, tr("How it came about"), holder(column(self.history)))
        self.setLayout(
            scrolled(
                section_card(look, tr("What stands"), standing, tools=tools), 12, self._history
            )
        )
        self.ask.setVisible(frame_.actor.may(Permission.INTERVIEW))
        self.withdraw.setVisible(frame_.actor.may(Permission.RECORD_CONSENT))
        self.ask.clicked.connect(self._go)
        self.withdraw.clicked.connect(self._open_menu)
        self.rows.chosen.connect(lambda _row: self._say_what_can_be_done())
        self.clear()

    def load(self, person: PersonId) -> None:
        """Override: read what stands."""
        self._frame.bridge.ask_latest(
            "consents", lambda: self._services.standing(person), self._show, owner=self
        )

    def clear(self) -> None:
        """Override: nothing of the last person stays."""
        self._show_rows(Consents(ConsentState.NOT_ASKED, (), ()))
        self._none.setText("")
        self.counted.emit(-1)

    def enter(self) -> None:
        """Override: the arrows choose."""
        (self.rows if self.rows.rows.rowCount() else self.ask).setFocus()

    def _show(self, found: Consents) -> None:
        tr = self._tr
        self._show_rows(found)
        self._none.setText(tr("Nothing was asked yet.") if not found.standing else "")
        self.counted.emit(len(found.standing))

    def _show_rows(self, found: Consents) -> None:
        self._none.setVisible(not found.standing)
        before, standing = self.rows.chosen_row(), found.standing
        same = (
            n for n, one in enumerate(standing) if before and one.row.purpose is before.row.purpose
        )
        # What was chosen stays chosen: else the next press would take back the consent to a case.
        self.rows.show_rows(standing, next(same, 0 if standing else -1))
        fit_to_rows(self.rows)
        older = found.lines if len(found.lines) > len(found.standing) else ()
        self.history.show_rows(older)
        fit_to_rows(self.history)
        self._history.setVisible(bool(older))
        self._say_what_can_be_done()

    def _say_what_can_be_done(self) -> None:
        chosen = self.rows.chosen_row()
        given = chosen is not None and chosen.row.state is ConsentState.GIVEN
        self.withdraw.setEnabled(given)

    def _go(self) -> None:
        if self.person is not None:
            self._frame.go("compliance", f"person:{self.person}")

    def _open_menu(self) -> None:
        self._menu.popup(self.withdraw.mapToGlobal(self.withdraw.rect().bottomLeft()))

    def _withdraw(self, channel: WithdrawalChannel) -> None:
        person, chosen, tr = self.person, self.rows.chosen_row(), self._tr
        if person is None or chosen is None:
            return
        purpose = chosen.row.purpose
        said = tr("{purpose}: taken back.", purpose=word_for(purpose, tr))

        def refuse(error: Exception) -> None:
            if not isinstance(error, CaseError):
                raise error
            self._frame.say(Notice(sentence(error, tr), "bad"))

        self._frame.bridge.change(
            lambda: self._services.withdraw(person, purpose, channel),
            lambda _none: self._frame.say(Notice(said, undo=True)),
            owner=self._frame.bridge,
            otherwise=refuse,
        )
