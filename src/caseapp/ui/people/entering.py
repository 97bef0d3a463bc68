"""The keyboard follows what a section reads: an empty list cannot take it, a filled one must."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseapp.ui.bridge import Bridge
from caseapp.ui.people.page import PeoplePage


def enter_when_read(page: PeoplePage, bridge: Bridge, owner: QObject) -> None:
    """Put the keyboard into the section in front now, and once more when what it reads is shown.

    Digits and arrows would else go to whatever could take the keyboard before: nowhere, for a medic whose
    buttons were not on the screen yet. Whoever has gone on in the section meanwhile is left where they are.
    """
    section = page.person.section
    section.enter()
    here = _keyboard(page)

    def again(_none: None) -> None:
        now = _keyboard(page)
        gone_on = now is not here and now is not None and section.isAncestorOf(now)
        if page.isVisible() and page.person.section is section and not gone_on:
            section.enter()

    # The work thread does one thing after the other: this comes back behind what the section asked for.
    bridge.ask(lambda: None, again, owner=owner)


def _keyboard(page: PeoplePage) -> QWidget | None:
    return page.window().focusWidget()
