"""The stage as one bar of numbers, and how far calls and interviews are."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from caseapp.domain.queues import Progress
from caseapp.domain.views import Overview
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.today.figure import Figure
from caseapp.ui.widgets.charts import StageBar
from caseapp.ui.widgets.parts import column, label, row

_THIN = 8
_MARGINS = 40


class StageCard(QFrame):
    """Numbers of the stage; each is a button that opens whom it counts."""

    opened = Signal(str)
    """listed, arrived, awaited or unexpected."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        tr = look.words
        self.setProperty("role", "card")
        self.figures = {
            "listed": Figure(look, tr("On the list")),
            "arrived": Figure(look, tr("Arrived"), "info.solid"),
            "awaited": Figure(look, tr("Still awaited"), "sunken"),
            "unexpected": Figure(look, tr("Not on the list"), "partly.solid"),
        }
        self._bar = StageBar(look)
        self._share = label(look, "", "small", "2")
        self._unresolved = label(look, "", "small", "2")
        self.calls = Thin(look, tr("In touch with family"))
        self.talks = Thin(look, tr("Interviewed"))
        numbers = row(*self.figures.values(), None, gap=4)
        far = row(self.calls, 24, self.talks, margins=(12, 0, 12, 0))
        self._sides = numbers, far
        self._top = row(numbers, far, gap=12)
        self._top.setStretchFactor(far, 1)
        foot = row(self._unresolved, None, self._share)
        inner = column(self._bar, 8, foot, margins=(12, 0, 12, 0))
        self.setLayout(column(self._top, 8, inner, margins=(12, 12, 12, 12)))
        self.setMinimumWidth(1)  # else the layout would keep the window too wide to be folded
        for code, figure in self.figures.items():
            figure.clicked.connect(lambda _on=False, code=code: self.opened.emit(code))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: where there is no room for both, progress stands under the numbers."""
        super().resizeEvent(event)
        needed = sum(part.minimumSize().width() for part in self._sides)
        beside = needed + _MARGINS <= self.width()
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_overview(self, seen: Overview) -> None:
        """Show who came and who is awaited."""
        tr = self._look.words
        for code, figure in self.figures.items():
            figure.show_count(int(getattr(seen, code)))
        of_list = seen.arrived - seen.unexpected
        said = tr(
            "{arrived} of {listed} people of the list have arrived",
            arrived=of_list,
            listed=seen.listed,
        )
        parts = (
            (of_list, "info.solid"),
            (seen.unexpected, "partly.solid"),
            (seen.awaited, "sunken"),
        )
        self._bar.show_parts(parts, said)
        share = round(100 * of_list / seen.listed) if seen.listed else 0
        self._share.setText(tr("{share} % have arrived", share=share))
        self._unresolved.setText(_unresolved(max(0, seen.unresolved - seen.awaited), tr))

    def show_progress(self, far: Progress) -> None:
        """Show how far calls and interviews are."""
        self.calls.show_parts(far.in_touch, far.not_called, far.people)
        self.talks.show_parts(far.interviewed, far.not_interviewed, far.people)


class Thin(QVBoxLayout):
    """A thin bar with its words: done, settled without it, still open."""

    def __init__(self, look: Look, caption: str) -> None:
        super().__init__()
        self._look, self.caption = look, caption
        self.said = label(look, "", "strong")
        self.rest = label(look, "", "small", "2")
        self.bar = StageBar(look, _THIN)
        self.setSpacing(0)
        inner = column(
            None,
            row(label(look, caption, "small", "2"), None, self.said),
            4,
            self.bar,
            4,
            self.rest,
        )
        self.addLayout(inner)

    def show_parts(self, done: int, settled: int, people: int) -> None:
        """Show numbers; they are said in words too."""
        tr, left = self._look.words, people - done - settled
        self.said.setText(tr("{done} of {of}", done=done, of=people))
        rest = tr("{settled} settled otherwise · {left} open", settled=settled, left=left)
        self.rest.setText(rest)
        parts = ((done, "ok.solid"), (settled, "neutral.solid"), (left, "sunken"))
        self.bar.show_parts(parts, f"{self.caption}: {self.said.text()}. {rest}")


def _unresolved(count: int, tr: Words) -> str:
    if not count:
        return tr("Nothing waits for a decision")
    return tr.many(
        "{count} thing waits for a decision before the stage can be closed",
        "{count} things wait for a decision before the stage can be closed",
        count,
    )
