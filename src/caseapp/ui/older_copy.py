"""An older copy that was put back: an administrator may go on in it; everyone else is told."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caseapp.domain.errors import CaseError
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.settings.dialogs import Question
from caseapp.ui.widgets.parts import label


def ask_to_go_on(
    look: Look,
    bridge: Bridge,
    parent: QWidget,
    go_on: Callable[[], object],
    then: Callable[[], object],
) -> Question:
    """Ask whether to go on here as a copy of its own; Esc leaves the copy to be read.

    Args:
        look: what is worn.
        bridge: to the work thread.
        parent: over which the question stands.
        go_on: begins the chain of its own.
        then: called once it has begun.
    """
    tr = look.words
    title = tr("An older copy was put back")
    asked = Question(look, title, tr("Go on here as a copy of its own"), parent, danger=True)
    why = tr(
        "What was recorded in this place last is not in this copy. If the later register exists"
        " somewhere, open that one instead. If this is all there is, go on here: what is in it stays,"
        " and the history says that it was an older copy. Esc: read only, nothing is changed."
    )
    asked.fill(label(look, why, "body", wrap=True))

    def begun(_none: object) -> None:
        asked.accept()
        then()

    def refused(error: Exception) -> None:
        asked.act.setEnabled(True)
        if not isinstance(error, CaseError):
            raise error
        asked.fault.say(sentence(error, tr))

    def begin() -> None:
        asked.act.setEnabled(False)
        bridge.ask(go_on, begun, owner=asked, otherwise=refused)

    asked.submitted.connect(begin)
    asked.finished.connect(asked.deleteLater)
    asked.open()
    return asked
