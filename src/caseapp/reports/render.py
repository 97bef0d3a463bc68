"""The door from blocks to a PDF."""

from caseapp.reports.label_model import LabelSheets
from caseapp.reports.model import Doc

Paper = Doc | LabelSheets
"""Whatever can be printed."""


def render(paper: Paper) -> bytes:
    """Return the document as a PDF. The same document gives the same bytes, in every process.

    Nothing is written to disk. Whatever the texts hold is printed as it is read.
    """
    # Loads ReportLab, which the program must not wait for when it starts.
    if isinstance(paper, LabelSheets):
        from caseapp.reports.layout.label_press import printed_labels  # noqa: PLC0415 - start-up

        return printed_labels(paper)
    from caseapp.reports.layout.press import printed  # noqa: PLC0415 - start-up

    return printed(paper)
