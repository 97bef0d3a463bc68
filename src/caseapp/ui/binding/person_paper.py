"""The sheet of one person, bound to one open register."""

from pathlib import Path

from caseapp.domain.access import Permission
from caseapp.domain.ids import PersonId
from caseapp.services import outlets, person_sheet
from caseapp.services.context import Context, Done
from caseapp.services.printing import Printed
from caseapp.text.words import Lang
from caseapp.ui.people.paper_services import PaperServices, PersonPaper


def person_paper_services(ctx: Context) -> PaperServices | None:
    """Return how the sheet of one person is printed; None for who prints nothing by name."""
    if not ctx.actor.may(Permission.PRINT_NAMED):
        return None

    def print_sheet(person: PersonId, lang: Lang) -> Done[PersonPaper]:
        done = person_sheet.print_sheet(ctx, person, lang)
        return Done(PersonPaper(done.value.run, done.value.pdf), done.touched)

    def keep(paper: PersonPaper, place: Path) -> None:
        outlets.keep(Printed(paper.run, paper.pdf), place)

    def spool(paper: PersonPaper) -> None:
        outlets.spool(Printed(paper.run, paper.pdf))

    return PaperServices(
        print_sheet, outlets.require_writable, keep, spool if outlets.has_printer() else None
    )
