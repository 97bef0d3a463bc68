"""What is told about one invented person, and services that write down what they were asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from caseapp.domain.captivity import Control, Direction, PlaceKind
from caseapp.domain.captivity_views import CaptivityView, PlaceView, StayView
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.detention import CaptureFacts, faults_of, held
from caseapp.domain.ids import PersonId, PlaceId
from caseapp.ui.people.field_writer import FieldServices
from ui.fakes import Done

NOW = datetime(2026, 3, 6, 11, 21, tzinfo=UTC)
BACK = date(2026, 3, 6)


def uid(number: int) -> UUID:
    return UUID(int=number)


PERSON, OTHER = PersonId(uid(5)), PersonId(uid(6))


def day(text: str) -> PartialDate:
    return PartialDate(date.fromisoformat(text))


CAPTURE = CaptureFacts(
    day("2022-04-14"), "Маріуполь", Direction.MARIUPOL.value, "поранений", wounded=True
)
OLENIVKA = PlaceView(
    PlaceId(uid(21)),
    "",
    "Оленівка",
    "",
    "",
    PlaceKind.PENAL_COLONY,
    Control.OCCUPIED,
    verified=True,
)
COLONY = PlaceView(
    PlaceId(uid(22)), "РФ-ВК-07", "", "", "", PlaceKind.PENAL_COLONY, Control.RUSSIA, verified=False
)
FIRST = StayView(
    id=uid(11),
    place=OLENIVKA,
    start=PartialDate(date(2022, 4, 1), Precision.MONTH),
    end=day("2024-10-11"),
    cell="12",
    moved_how="автобусом",
    people_in_cell=None,
    conditions="",
    icrc_seen=None,
)
SECOND = StayView(
    id=uid(12),
    place=COLONY,
    start=day("2024-11-15"),
    end=day("2026-03-06"),
    cell="",
    moved_how="",
    people_in_cell=16,
    conditions="",
    icrc_seen=False,
)


def captivity(*stays: StayView, capture: CaptureFacts = CAPTURE) -> CaptivityView:
    told = [one.stay for one in stays]
    return CaptivityView(
        capture, stays, faults_of(told, capture.on, BACK), held(told, capture.on, BACK), BACK
    )


@dataclass
class Asked:
    """Everything that was written or read on purpose; ``fail`` is raised instead."""

    acts: list[tuple[Any, ...]] = field(default_factory=list)
    fail: Exception | None = None

    def act(self, name: str, value: object = None) -> Callable[..., Done[Any]]:
        """Return a service that notes its arguments under a name."""

        def do(*arguments: object) -> Done[Any]:
            if self.fail is not None:
                raise self.fail
            self.acts.append((name, *arguments))
            return Done(value)

        return do

    def fields(self, name: str) -> FieldServices:
        """Return the services of fields edited in place, without drafts."""
        return FieldServices(
            self.act(name), lambda _id, _typed: None, lambda _id: {}, lambda _id: None
        )


def words_on(widget: QWidget) -> Iterator[str]:
    """Yield every word that stands on a widget, visible or not, and what a screen reader would say."""
    kinds: tuple[type[QLabel | QAbstractButton | QLineEdit], ...] = (
        QLabel,
        QAbstractButton,
        QLineEdit,
    )
    for kind in kinds:
        for each in widget.findChildren(kind):
            yield from (each.text(), each.toolTip(), each.accessibleName())
