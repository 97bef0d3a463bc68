"""The second schema: relatives, calls, consents, interviews, captivity, needs (version 0.2)."""

from alembic.operations import Operations

from caseapp.storage.migrations.vocabulary import (
    added_flag,
    added_text,
    flag,
    link,
    moment,
    row,
    text,
    tri,
    uuid,
    whole,
    whole_or_none,
)

ADDED_TEXTS = {
    "arrival": ("clothing", "belongings", "state_seen", "handed_over_to"),
    "person": (
        "position",
        "personal_number",
        "service_type",
        "birth_place",
        "citizenship",
        "tax_number",
        "register_number",
        "father_given",
        "mother_given",
        "phone",
        "residence_before",
        "status_before",
    ),
}

INDICES = (
    ("call_stop", "person_id"),
    ("capture", "person_id"),
    ("category_change", "person_id"),
    ("consent", "person_id"),
    ("detention_period", "person_id"),
    ("detention_period", "place_id"),
    ("identity_document", "person_id"),
    ("need", "person_id"),
    ("person_file", "attachment_id"),
    ("person_file", "person_id"),
    ("relative", "person_id"),
    ("contact_attempt", "person_id"),
    ("contact_attempt", "relative_id"),
    ("interview", "person_id"),
    ("interview", "stage_id"),
    ("check_answer", "interview_id"),
    ("check_answer", "place_id"),
    ("medical_finding", "arrival_id"),
    ("service_answer", "arrival_id"),
)


def upgrade(op: Operations) -> None:
    """Make the new tables, and widen person and arrival."""
    _people(op)
    _captivity(op)
    _relatives(op)
    _consents_and_interviews(op)
    _needs(op)
    for table, column in INDICES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _people(op: Operations) -> None:
    for table, names in ADDED_TEXTS.items():
        for name in names:
            op.add_column(table, added_text(name))
    op.add_column("person", added_text("identity", "UNVERIFIED"))
    op.add_column("arrival", added_flag("triage_revised"))
    op.add_column("arrival", *text("fit", empty=True))
    op.add_column("arrival", moment("handed_over_at", empty=True))


def _captivity(op: Operations) -> None:
    op.create_table(
        "capture",
        *row(),
        link("person_id", "person"),
        *text("on_date", "on_precision", empty=True),
        *text("place", "direction", "circumstances", "detained_by", "stated_reason"),
        tri("wounded"),
    )
    op.create_table(
        "place",
        *row(),
        *text("code", "kind", "name", "name_en", "region", "control"),
        flag("verified"),
    )
    op.create_table(
        "detention_period",
        *row(),
        link("person_id", "person"),
        link("place_id", "place"),
        *text("cell", "moved_how", "conditions"),
        *text("from_date", "from_precision", "to_date", "to_precision", empty=True),
        whole_or_none("people_in_cell"),
        tri("icrc_seen"),
    )
    op.create_table(
        "identity_document",
        *row(),
        link("person_id", "person"),
        *text("kind", "number", "state", "note"),
    )
    op.create_table(
        "person_file",
        *row(),
        link("person_id", "person"),
        link("attachment_id", "attachment"),
        *text("kind", "title"),
    )
    op.create_table(
        "category_change",
        *row(),
        link("person_id", "person"),
        *text("before", "after", "reason"),
    )


def _relatives(op: Operations) -> None:
    op.create_table(
        "relative",
        *row(),
        link("person_id", "person"),
        *whole("wish"),
        *text("relation", "name", "phone", "settlement", "language", "note"),
        flag("safe_to_call"),
        flag("not_to_be_told"),
    )
    op.create_table(
        "contact_attempt",
        *row(),
        link("person_id", "person"),
        link("relative_id", "relative", empty=True),
        *whole("number", "seconds"),
        *text("channel", "outcome", "note"),
        moment("started_at"),
        moment("call_back_at", empty=True),
    )
    op.create_table("call_stop", *row(), link("person_id", "person"), flag("raised"))


def _consents_and_interviews(op: Operations) -> None:
    op.create_table(
        "consent",
        *row(),
        link("person_id", "person"),
        *text("purpose", "recipient", "state", "legal_basis", "text_version", "lang", "form"),
        *text("witness", "capacity", "channel"),
        moment("decided_at"),
        moment("expires_at", empty=True),
    )
    op.create_table(
        "interview",
        *row(),
        link("person_id", "person"),
        link("stage_id", "exchange_stage"),
        uuid("interviewer_id", empty=True),
        *text("form", "state", "reason", "catalogue", "lang", "interpreter", "present", "place"),
        *text("wish_to_talk"),
        flag("complete"),
        tri("private"),
        moment("started_at", empty=True),
        moment("ended_at", empty=True),
    )
    op.create_table(
        "check_answer",
        *row(),
        link("interview_id", "interview"),
        *text("code", "state", "reason", "note", "numbers", "options", "items"),
        uuid("place_id", empty=True),
        moment("answered_at"),
    )
    op.create_table(
        "service_answer",
        *row(),
        link("arrival_id", "arrival"),
        *text("code", "answer", "note"),
    )


def _needs(op: Operations) -> None:
    op.create_table(
        "medical_finding",
        *row(),
        link("arrival_id", "arrival"),
        *(whole_or_none(name) for name in ("weight_kg", "weight_before_kg", "height_cm")),
        *text("complaints"),
        tri("infection_risk"),
    )
    op.create_table(
        "need",
        *row(),
        link("person_id", "person"),
        *text("kind", "state", "to_whom", "note"),
        flag("urgent"),
    )
