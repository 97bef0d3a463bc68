"""What must be put into words: coded values and errors, found by looking at the classes themselves."""

import ast
import dataclasses
import importlib
import itertools
import pkgutil
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import ModuleType

import caseapp.domain
from caseapp.domain.access import Permission
from caseapp.domain.coded import Compartment, StageState
from caseapp.domain.errors import CaseError, EnvironmentFault, RuleError

BASES = frozenset({CaseError, RuleError, EnvironmentFault})
NAMED_FOR_A_LIST: Mapping[str, type[StrEnum]] = {
    "compartment": Compartment,
    "permission": Permission,
    "state": StageState,
}
DUMMIES = {int: 3, str: "x", float: 2.5, bool: True}

# ``reason``: media, older_copy, busy        ``what`` is memory, passes or lanes
_LISTED = re.compile(r"``(\w+)``[^:.`]*:\s+((?:[a-z_\d]+(?:,\s+or\s+|,\s+|\s+or\s+))*[a-z_\d]+)")
_SAID = re.compile(r"``(\w+)`` is\s+((?:[a-z_\d]+(?:,\s+or\s+|,\s+|\s+or\s+))+[a-z_\d]+)")


def coded_lists() -> list[type[StrEnum]]:
    """Return every list of codes in ``caseapp.domain``, by name."""
    found = {
        kind
        for module in _domain()
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }
    return sorted(found, key=lambda kind: kind.__name__)


def error_classes() -> list[type[CaseError]]:
    """Return every error that the program raises on purpose, by name."""
    names = {module.__name__ for module in _domain()}
    found = {kind for kind in _below(CaseError) if kind.__module__ in names} - BASES
    return sorted(found, key=lambda kind: kind.__name__)


def errors_defined_in(text: str) -> list[str]:
    """Return the names of the error classes that a module defines."""
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
        and {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        & {base.__name__ for base in BASES}
    ]


def _domain() -> list[ModuleType]:
    names = pkgutil.iter_modules(caseapp.domain.__path__, "caseapp.domain.")
    return [importlib.import_module(module.name) for module in names]


def _below(kind: type[CaseError]) -> Iterator[type[CaseError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def codes(kind: type[CaseError]) -> dict[str, tuple[str, ...]]:
    """Return the codes that a class's docstring lists for its fields."""
    text = " ".join((kind.__doc__ or "").split())
    found = [*_SAID.findall(text), *_LISTED.findall(text)]
    return {field: tuple(re.split(r",\s+or\s+|,\s+|\s+or\s+", listed)) for field, listed in found}


def examples(kind: type[CaseError]) -> Iterator[CaseError]:
    """Build the error once for every combination of the codes that its docstring lists.

    Raises:
        TypeError: a field has a type for which this test knows no value.
    """
    listed = codes(kind)
    choices: list[tuple[object, ...]] = []
    for field in dataclasses.fields(kind):  # type: ignore[arg-type] # every error is a dataclass
        if isinstance(field.type, type) and issubclass(field.type, StrEnum):
            choices.append(tuple(field.type))
        elif field.type is str and field.name in listed:
            choices.append(listed[field.name])
        elif field.type is str and field.name in NAMED_FOR_A_LIST:
            choices.append(tuple(NAMED_FOR_A_LIST[field.name]))
        elif field.type in DUMMIES:
            choices.append((DUMMIES[field.type],))
        else:
            raise TypeError(kind.__name__, field.name, field.type)
    for values in itertools.product(*choices):
        yield kind(*values)
