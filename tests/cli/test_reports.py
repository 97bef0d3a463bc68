"""The three sheets as real processes: the file, its numbers, and a refusal in one sentence."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it ships no types
import pytest

from caseapp.domain.access import Role
from mornings import Morning
from terminals import Ran

NUMBERS = {
    "stage-summary": {"arrived": 1, "edition": "restricted"},
    "contact-register": {"arrived": 1, "edition": "named", "offered": 0},
    "compliance": {"arrived": 1, "edition": "restricted", "threshold": 5},
}


@pytest.mark.parametrize("report", NUMBERS)
def test_a_report_comes_with_the_numbers_that_are_printed(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran], report: str
) -> None:
    env = morning.founded.environment(Role.SUPERVISOR)
    typed("arrive", "1", env=env)
    out, figures = tmp_path / "sheet.pdf", tmp_path / "figures.json"
    done = typed("report", report, "--out", out, "--figures-json", figures, env=env)
    assert done.status == 0
    kept = json.loads(figures.read_text("utf-8"))
    assert kept["report"] == report
    assert NUMBERS[report].items() <= kept.items()
    for file in (out, figures):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pypdfium2.PdfDocument(out) as document:
        assert "№ 1" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compliance", "--edition", "named"), "Видання"),
        (("contact-register", "--edition", "public"), "Видання"),
        (("stage-summary", "--figures-json", "/nowhere/figures.json"), "Аркуш не складено"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_leaves_no_file_and_no_run(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran], words: tuple[str, ...], said: str
) -> None:
    env = morning.founded.environment(Role.SUPERVISOR)
    out = tmp_path / "sheet.pdf"
    assert said in typed("report", *words, "--out", out, env=env).refusal
    assert not out.exists()
    done = typed("report", "stage-summary", "--out", out, "--json", env=env)
    assert done.json["run"] == 1
