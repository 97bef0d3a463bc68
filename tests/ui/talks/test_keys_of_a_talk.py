"""The card of F1 is true over the queue, while consent is asked, and during an interview."""

from PySide6.QtCore import Qt

from ui.help.cards import unbound, unsaid
from ui.talks.conftest import Tent


def test_the_card_is_true_during_consent_and_interview(tent: Tent) -> None:
    page = tent.page
    wrong = [(unbound(page), unsaid(page))]
    tent.press(Qt.Key.Key_Return)
    wrong.append((unbound(page), unsaid(page)))
    tent.press(Qt.Key.Key_Return)
    wrong.append((unbound(page), unsaid(page)))
    assert wrong == [([], [])] * 3
