"""Small rooms: every module can be read in one sitting, and its name says what is in it."""

from pathlib import Path

import pytest

from architecture import shape


def test_every_module_fits_on_a_few_screens() -> None:
    assert [path for path in shape.SOURCES if shape.too_long(path.read_text("utf-8"))] == []


def test_every_class_has_few_methods() -> None:
    crowded = {path: shape.crowded_classes(path.read_text("utf-8")) for path in shape.SOURCES}
    assert {path: names for path, names in crowded.items() if names} == {}


def test_every_name_says_what_is_in_the_module() -> None:
    assert [path for path in shape.SOURCES if shape.says_nothing(path)] == []


def test_every_package_file_holds_a_docstring_and_nothing_else() -> None:
    packages = [path for path in shape.SOURCES if path.name == "__init__.py"]
    assert [p for p in packages if not shape.only_a_docstring(p.read_text("utf-8"))] == []


def test_every_exception_from_a_rule_has_its_reason() -> None:
    here = Path(__file__).parent  # the examples of what is wrong
    looked_at = [path for path in (*shape.SOURCES, *shape.TESTS) if path.parent != here]
    found = {path: shape.unexplained_exceptions(path.read_text("utf-8")) for path in looked_at}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_there_are_sources_to_look_at() -> None:
    assert shape.PACKAGE / "domain" / "errors.py" in shape.SOURCES


# The broken twins: each rule sees what breaks it.


def test_a_long_module_is_seen() -> None:
    assert shape.too_long("x = 1\n" * 301)
    assert not shape.too_long("x = 1\n" * 300)


def test_a_crowded_class_is_seen() -> None:
    methods = [f"    def m{number}(self): ...\n" for number in range(16)]
    assert shape.crowded_classes("class Window:\n" + "".join(methods)) == ["Window"]
    assert shape.crowded_classes("class Window:\n" + "".join(methods[1:])) == []


def test_code_in_a_package_file_is_seen() -> None:
    assert not shape.only_a_docstring('"""Lists."""\n\nfrom caseapp.domain import ids\n')
    assert not shape.only_a_docstring("")


@pytest.mark.parametrize("place", ["storage/utils.py", "ui/base/page.py", "text/date_helpers.py"])
def test_a_name_without_a_subject_is_seen(place: str) -> None:
    assert shape.says_nothing(Path(place))


@pytest.mark.parametrize(
    "line", ["x = 1  # noqa", "x = 1  # noqa: E501", "x = f()  # type: ignore[arg-type]"]
)
def test_an_exception_without_a_reason_is_seen(line: str) -> None:
    assert shape.unexplained_exceptions(f"y = 2\n{line}\n") == [2]
    assert shape.unexplained_exceptions("x = 1  # noqa: E501, S101 - a table reads better\n") == []
    once = "x = f()  # type: ignore[misc] # f has no types\ny = f()  # type: ignore[misc]\n"
    assert shape.unexplained_exceptions(once) == []
