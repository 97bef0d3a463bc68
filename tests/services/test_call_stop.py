"""What stops a call: read by the psychologist, by nobody else, not even by whoever wrote it."""

from dataclasses import replace

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.contact_errors import NobodyCanRead
from caseapp.domain.errors import NotAllowed, RegisterDamaged
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.services import calls, checking, history, notes, users
from caseapp.services.context import Context
from caseapp.storage import sealing
from caseapp.storage.canonical import canonical
from caseapp.storage.keys import files, handing
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.unlocked import opened_by_code
from caseapp.storage.queries import sealed
from caseapp.storage.queries.sealed import Sealed
from caseapp.storage.tables.people import Person
from copies import contents
from registers import Founded

NEEDLE = "Мати померла торік; брат просить не казати"


def stopped(founded: Founded, text: str = NEEDLE) -> tuple[PersonId, Sealed]:
    """An officer stops the calls for somebody; return whose, and what was sealed."""
    person = PersonId(uuid7())
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        with ctx.act("edit_person") as work:
            work.add(Person(id=person, surname="Коваль"))
            work.commit()
        calls.stop_calls(ctx, person, text)
        return person, record(ctx, person)


def record(ctx: Context, person: PersonId) -> Sealed:
    with ctx.register.read() as view:
        (found,) = sealed.records_about(view, person)
    return found


def test_the_psychologist_reads_it(founded: Founded) -> None:
    person, _ = stopped(founded)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        (note,) = notes.notes_about(ctx, person)
        assert (note.text, note.stops_calls, note.readable) == (NEEDLE, True, True)
        assert checking.check(ctx).clean


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PSYCHOLOGIST])
def test_nobody_else_reads_it_not_even_past_the_roles(founded: Founded, role: Role) -> None:
    person, kept = stopped(founded)
    with founded.opened(role) as ctx:
        with pytest.raises(NotAllowed):
            notes.notes_about(ctx, person)
        with pytest.raises(CompartmentNotHeld):
            sealing.unseal(ctx.register, kept)


def test_the_writer_cannot_open_it_with_the_whole_database_and_all_their_keys(
    founded: Founded,
) -> None:
    _, kept = stopped(founded)
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        with ctx.register.read() as view:
            everything = contents(view)
        plain = canonical([notes.STOP_KIND, NEEDLE])
        forms = [NEEDLE.encode(), NEEDLE.encode("utf-16-le"), NEEDLE.encode("cp1251"), plain]
        assert "Коваль".encode() in everything
        assert [form for form in forms if form in everything] == []
        held = ctx.register.unlocked
        context = sealing._bound_to(ctx.register.id, kept.id)
        assert [
            handing.open_box(
                replace(box, holder=held.user, box=held.identity.public().box),
                held.identity,
                context,
            )
            for box in boxes(kept)
        ] == [None] * len(boxes(kept))
        assert all(handing.open_box(box, held.identity, context) is None for box in boxes(kept))


def boxes(kept: Sealed) -> tuple[handing.Box, ...]:
    data = kept.ciphertext[sealing.KEY_ID_BYTES :]
    length = int.from_bytes(data[: sealing.LENGTH_BYTES], "big")
    return handing.read_boxes(data[sealing.LENGTH_BYTES : sealing.LENGTH_BYTES + length])


def test_in_the_clear_the_writer_would_read_it(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_encrypted", lambda _key, content, _bound: content)
    stopped(founded)
    with founded.opened(Role.FIELD_OFFICER) as ctx, ctx.register.read() as view:
        assert NEEDLE.encode() in contents(view)


def test_a_box_for_the_writer_would_be_opened(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = handing.holders_of
    officer = founded.users[Role.FIELD_OFFICER]

    def with_the_writer(directory: Directory, of: KeyKind) -> object:
        keys = directory.users[officer.id].keys
        assert keys is not None
        return true(directory, of) | {officer.id: keys}

    monkeypatch.setattr(handing, "holders_of", with_the_writer)
    _, kept = stopped(founded)
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        assert NEEDLE.encode() in sealing.unseal(ctx.register, kept)


def test_the_recovery_code_opens_it_when_nobody_is_left(founded: Founded) -> None:
    _, kept = stopped(founded)
    keyfile = files.load(founded.folder)
    code = opened_by_code(keyfile, RecoveryCode.parse(founded.recovery_code))
    with founded.opened(Role.ADMIN) as ctx:
        with pytest.raises(CompartmentNotHeld):
            sealing.unseal(ctx.register, kept)
        ctx.register.unlocked = code
        assert NEEDLE.encode() in sealing.unseal(ctx.register, kept)


def test_with_nobody_who_could_read_it_nothing_is_written(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "holders_of", lambda *_: {})
    with pytest.raises(NobodyCanRead):
        stopped(founded)
    with founded.opened(Role.FIELD_OFFICER) as ctx, ctx.register.read() as view:
        assert view.exec_driver_sql("SELECT count(*) FROM call_stop").scalar() == 0


@pytest.mark.parametrize("at", [18, 40, 120, -200, -40, -1])
def test_a_changed_byte_is_refused(founded: Founded, at: int) -> None:
    _, kept = stopped(founded)
    changed = bytearray(kept.ciphertext)
    changed[at] ^= 1
    with (
        founded.opened(Role.PSYCHOLOGIST) as ctx,
        pytest.raises((RegisterDamaged, CompartmentNotHeld)),
    ):
        sealing.unseal(ctx.register, replace(kept, ciphertext=bytes(changed)))


def test_in_another_row_it_is_refused_unless_it_were_bound_to_nothing(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, kept = stopped(founded)
    moved = replace(kept, id=uuid7())
    with founded.opened(Role.PSYCHOLOGIST) as ctx, pytest.raises(RegisterDamaged):
        sealing.unseal(ctx.register, moved)
    monkeypatch.setattr(sealing, "_bound_to", lambda *_: b"")
    _, kept = stopped(founded)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        assert NEEDLE.encode() in sealing.unseal(ctx.register, replace(kept, id=uuid7()))


def test_a_box_taken_away_is_noticed_by_who_can_still_open_theirs(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, kept = stopped(founded)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        mine = next(box for box in boxes(kept) if box.holder == ctx.actor.id)
        data = kept.ciphertext[sealing.KEY_ID_BYTES :]
        end = sealing.LENGTH_BYTES + int.from_bytes(data[: sealing.LENGTH_BYTES], "big")
        alone = canonical([[mine.holder.bytes, mine.box, mine.sealed]])
        length = len(alone).to_bytes(sealing.LENGTH_BYTES, "big")
        forged = replace(kept, ciphertext=sealing.HANDED_IN + length + alone + data[end:])
        with pytest.raises(RegisterDamaged):
            sealing.unseal(ctx.register, forged)


def test_its_size_says_little(founded: Founded) -> None:
    sizes = {len(stopped(founded, text)[1].ciphertext) for text in ("", "так", "чули від сусіда")}
    assert len(sizes) == 1


def test_undo_by_the_officer_lets_calls_go_on_and_shows_the_text_to_nobody(
    founded: Founded,
) -> None:
    person, _ = stopped(founded)
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        assert history.undo(ctx).value.act == "stop_calls"
        with ctx.register.read() as view:
            assert NEEDLE.encode() not in contents(view)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        assert notes.notes_about(ctx, person) == ()


def test_who_comes_later_reads_what_was_put_under_the_compartments_key_on_lifting(
    founded: Founded,
) -> None:
    person, _ = stopped(founded)
    later = founded.add("Ніна", Role.PSYCHOLOGIST)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        users.grant(ctx, later.id, Compartment.SPECIALIST)
    with founded.opened(later) as ctx:
        (note,) = notes.notes_about(ctx, person)
        assert (note.text, note.readable) == ("", False)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        calls.lift_call_stop(ctx, person)
        assert not sealing.was_handed_in(record(ctx, person))
    with founded.opened(later) as ctx:
        assert [note.text for note in notes.notes_about(ctx, person)] == [NEEDLE]
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        history.undo(ctx)
        assert [note.text for note in notes.notes_about(ctx, person)] == [NEEDLE]


def test_a_psychologist_without_the_key_can_lift_but_reads_nothing(founded: Founded) -> None:
    person, _ = stopped(founded)
    keyless = founded.add("Ніна", Role.PSYCHOLOGIST)
    with founded.opened(keyless) as ctx:
        calls.lift_call_stop(ctx, person)
        assert sealing.was_handed_in(record(ctx, person))
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        assert [note.text for note in notes.notes_about(ctx, person)] == [NEEDLE]
