"""What a reader has to know of a compliance report, in numbered paragraphs at its end."""

from itertools import groupby

from caseapp.domain.catalogue import Catalogue
from caseapp.domain.compliance_report import ComplianceData
from caseapp.domain.editions import Edition
from caseapp.reports.model import Block, Heading, Numbered
from caseapp.text.issue_words import earlier_issues
from caseapp.text.words import Words


class Paragraphs:
    """Numbers the paragraphs of one report from beginning to end."""

    def __init__(self) -> None:
        self._count = 0

    def say(self, text: str) -> Numbered:
        """Return the next paragraph."""
        self._count += 1
        return Numbered(f"{self._count}.", text)


def definitions(
    data: ComplianceData, told: Catalogue, paragraphs: Paragraphs, tr: Words
) -> list[Block]:
    """Return the definitions, what was left out, and how many numbers are hidden."""
    said = [
        tr(
            "A (base): everybody who arrived at the stage, less those whom the check cannot concern. N: who"
            " answered respected, partly or not respected. Coverage: N of A. Rates: parts of N, rounded to"
            " 0.1 %; none where N is below 10 or a number is hidden."
        ),
        tr(
            "Declined: the question was put and the person chose not to answer; that is a right. Not asked:"
            " the question was not put, or the answers may not be used. The two are never added up."
        ),
        tr(
            "Numbers below {k} are printed as “<{k}”. Where one could be calculated from the others, the next"
            " smallest is printed as “…” as well. “–” says nothing at all. In this report {count} numbers are"
            " hidden.",
            k=data.threshold,
            count=data.hidden,
        ),
        tr(
            "Wording of the questions: catalogue {version} ({edition}). It has not been passed by a lawyer, a"
            " psychologist and a native editor yet.",
            version=told.version,
            edition=told.edition,
        ),
    ]
    if data.unasked:
        said.append(tr("Put to nobody at this stage: {codes}.", codes=_in_ranges(data.unasked)))
    if data.left_out:
        said.append(
            tr(
                "Left out, because they concern fewer than {k} people: {codes}.",
                k=data.threshold,
                codes=", ".join(data.left_out),
            )
        )
    if data.edition is Edition.PUBLIC:
        said.append(
            tr(
                "The public edition has no answers by place, year or category, no category of grave breach,"
                " no place that fewer than {k} people passed, and no unit.",
                k=data.threshold,
            )
        )
    said += earlier_issues(data.compared, data.threshold, tr)
    return [Heading(tr.sense("report", "Definitions")), *map(paragraphs.say, said)]


def _in_ranges(codes: tuple[str, ...]) -> str:
    """Return codes in few signs: "CAP 01–04, 07; LEG 01–08"."""
    said: list[str] = []
    for theme, members in groupby(codes, key=lambda code: code.partition("-")[0]):
        numbers = [int(code.partition("-")[2]) for code in members]
        runs: list[list[int]] = []
        for number in numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        parts = [f"{run[0]:02}" if len(run) == 1 else f"{run[0]:02}–{run[-1]:02}" for run in runs]
        said.append(f"{theme} {', '.join(parts)}")
    return "; ".join(said)
