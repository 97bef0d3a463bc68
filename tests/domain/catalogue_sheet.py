"""What the sheet of the catalogue says, written out a second time from the sheet and not from the file.

A slip of the hand in the file must not pass because a test repeats it.
"""

from collections.abc import Callable
from typing import Any

PROHIBITIONS = {
    "CAP-01": "those who no longer resist are not killed or wounded",
    "CAP-07": "no force when questioned",
    "LEG-04": "nobody is held for acts before the occupation",
    "LEG-05": "nobody is taken out of occupied territory",
    "LEG-06": "no hostages",
    "REG-03": "nobody is hidden or kept under another name",
    "LIV-01": "no prison, no cell",
    "MED-05": "nothing medical without need",
    "INT-01": "no physical force",
    "INT-02": "no threats, no staged execution",
    "INT-03": "nothing against the body or intimacy",
    "INT-04": "no insults, no marks on the body",
    "INT-05": "nobody is shown to the public",
    "INT-06": "nobody is punished for others",
    "INT-07": "nobody is treated worse for what they are",
    "INT-08": "no deaths",
    "INT-09": "nobody serves the other side",
    "INT-10": "no oath, no citizenship",
    "JUS-02": "nobody is held alone or without daylight",
    "JUS-03": "nobody is tried for taking part",
    "JUS-05": "nobody is made to confess",
    "LAB-01": "nobody is made to work",
    "LAB-02": "no dangerous or military work",
    "EXT-02": "letters are not held back",
    "REL-07": "nobody is made to sign or promise silence",
    "REL-08": "nobody is kept back",
    "REL-09": "nobody is held when the grounds have ended",
}
THEMES = {
    "CAP": 8,
    "LEG": 8,
    "REG": 3,
    "LIV": 10,
    "MED": 6,
    "INT": 10,
    "JUS": 6,
    "LAB": 3,
    "EXT": 7,
    "REL": 10,
}
CORE = [
    *("CAP-05", "CAP-06", "REG-01", "LIV-04", "MED-01", "EXT-01", "EXT-04"),
    *("REL-02", "REL-04", "REL-06", "REL-07", "REL-08"),
]
COUNTS: dict[str, tuple[int, Callable[[dict[str, Any]], bool]]] = {
    "checks": (71, lambda _: True),
    "only for prisoners of war": (5, lambda row: row["regime"] == "P"),
    "only for civilians": (10, lambda row: row["regime"] == "C"),
    "for both": (56, lambda row: row["regime"] == "B"),
    "tier 1": (33, lambda row: row["tier"] == 1),
    "tier 1 for prisoners of war": (29, lambda row: row["tier"] == 1 and row["regime"] != "C"),
    "tier 1 for civilians": (33, lambda row: row["tier"] == 1 and row["regime"] != "P"),
    "tier 2": (36, lambda row: row["tier"] == 2),
    "tier 3": (2, lambda row: row["tier"] == 3),
    "possible grave breach": (25, lambda row: bool(row["grave"])),
}
STATES = {
    "RESPECTED": (True, True, {"R": 1, "X": 3}),
    "PARTLY": (True, True, {"R": 2, "X": 2}),
    "NOT_RESPECTED": (True, True, {"R": 3, "X": 1}),
    "DOES_NOT_KNOW": (False, True, {"R": 4, "X": 4}),
    "DECLINED": (False, True, {"R": 5, "X": 5}),
    "POSTPONED": (False, True, {"R": 6, "X": 6}),
    "NOT_ASKED": (False, True, None),
    "NOT_APPLICABLE": (False, False, None),
}
