"""The People room's use cases, bound to one open register."""

from functools import partial
from uuid import UUID

from caseapp.domain.ids import PersonId
from caseapp.services import drafts, files, people, person_edits, person_history, person_path
from caseapp.services.computer import config_folder
from caseapp.services.context import Context, Done
from caseapp.ui.people import list_memory
from caseapp.ui.people.field_writer import FieldServices
from caseapp.ui.people.services import ListServices, PeopleServices


def people_services(ctx: Context) -> PeopleServices:
    """Return how list and page of people reach the register."""

    def write(person: UUID, field: str, typed: str) -> Done[None]:
        return person_edits.edit_field(ctx, PersonId(person), field, typed)

    return PeopleServices(
        people_of=partial(people.people_of, ctx),
        lists=_lists(ctx),
        open_person=partial(people.open_person, ctx),
        timeline=partial(person_path.timeline, ctx),
        history_of=partial(person_history.history_of, ctx),
        photo=partial(files.photo_of, ctx),
        fields=FieldServices(
            write=write,
            keep_draft=lambda person, typed: drafts.keep(ctx, drafts.PERSON, typed, person),
            newest_draft=lambda person: drafts.newest(ctx, drafts.PERSON, person),
            drop_draft=lambda person: drafts.drop(ctx, drafts.PERSON, person),
        ),
        add_spelling=partial(person_edits.add_spelling, ctx),
        change_category=partial(person_edits.change_category, ctx),
        confirm_identity=partial(person_edits.confirm_identity, ctx),
    )


def _lists(ctx: Context) -> ListServices:
    file = config_folder() / "people.json"
    return ListServices(
        everybody=partial(people.everybody, ctx),
        arrangement=partial(list_memory.read, file),
        keep_arrangement=partial(list_memory.write, file),
        filters=partial(drafts.newest, ctx, drafts.LIST_FILTERS),
        keep_filters=partial(drafts.keep, ctx, drafts.LIST_FILTERS),
    )
