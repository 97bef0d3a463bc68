"""How the list of people is arranged, kept on this computer: names of columns, nothing about people."""

import json
from pathlib import Path

from caseapp.ui.people.columns import USUAL, Arrangement, Column, Sort


def read(file: Path) -> Arrangement:
    """Return what is remembered; the usual list where there is nothing, or nothing readable."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        named = {str(each) for each in kept["columns"]} | {Column.NAME.value}
        sort = Sort(Column(kept["sort"]), bool(kept["down"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Arrangement(USUAL)
    # A column that this version does not know is left out; the others stay as they were chosen.
    return Arrangement(tuple(each for each in Column if each in named), sort)


def write(file: Path, arrangement: Arrangement) -> None:
    """Remember. The file is replaced whole, so that a power cut leaves the old or the new one.

    Raises:
        OSError: nothing was remembered.
    """
    sort = arrangement.sort
    kept = {"columns": list(arrangement.columns), "sort": sort.column, "down": sort.down}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(kept), "utf-8")
    fresh.replace(file)
