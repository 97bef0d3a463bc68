"""Why a file is not read: a code and plain fields, which cross to the parent as one line."""


class Refused(Exception):
    """The file cannot or must not be read; ``code`` names a class in `caseapp.intake.refusals`."""

    def __init__(self, code: str, **fields: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields
