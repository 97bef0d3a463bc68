"""What refuses is said where it was asked."""

from collections.abc import Callable

from caseapp.domain.errors import CaseError
from caseapp.text.sentences import sentence
from caseapp.text.words import Words


def in_its_place(tr: Words, say: Callable[[str], object]) -> Callable[[Exception], None]:
    """Return who puts an error into words and says it in its place; a bug goes on its way."""

    def refused(error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        say(sentence(error, tr))

    return refused
