"""Rules about the size and the names of modules, as functions of their text."""

import ast
import re
from pathlib import Path

import caseapp

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(caseapp.__file__).resolve().parent
SOURCES = sorted(
    path
    for folder in (PACKAGE, ROOT / "packaging", ROOT / "benchmarks")
    for path in folder.rglob("*.py")
)

TESTS = sorted((ROOT / "tests").rglob("*.py"))

MOST_LINES = 300
MOST_METHODS = 15
NAMES_THAT_SAY_NOTHING = frozenset({"utils", "helpers", "common", "manager", "base", "misc"})

_EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)$")


def too_long(text: str) -> bool:
    """Return whether a module has more lines than one can keep in mind."""
    return len(text.splitlines()) > MOST_LINES


def crowded_classes(text: str) -> list[str]:
    """Return the names of the classes with too many methods."""
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
        and sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
        > MOST_METHODS
    ]


def only_a_docstring(text: str) -> bool:
    """Return whether a module holds a docstring and nothing else."""
    body = ast.parse(text).body
    return (
        len(body) == 1
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    )


def says_nothing(path: Path) -> bool:
    """Return whether a module or its folder is named for no subject."""
    words = {word for part in (path.stem, path.parent.name) for word in part.split("_")}
    return bool(words & NAMES_THAT_SAY_NOTHING)


def unexplained_exceptions(text: str) -> list[int]:
    """Return the numbers of the lines that switch a rule off without saying why.

    What has been explained once in a module need not be said again.
    """
    explained: set[str] = set()
    lines: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        found = _EXCEPTION.search(line)
        if found is None:
            continue
        codes, _, why = found["rest"].partition(" # " if "type:" in found[0] else " - ")
        codes = codes.strip()
        if codes and why.strip():
            explained.add(codes)
        elif codes not in explained:
            lines.append(number)
    return lines
