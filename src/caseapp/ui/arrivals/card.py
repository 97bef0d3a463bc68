"""The person Enter will take, large enough to check a name against a face."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from caseapp.domain.coded import Category, Force
from caseapp.domain.dates import kyiv
from caseapp.domain.views import DeskRow
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.ui import times
from caseapp.ui.arrivals.brush import PersonBrush
from caseapp.ui.arrivals.desk import Line
from caseapp.ui.look import Look
from caseapp.ui.theme import ACT
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Initials
from caseapp.ui.widgets.parts import column, holder, label, line, row

_WIDTH = 340
BACK_KEY = "F9"


class PersonCard(QFrame):
    """Shows a person of the list; offers the one act, and the way to somebody else."""

    taken = Signal()
    other_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look, brush: PersonBrush, now: Callable[[], datetime]) -> None:
        super().__init__()
        tr = look.words
        self._look, self._brush, self._now = look, brush, now
        self.setProperty("role", "card")
        self.setFixedWidth(max(_WIDTH, round(look.width("0" * 36, "body"))))
        self._initials = Initials(look, "", 72, "title")
        self._name = [
            label(look, "", "title"),
            label(look, "", "heading", wrap=True),
            label(look, "", "small", "2", wrap=True),
        ]
        self._facts = [
            (
                label(look, name, "small", "2"),
                label(look, wrap=True),
                label(look, "", "small", "2", wrap=True),
            )
            for name in (tr("Born"), tr("Unit"), tr("Category"), tr("On the list"))
        ]
        face = Face(Kind.PRIMARY, "check", "Enter", ACT, wide=True)
        self.take = Button(look, tr("Record arrival"), face)
        self._other = Button(look, tr("Someone else"), Face(key="Esc", wide=True))
        self.back = Button(
            look, tr("Take the arrival back"), Face(icon="arrow-left", key=BACK_KEY, wide=True)
        )
        head = row(self._initials, 16, margins=(0, 0, 0, 0))
        head.addLayout(column(*self._name, None), 1)
        facts = QScrollArea()  # on a low screen facts scroll; name and act stay in sight
        facts.setWidgetResizable(True)
        facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = [part for fact in self._facts for part in (*fact, 8)]
        facts.setWidget(holder(column(*rows, None)))
        body = column(head, 12, line(), 12)
        body.addWidget(facts, 1)
        body.addLayout(column(8, self.take, 8, self.back, 8, self._other))
        self._body = holder(body)
        self._hint = label(look, "", "body", "2", wrap=True)
        lay = column(self._hint, margins=(20, 16, 20, 16))
        lay.addWidget(self._body, 1)
        lay.addStretch(0)
        self.setLayout(lay)
        self.take.clicked.connect(self.taken)
        self.back.clicked.connect(self.back_wanted)
        self._other.clicked.connect(self.other_wanted)
        self.show_line(None)

    def show_line(self, shown: Line | None, *, several: bool = False) -> None:
        """Show somebody; or that nobody is chosen, and that ``several`` may be meant."""
        tr = self._look.words
        if several:
            hint = tr("More than one person may be meant: choose with ↓, then Enter.")
        else:
            hint = tr("Whoever is chosen in the list is shown here.")
        self._hint.setText(hint)
        self._body.setVisible(shown is not None)
        self._hint.setVisible(shown is None)
        self.setAccessibleName("" if shown is None else self._brush.say(shown))
        if shown is None:
            return
        person = shown.row
        first, second = self._brush.names(person)
        surname, _, rest = first.partition(" ")
        self._initials.show_letters("".join(part[:1] for part in first.split()[:2]))
        for part, text in zip(self._name, (surname, rest, second), strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        facts = (self._born(person), self._unit(person), self._category(person), self._list(person))
        for (name, value, under), (text, more) in zip(self._facts, facts, strict=True):
            value.setText(text)
            under.setText(more)
            for part, shows in ((name, text), (value, text), (under, more)):
                part.setVisible(bool(shows))
        self.take.setEnabled(not shown.is_here)
        self.back.setVisible(person.arrived_at is not None)
        if person.arrived_at is not None:
            self.take.say(tr("Arrived {time}", time=dates.clock(person.arrived_at)))
        else:
            self.take.say(tr("being saved…") if shown.saving else tr("Record arrival"))

    def _born(self, person: DeskRow) -> tuple[str, str]:
        tr = self._look.words
        born = times.partly_known(person.birth, tr)
        if person.birth:
            born += " · " + dates.age(person.birth, kyiv(self._now()).date(), tr)
        return born, tr("The date on the list is doubtful.") if person.birth_doubtful else ""

    def _unit(self, person: DeskRow) -> tuple[str, str]:
        force = person.force
        if force in set(Force):
            force = word_for(Force(force), self._look.words)
        return " · ".join(part for part in (person.unit, force) if part), person.rank

    def _category(self, person: DeskRow) -> tuple[str, str]:
        if person.category is Category.UNKNOWN:
            return "", ""
        tr = self._look.words
        call_sign = tr("call sign {name}", name=person.call_sign) if person.call_sign else ""
        return word_for(person.category, tr), call_sign

    def _list(self, person: DeskRow) -> tuple[str, str]:
        tr = self._look.words
        if not person.on_list:
            return tr("not on the list"), person.remark
        return tr("No. {number}", number=person.number or "—"), person.remark
