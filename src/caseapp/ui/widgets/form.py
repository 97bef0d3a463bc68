"""A field with its name above and a sentence under it."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.parts import column, label

Field = TypeVar("Field", bound=QWidget)


class FormField(QWidget, Generic[Field]):
    """The name is the field's buddy and accessible name; the sentence is a hint or what is wrong."""

    def __init__(self, look: Look, name: str, field: Field, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self.field = field
        caption = label(look, name, "small", "2")
        caption.setBuddy(field)
        field.setAccessibleName(name)
        self._under = label(look, hint, "small", "2", wrap=True)
        self._under.setContentsMargins(0, 4, 0, 0)
        self.setLayout(column(caption, 4, field, self._under, None))
        self._under.setVisible(bool(hint))

    def say(self, text: str, ink: str = "bad") -> None:
        """Show what is wrong (or, in another ink, worth knowing); an empty text brings the hint back."""
        self._under.setText(text or self._hint)
        self._under.setProperty("ink", ink if text else "2")
        self._under.style().polish(self._under)
        self._under.setVisible(bool(text or self._hint))
        self.field.setAccessibleDescription(text or self._hint)

    def said(self) -> str:
        """Return the sentence under the field."""
        return self._under.text()
