"""A value that is yes, no or not known, as a field edited in place."""

from caseapp.text.words import Words

YES, NO = "yes", "no"


def yes_or_no(tr: Words) -> tuple[tuple[str, str], ...]:
    """Return the (code, word) pairs that such a field offers."""
    return ("", tr("not known")), (YES, tr("yes")), (NO, tr("no"))


def said(value: bool | None) -> str:  # noqa: FBT001 - a stored value, of three
    """Return the code of a stored value."""
    if value is None:
        return ""
    return YES if value else NO
