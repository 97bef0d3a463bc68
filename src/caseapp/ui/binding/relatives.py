"""The use cases of relatives and calls, bound to one open register."""

from collections.abc import Collection, Mapping
from functools import partial

from caseapp.domain.ids import PersonId
from caseapp.services import calls, contacts, drafts, notes, relatives
from caseapp.services.context import Context
from caseapp.text import phones
from caseapp.ui.kin.services import FormDrafts, KinServices
from caseapp.ui.relatives.services import RelativeServices, StopNote


def relative_services(ctx: Context) -> RelativeServices:
    """Return what the room for calls asks for."""

    def stop_notes(person: PersonId) -> tuple[StopNote, ...]:
        found = notes.notes_about(ctx, person)
        return tuple(
            StopNote(one.written_at, one.text, one.readable) for one in found if one.stops_calls
        )

    return RelativeServices(
        queue=partial(contacts.queue, ctx),
        line_of=partial(contacts.line_of, ctx),
        record=partial(calls.record_call, ctx),
        stop=partial(calls.stop_calls, ctx),
        lift=partial(calls.lift_call_stop, ctx),
        stop_notes=stop_notes,
        kin=_kin(ctx),
        note_drafts=_drafts(ctx, drafts.CALL_NOTE),
    )


def _kin(ctx: Context) -> KinServices:
    """Return what every view of a person's relatives asks for."""
    return KinServices(
        contact=partial(contacts.contact_of, ctx),
        add=partial(relatives.add_relative, ctx),
        edit=partial(relatives.edit_relative, ctx),
        order=partial(relatives.order_relatives, ctx),
        remove=partial(relatives.remove_relative, ctx),
        unreadable=_unreadable,
        read_numbers=phones.phones_in,
        drafts=_drafts(ctx, drafts.RELATIVE),
    )


def _unreadable(texts: Collection[str]) -> frozenset[str]:
    return frozenset(text for text in texts if phones.unreadable(text))


def _drafts(ctx: Context, kind: str) -> FormDrafts:
    def keep(person: PersonId, typed: Mapping[str, str]) -> None:
        drafts.keep(ctx, kind, typed, person)

    return FormDrafts(
        keep=keep,
        newest=lambda person: drafts.newest(ctx, kind, person),
        drop=lambda person: drafts.drop(ctx, kind, person),
    )
