"""``report labels``: what it prints for people, what for programs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from mornings import PEOPLE, Morning
from reports.pages import whole
from terminals import Ran

OFFICER = Role.FIELD_OFFICER


def test_everybodys_labels_are_counted_and_printed_again(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran]
) -> None:
    env = morning.founded.environment(OFFICER)
    first, again = tmp_path / "labels.pdf", tmp_path / "again.pdf"
    done = typed("report", "labels", "--out", first, "--start", 3, "--json", env=env)
    assert done.status == 0
    assert done.json == {
        "run": 1,
        "bytes": first.stat().st_size,
        "labels": PEOPLE,
        "left_out": 0,
        "next_place": (2 + PEOPLE) % 24 + 1,
    }
    done = typed("report", "labels", "--run", 1, "--out", again, env=env)
    assert (done.status, done.out.strip()) == (0, "Надруковано, номер друку 1.")
    assert first.read_bytes() == again.read_bytes()


def test_one_wristband(morning: Morning, tmp_path: Path, typed: Callable[..., Ran]) -> None:
    out = tmp_path / "band.pdf"
    env = morning.founded.environment(OFFICER)
    line = ("--person", 7, "--kind", "wristband", "--lang", "en")
    assert typed("report", "labels", "--out", out, *line, env=env).status == 0
    assert whole(out.read_bytes()).startswith("7")


@pytest.mark.parametrize(
    ("line", "said"), [(("--start", 25), "24"), (("--person", PEOPLE + 50), "нікого такого немає")]
)
def test_what_cannot_be_set_is_said_in_one_line_and_leaves_no_file(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran], line: tuple[object, ...], said: str
) -> None:
    out = tmp_path / "labels.pdf"
    env = morning.founded.environment(OFFICER)
    assert said in typed("report", "labels", "--out", out, *line, env=env).refusal
    assert not out.exists()
