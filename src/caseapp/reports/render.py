"""The door from blocks to a PDF."""

from caseapp.reports.model import Doc


def render(doc: Doc) -> bytes:
    """Return the document as a PDF. The same document gives the same bytes, in every process.

    Nothing is written to disk. Whatever the texts hold is printed as it is read.
    """
    from caseapp.reports.layout.press import printed  # noqa: PLC0415 - start-up: loads ReportLab

    return printed(doc)
