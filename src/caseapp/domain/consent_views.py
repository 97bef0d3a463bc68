"""What goes up about consents: frozen rows without words."""

from dataclasses import dataclass, field

from caseapp.domain.consents import ConsentForm, ConsentRow, ConsentState, WithdrawalChannel


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One stored row with all that was written down about it.

    Attributes:
        row: purpose, recipient, state and when it was decided.
        version: of the explanation that was read out, empty for a withdrawal.
        lang: in which language.
        channel: how a withdrawal came, else ``None``.
        by: the user who wrote it down, empty where the directory does not know them.
    """

    row: ConsentRow
    version: str
    lang: str
    form: ConsentForm
    witness: str = field(repr=False)
    capacity: str = field(repr=False)
    channel: WithdrawalChannel | None
    by: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Consents:
    """What a person allowed: what stands, and every row that led there, newest first."""

    care: ConsentState
    lines: tuple[ConsentLine, ...]
    standing: tuple[ConsentLine, ...]
