"""What stands on labels, frozen at the moment of printing and masked for its edition.

A wristband is seen by everybody, in the yard, on a bus, in a photograph: its data hold no name at all,
so that no flag can print one. A sticker goes on a bag, on papers, on a tube of blood, where a number
alone has been mixed up before: it shows surname, initials and year of birth, and no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from caseapp.domain.roll_call import Imprint, StageFacts
from caseapp.domain.wristband import LabelNumber


class LabelKind(StrEnum):
    """What is peeled off the sheet, or cut from it."""

    STICKER = "sticker"
    WRISTBAND = "wristband"


GRID: Mapping[LabelKind, tuple[int, int]] = {LabelKind.STICKER: (3, 8), LabelKind.WRISTBAND: (1, 8)}
"""How many labels lie beside and under one another on A4: 70 x 37 mm; strips of 250 x 25 mm."""
PLACES: Mapping[LabelKind, int] = {kind: across * down for kind, (across, down) in GRID.items()}


@dataclass(frozen=True, slots=True)
class StickerRow:
    """One person on a sticker.

    ``name`` is surname and initials; ``birth`` the year, or "" where it is not known.
    """

    number: LabelNumber
    name: str
    birth: str


@dataclass(frozen=True, slots=True)
class StickerData:
    """Stickers in the order given, from place ``start`` of the first sheet."""

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    start: int
    rows: tuple[StickerRow, ...]


@dataclass(frozen=True, slots=True)
class WristbandData:
    """Wristbands in the order given: numbers, and nothing else about anybody."""

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    start: int
    numbers: tuple[LabelNumber, ...]
