"""Who somebody is: every field edited where it stands."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from caseapp.domain.access import Permission
from caseapp.domain.captivity import IdentityState, ServiceType, StatusBefore
from caseapp.domain.coded import Category, Force, Sex
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId
from caseapp.domain.lifecycles import IDENTITY_STEPS
from caseapp.domain.person_views import PersonView
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.text.sentences import sentence
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.people.category_dialog import CategoryDialog
from caseapp.ui.people.field_writer import FieldWriter
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import section_card
from caseapp.ui.people.services import PeopleServices
from caseapp.ui.people.spellings import Spellings
from caseapp.ui.room import Frame
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column, holder, label
from caseapp.ui.widgets.quiet_bar import Notice

NAMES = ("surname", "given", "patronymic")
FIELDS = (
    *(*NAMES, "birth_date"),
    *("sex", "category", "identity", "status_before"),
    *("rank", "unit", "force", "service_type"),
    *("position", "personal_number", "call_sign", "phone"),
    *("birth_place", "citizenship", "residence_before", "father_given"),
    *("mother_given", "tax_number", "register_number"),
)
"""In the order of Tab; what an officer asks first stands first."""
DECIDED = frozenset({"category", "identity"})
"""What a supervisor decides, with a reason or step by step."""


class WhoSection(Section):
    """Fields, other spellings. Writes through `FieldWriter`; category and identity have acts of their own.

    It stays for somebody who refused CARE, with nothing but the name, which may be set right.
    """

    code = "who"
    without_care = True

    def __init__(self, frame: Frame, services: PeopleServices) -> None:
        look, tr = frame.look, frame.look.words
        super().__init__(tr, ())
        self._frame, self._services = frame, services
        self._decides = frame.actor.may(Permission.CHANGE_IDENTITY)
        self._writes = frame.actor.may(Permission.CHECK_IN)
        self._seen: PersonView | None = None
        self.dialog: CategoryDialog | None = None
        self.fields = {code: _field(look, code) for code in FIELDS}
        self.spellings = Spellings(look)
        written = {code: each for code, each in self.fields.items() if code not in DECIDED}
        self.writer = FieldWriter(self, frame, services.fields, written)
        note = label(look, tr("each field is written as soon as it is left"), "small", "2")
        self._grid = FieldGrid(look, [*self.fields.values()])
        body = column(self._grid, 12, self.spellings)
        card = section_card(look, self.title, holder(body), beside=note)
        area, self._inner = QScrollArea(), holder(column(card, None))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inner)
        self.setLayout(column(area))
        self.fields["category"].ask_elsewhere()
        self.fields["category"].wanted.connect(self._open_category)
        self.fields["identity"].left.connect(self._confirm)
        self.spellings.added.connect(self._add_spelling)

    def told(self, seen: PersonView) -> None:
        """Override: what the head needs is all that is shown here."""
        self._seen = seen
        if seen.id == self.person:
            self._show(seen)

    def show_person(self, person: PersonId | None) -> None:
        """Override: what was told of somebody goes with them."""
        super().show_person(person)
        if person is None:
            self._seen = None

    def load(self, person: PersonId) -> None:
        """Override: nothing is read that the page has not read."""
        if self._seen is not None and self._seen.id == person:
            self._show(self._seen)

    def clear(self) -> None:
        """Override: no field keeps anything; what was typed is a draft."""
        self.writer.clear()
        for code in DECIDED:
            self.fields[code].close_up()
        self.spellings.show_spellings(())

    def enter(self) -> None:
        """Override: into the field that was begun, else to the first."""
        begun = next((one for one in self.fields.values() if one.is_open()), None)
        target = self.fields["surname"].value if begun is None else begun.editor
        target.setFocus()

    def keep(self) -> None:
        """Override: open fields become drafts."""
        self.writer.suspend()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: how a value is edited."""
        tr = self._frame.look.words
        return (
            ("F2", tr("edit the value")),
            ("Tab", tr("write it, go to the next")),
            ("Esc", tr("put back what stood there")),
        )

    def _show(self, seen: PersonView) -> None:
        for code, each in self.fields.items():
            each.set_open(may=self._may_open(code, seen))
            each.setVisible(not seen.minimal or code in NAMES)
        steps = {seen.identity, *IDENTITY_STEPS[seen.identity]}
        tr = self._frame.look.words
        self.fields["identity"].set_choices(
            [(one.value, word_for(one, tr)) for one in IdentityState if one in steps]
        )
        self.fields["category"].show_value("" if seen.minimal else seen.category.value)
        self.fields["identity"].show_value("" if seen.minimal else seen.identity.value)
        self.spellings.setVisible(not seen.minimal)
        self.spellings.set_open(may=self._writes)
        self.spellings.show_spellings(seen.spellings)
        self.writer.show(seen.id, seen.fields)
        _fit(self._grid, self._inner)

    def _may_open(self, code: str, seen: PersonView) -> bool:
        if seen.minimal and code not in NAMES:
            return False
        return self._decides if code in DECIDED else self._writes

    def _open_category(self) -> None:
        if self._seen is None:
            return
        dialog = CategoryDialog(self._frame.look, self, self._seen.category)
        self.dialog = dialog
        dialog.submitted.connect(partial(self._change_category, dialog, self._seen.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change_category(
        self, dialog: CategoryDialog, person: PersonId, category: Category, reason: str
    ) -> None:
        def changed(_none: None) -> None:
            dialog.accept()
            self._written("category")

        self._frame.bridge.change(
            lambda: self._services.change_category(person, category, reason),
            changed,
            owner=self,
            otherwise=lambda error: dialog.refuse(_said(error, self._frame.look.words)),
        )

    def _confirm(self, code: str) -> None:
        seen, field = self._seen, self.fields["identity"]
        if seen is None or not code:
            return
        self._frame.bridge.change(
            lambda: self._services.confirm_identity(seen.id, IdentityState(code)),
            lambda _none: self._written("identity"),
            owner=self,
            otherwise=lambda error: field.refuse(code, _said(error, self._frame.look.words)),
        )

    def _add_spelling(self, written: str) -> None:
        if (person := self.person) is None:
            return

        def added(_none: None) -> None:
            self.spellings.done()
            self._written("spelling")

        self._frame.bridge.change(
            lambda: self._services.add_spelling(person, written),
            added,
            owner=self,
            otherwise=lambda error: self.spellings.refuse(_said(error, self._frame.look.words)),
        )

    def _written(self, code: str) -> None:
        tr = self._frame.look.words
        self._frame.say(Notice(tr("Written: {field}", field=field_label(code, tr)), undo=True))


def _fit(grid: QWidget, inner: QWidget) -> None:
    """Let the scroll area around ``inner`` see what was hidden: from so deep it hears of it too late."""
    inside: QWidget | None = grid
    while inside is not None and (layout := inside.layout()) is not None:
        layout.invalidate()
        inside = inside.parentWidget() if inside is not inner else None
    QCoreApplication.postEvent(inner, QEvent(QEvent.Type.LayoutRequest))


def _said(error: Exception, tr: Words) -> str:
    if not isinstance(error, CaseError):
        raise error
    return sentence(error, tr)


def _field(look: Look, code: str) -> InPlace:
    tr = look.words
    kinds = {
        "sex": Sex,
        "category": Category,
        "identity": IdentityState,
        "status_before": StatusBefore,
        "service_type": ServiceType,
        "force": Force,
    }
    if (kind := kinds.get(code)) is None:
        return InPlace(look, field_label(code, tr))
    optional = () if code in {"sex", *DECIDED} else (("", _nothing(tr)),)
    words = [(one.value, word_for(one, tr)) for one in kind]
    return InPlace(look, field_label(code, tr), (*optional, *words))


def _nothing(tr: Words) -> str:
    return tr.sense("value", "Not stated")
