"""Who may speak to what: text has one door onto paper, ReportLab one, and none stands open at start."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "src" / "caseapp" / "reports"
MARKUP = {"Paragraph", "XPreformatted", "Table", "LongTable", "renderPDF", "Drawing"}
MARKUP_MODULES = ("reportlab.platypus", "reportlab.graphics", "reportlab.lib.styles")
INKS = {"drawString", "drawRightString", "drawCentredString", "textOut", "textLine", "textLines"}
DRAWS = "layout/ink.py"


def faults(source: str, name: str) -> Iterator[str]:
    """Yield what a module of reports must not do."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module=str(module)) | ast.Import(names=[ast.alias(name=module)]):
                if module.startswith(MARKUP_MODULES):
                    yield f"{name}: takes text as markup ({module})"
                if module.startswith(("reportlab", "segno")) and not name.startswith("layout/"):
                    yield f"{name}: speaks PDF outside layout"
            case ast.Attribute(attr=method) if method in INKS and name != DRAWS:
                yield f"{name}: writes text past the typesetter ({method})"


def all_faults() -> list[str]:
    return [
        fault
        for file in sorted(REPORTS.rglob("*.py"))
        for fault in faults(file.read_text("utf-8"), file.relative_to(REPORTS).as_posix())
    ]


def test_text_has_one_door_and_no_parser_of_markup_behind_it() -> None:
    assert not all_faults()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from reportlab.platypus import Paragraph", "layout/blocks.py"),
        ("import reportlab.platypus.paragraph", "layout/blocks.py"),
        ("from reportlab.pdfgen.canvas import Canvas", "roll_call.py"),
        ("def draw(canvas): canvas.drawString(0, 0, 'а')", "layout/running.py"),
    ],
)
def test_a_second_door_would_be_noticed(source: str, name: str) -> None:
    assert list(faults(source, name))


def loaded(code: str) -> set[str]:
    """Return which of the slow libraries a fresh process has loaded after some code."""
    script = f"{code}\nimport sys; print(*(m for m in ('reportlab', 'segno') if m in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


BUILD = (
    "from reports.sheets import roll_call as data\n"
    "from caseapp.reports import archive, check_in, roll_call\n"
    "from caseapp.reports.render import render\n"
    "from caseapp.text.words import Lang, Words\n"
    "doc = roll_call.build(data(2), Words(Lang.UK))\n"
    "archive.to_bytes(doc)\n"
)


def test_building_a_sheet_loads_no_pdf_library() -> None:
    assert not loaded(BUILD)


def test_rendering_one_does_and_would_be_noticed() -> None:
    assert loaded(f"{BUILD}render(doc)") == {"reportlab", "segno"}
