"""The screens of help, one after the other, for the pictures in ``docs/screens/`` and in the guide."""

from collections.abc import Iterator

from caseapp.ui.pages import Pages


def helping(pages: Pages, _session: object, _cast: object) -> Iterator[str]:
    """Draw the keys of a room, a command that is looked for, the first steps, and the guide."""
    pages.workspace.go("arrivals")
    helps = pages.help
    helps.show_keys()
    yield "help-keys"
    helps.show_commands()
    if helps.palette is not None:
        helps.palette.field.setText("print")  # finds the same in either language
    yield "help-commands"
    helps.show_tour()
    yield "help-tour"
    helps.show_guide()
    yield "help-guide"
