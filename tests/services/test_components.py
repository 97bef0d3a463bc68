"""What the program is made of is read from what is installed."""

import pytest

from caseapp.services import components
from caseapp.services.components import Component


def named() -> dict[str, Component]:
    return {one.name: one for one in components.components()}


def test_every_part_has_a_licence_or_its_text() -> None:
    found = components.components()
    assert found[0].name == "caseapp"
    bare = [one.name for one in found if not one.licence and not components.licence_text(one.name)]
    assert bare == []
    assert {"Python", "PySide6_Essentials", "cryptography", "SourceSans3", "Lucide"} <= set(named())


def test_texts_are_the_ones_that_were_shipped() -> None:
    assert "SIL OPEN FONT LICENSE" in components.licence_text("SourceSans3").upper()
    assert "Apache License" in components.licence_text("caseapp")
    assert components.licence_text("no such part") == ""


def test_a_part_without_any_licence_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "licence_text", lambda _name: "")
    assert [one.name for one in components.components() if not one.licence] != []
