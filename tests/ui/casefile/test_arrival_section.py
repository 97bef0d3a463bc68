"""Triage, needs and hand-over on the person's page: one key for a medic, words for everybody else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Role
from caseapp.domain.arrival_errors import DestinationMissing
from caseapp.domain.arrival_views import ArrivalCase, ArrivalView, Findings, NeedView
from caseapp.domain.coded import Destination, Flag, Triage
from caseapp.domain.ids import ArrivalId, StageId
from caseapp.domain.needs import Fitness, NeedKind, NeedState, Presence, TriageState
from caseapp.ui.people.arrival_section import ArrivalSection
from caseapp.ui.people.on_site_services import NeedServices, OnSiteServices, TriageServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.casefile.told import NOW, OTHER, PERSON, Asked, uid, words_on
from ui.hands import press, type_text

K = Qt.Key
ARRIVAL = ArrivalView(
    id=ArrivalId(uid(1)),
    stage=StageId(uid(2)),
    arrived_at=NOW,
    wristband="179",
    vehicle="автобус 3",
    station="2",
    triage=Triage.YELLOW,
    triage_revised=False,
    fit=Fitness.LATER,
    destination=None,
    clothing="форма, без взуття",
    belongings="рюкзак",
    state_seen="йде сам",
    handed_over_at=None,
    handed_over_to="",
    note="",
)
MEDICAL = NeedView(uid(31), NeedKind.MEDICAL, True, NeedState.PROPOSED, "", "перев’язка", NOW)
PAPERS = NeedView(uid(32), NeedKind.DOCUMENTS, False, NeedState.SENT, "ДМС", "", NOW)
CASE = ArrivalCase(
    arrival=ARRIVAL,
    triage=TriageState.DONE,
    presence=Presence.IN_PROCESS,
    stage_open=True,
    care_refused=False,
    flags=frozenset({Flag.WHEELCHAIR}),
    needs=(MEDICAL, PAPERS),
)
MEASURED = Findings(58, 81, 179, "кашель", infection_risk=True)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def told() -> list[ArrivalCase | None]:
    return [CASE]


Make = Callable[[Role], ArrivalSection]


@pytest.fixture
def make(
    frame_for: Callable[..., Frame],
    shown: Callable[[QWidget], None],
    asked: Asked,
    told: list[ArrivalCase | None],
) -> Make:
    def findings(arrival: ArrivalId) -> Findings:
        asked.acts.append(("looked", arrival))
        return MEASURED

    def made(role: Role) -> ArrivalSection:
        medic = TriageServices(asked.act("colour"), asked.act("fitness"), asked.fields("finding"))
        services = OnSiteServices(
            open=lambda _person: told[-1],
            fields=asked.fields("arrival"),
            hand_over=asked.act("hand over"),
            needs=NeedServices(
                asked.act("add"),
                asked.act("step"),
                asked.act("urgent"),
                asked.act("remove"),
                asked.fields("need"),
            ),
            triage=medic,
            medic=role is Role.MEDIC,
            findings=None if role is Role.FIELD_OFFICER else findings,
        )
        section = ArrivalSection(frame_for(role), services)
        shown(section)
        section.show_person(PERSON)
        return section

    return made


@pytest.mark.parametrize(
    ("key", "act"),
    [
        (K.Key_1, ("colour", ARRIVAL.id, Triage.RED)),
        (K.Key_2, ("colour", ARRIVAL.id, Triage.YELLOW)),
        (K.Key_3, ("colour", ARRIVAL.id, Triage.GREEN)),
        (K.Key_4, ("colour", ARRIVAL.id, Triage.BLACK)),
        (K.Key_5, ("fitness", ARRIVAL.id, Fitness.YES)),
        (K.Key_6, ("fitness", ARRIVAL.id, Fitness.LATER)),
        (K.Key_7, ("fitness", ARRIVAL.id, Fitness.NO)),
    ],
)
def test_a_medic_presses_one_key_for_each_word(
    make: Make, asked: Asked, said: list[Notice], key: Qt.Key, act: tuple[object, ...]
) -> None:
    section = make(Role.MEDIC)
    section.enter()
    press(section.triage.colours.buttons[Triage.RED], key)
    assert asked.acts == [act]
    assert said[-1].undo


def test_a_digit_that_is_typed_into_a_field_is_no_colour(make: Make, asked: Asked) -> None:
    section = make(Role.MEDIC)
    vehicle = section.fields["vehicle"]
    vehicle.open()
    type_text(vehicle.editor, "1")
    press(vehicle.editor, K.Key_Return)
    assert asked.acts == [("arrival", ARRIVAL.id, "vehicle", "1")]
    destination = section.fields["destination"]
    destination.open()
    press(destination.editor, K.Key_3)
    assert len(asked.acts) == 1


def test_everybody_else_reads_the_colour_in_words(make: Make, asked: Asked) -> None:
    section = make(Role.FIELD_OFFICER)
    assert section.triage.said.text() == "Жовтий · Опитувати можна пізніше"
    assert not section.triage.colours.isVisible()
    press(section.needs.list, K.Key_1)
    assert asked.acts == []


def test_what_the_medic_found_is_folded_until_one_asks_and_again_for_the_next_person(
    make: Make, asked: Asked, told: list[ArrivalCase | None]
) -> None:
    section = make(Role.SUPERVISOR)
    card = section.findings
    assert not any("кашель" in word for word in words_on(section))
    assert asked.acts == []
    card.show_button.click()
    assert asked.acts == [("looked", ARRIVAL.id)]
    assert card.fields["complaints"].value.text() == "кашель"
    assert not card.fields["complaints"].value.isEnabled()
    other = replace(ARRIVAL, id=ArrivalId(uid(9)))
    told.append(replace(CASE, arrival=other))
    section.show_person(OTHER)
    assert card.show_button.isVisible()
    assert not any("кашель" in word for word in words_on(section))
    assert len(asked.acts) == 1


def test_a_medic_writes_findings_in_place_and_an_officer_does_not_see_that_there_are_any(
    make: Make, asked: Asked
) -> None:
    assert not make(Role.FIELD_OFFICER).findings.isVisible()
    section = make(Role.MEDIC)
    section.findings.show_button.click()
    weight = section.findings.fields["weight_kg"]
    weight.open()
    type_text(weight.editor, "57")
    press(weight.editor, K.Key_Return)
    assert asked.acts[-1:] == [("finding", ARRIVAL.id, "weight_kg", "57")]


def test_a_need_is_added_from_the_menu_and_goes_only_where_it_may(make: Make, asked: Asked) -> None:
    section = make(Role.FIELD_OFFICER)
    card = section.needs
    card.menu.actions()[0].trigger()
    assert asked.acts == [("add", PERSON, NeedKind.MEDICAL)]
    offered = {state for state, button in card.steps.items() if button.isVisible()}
    assert offered == {NeedState.AGREED, NeedState.DECLINED}
    card.list.step(1)
    offered = {state for state, button in card.steps.items() if button.isVisible()}
    assert offered == {NeedState.ACCEPTED, NeedState.DONE, NeedState.FAILED}
    card.steps[NeedState.DONE].click()
    assert asked.acts[-1:] == [("step", PAPERS.id, NeedState.DONE)]
    card.urgent.click()
    assert asked.acts[-1:] == [("urgent", PAPERS.id, True)]
    card.list.setFocus()
    press(card.list, K.Key_Delete)
    assert asked.acts[-1:] == [("remove", PAPERS.id)]


def test_a_need_is_told_whole_to_who_does_not_see_it(make: Make) -> None:
    section = make(Role.FIELD_OFFICER)
    model = section.needs.list.rows
    assert model.index(0).data() == "Медична допомога, терміново, Запропоновано, перев’язка"


def test_a_hand_over_that_is_refused_is_said_and_the_name_stays_typed(
    make: Make, asked: Asked, said: list[Notice]
) -> None:
    section = make(Role.FIELD_OFFICER)
    asked.fail = DestinationMissing()
    type_text(section.to_whom, "лікар Гнатюк")
    press(section.to_whom, K.Key_Return)
    assert said[-1].tone == "bad"
    assert "Спершу вкажіть" in said[-1].text
    assert section.to_whom.text() == "лікар Гнатюк"
    asked.fail = None
    section.hand_over.click()
    assert asked.acts == [("hand over", ARRIVAL.id, "лікар Гнатюк")]


def test_who_was_handed_over_is_not_handed_over_again(
    make: Make, told: list[ArrivalCase | None]
) -> None:
    gone = replace(
        ARRIVAL, destination=Destination.HOSPITAL, handed_over_at=NOW, handed_over_to="лікар"
    )
    told.append(replace(CASE, arrival=gone, presence=Presence.HANDED_OVER))
    section = make(Role.FIELD_OFFICER)
    assert section.left.text() == "Передано 06.03.2026 13:21, приймає: лікар"
    assert not section.hand_over.isVisible()


def test_of_a_closed_stage_everything_is_read_only(
    make: Make, told: list[ArrivalCase | None]
) -> None:
    told.append(replace(CASE, stage_open=False))
    section = make(Role.MEDIC)
    assert not section.triage.colours.isVisible()
    assert not section.hand_over.isVisible()
    assert not any(each.value.isEnabled() for each in section.fields.values())


def test_of_who_refused_care_only_colour_and_destination_are_shown(
    make: Make, told: list[ArrivalCase | None]
) -> None:
    told.append(replace(CASE, care_refused=True, flags=frozenset(), needs=()))
    section = make(Role.MEDIC)
    assert section.without_care
    assert section.triage.colours.isVisible()
    assert section.fields["destination"].isVisible()
    for hidden in (section.needs, section.findings, section.fields["belongings"]):
        assert not hidden.isVisible()
    assert not section.triage.fitness.isVisible()


def test_an_arrival_that_was_taken_back_leaves_nothing_on_the_page(
    make: Make, told: list[ArrivalCase | None]
) -> None:
    section = make(Role.FIELD_OFFICER)
    told.append(None)
    section.touched(frozenset({"arrival"}))
    assert section.none.isVisible()
    assert not any("рюкзак" in word for word in words_on(section))
