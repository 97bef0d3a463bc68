"""The first schema: a register of version 0.1."""

from alembic.operations import Operations

from caseapp.storage.migrations.vocabulary import (
    flag,
    key,
    link,
    moment,
    octets,
    row,
    text,
    text_key,
    uuid,
    whole,
    whole_key,
)

INDICES = (
    ("ix_attachment_about", "attachment", ("about",)),
    ("ix_journal_entry_row", "journal_entry", ("row_id", "table_name")),
    ("ix_journal_transaction_author", "journal_transaction", ("author", "recorded_at")),
    ("ix_exchange_stage_event_id", "exchange_stage", ("event_id",)),
    ("ix_other_name_person_id", "other_name", ("person_id",)),
    ("ix_sealed_record_person_id", "sealed_record", ("person_id",)),
    ("ix_absence_line_id", "absence", ("line_id",)),
    ("ix_absence_stage_id", "absence", ("stage_id",)),
    ("ix_arrival_line_id", "arrival", ("line_id",)),
    ("ix_arrival_person_id", "arrival", ("person_id",)),
    ("ix_arrival_stage_id", "arrival", ("stage_id",)),
    ("ix_expected_list_stage_id", "expected_list", ("stage_id",)),
    ("ix_report_run_attachment_id", "report_run", ("attachment_id",)),
    ("ix_report_run_stage_id", "report_run", ("stage_id",)),
    ("ix_arrival_flag_arrival_id", "arrival_flag", ("arrival_id",)),
    ("ix_expected_entry_line_id", "expected_entry", ("line_id",)),
    ("ix_expected_entry_list_id", "expected_entry", ("list_id",)),
    ("ix_match_verdict_arrival_id", "match_verdict", ("arrival_id",)),
    ("ix_match_verdict_line_id", "match_verdict", ("line_id",)),
)


def upgrade(op: Operations) -> None:
    """Make every table."""
    _tables(op)
    for name, table, columns in INDICES:
        op.create_index(name, table, list(columns))


def _tables(op: Operations) -> None:
    op.create_table(
        "access_log",
        whole_key("seq"),
        moment("at"),
        uuid("user_id", empty=True),
        *text("what"),
        uuid("subject", empty=True),
        *text("detail"),
        octets("hash"),
    )
    op.create_table(
        "attachment",
        *row(),
        *text("stored_name", "file_name", "sha256"),
        *whole("size"),
        uuid("about", empty=True),
        octets("key", empty=True),
    )
    op.create_table(
        "directory_record",
        *row(),
        *text("kind"),
        octets("body"),
        octets("signer"),
        octets("signature"),
    )
    op.create_table("draft", key("id"), uuid("user_id"), *text("kind"), octets("body"))
    op.create_table("exchange_event", *row(), *text("title", "site"))
    op.create_table(
        "head",
        text_key("table_name"),
        key("row_id"),
        text_key("field"),
        octets("heads"),
        flag("contested"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journal_entry",
        key("replica_id"),
        whole_key("seq"),
        *whole("clock"),
        *text("table_name"),
        uuid("row_id"),
        octets("cells"),
        octets("payload"),
        octets("hash"),
    )
    op.create_table(
        "journal_replica",
        key("id"),
        uuid("parent_id", empty=True),
        *whole("parent_seq"),
        octets("parent_hash"),
    )
    op.create_table(
        "journal_transaction",
        key("replica_id"),
        whole_key("first_seq"),
        *whole("last_seq"),
        octets("last_hash"),
        *text("act"),
        uuid("author"),
        uuid("device"),
        moment("occurred_at"),
        moment("recorded_at"),
        octets("reference"),
        octets("signature"),
        sqlite_with_rowid=False,
    )
    op.create_table("list_sender", *row(), *text("mapping"))
    op.create_table("local_setting", text_key("name"), *text("value"))
    op.create_table("origin", *row(), *text("file", "row_sha256"), *whole("ordinal"))
    op.create_table(
        "person",
        *row(),
        *text("surname", "given", "patronymic", "sex"),
        *text("birth_date", "birth_precision", empty=True),
        *text("category", "force", "unit", "rank", "call_sign"),
    )
    op.create_table("register_secret", *row(), octets("key_id"), octets("value"))
    op.create_table("replica_notice", *row(), *text("code", "detail"))
    op.create_table(
        "set_aside", key("id"), uuid("replica_id"), *whole("first_seq", "last_seq"), octets("run")
    )
    op.create_table(
        "waiting", key("replica_id"), whole_key("seq"), *text("reason"), sqlite_with_rowid=False
    )
    op.create_table(
        "exchange_stage",
        *row(),
        link("event_id", "exchange_event"),
        *text("day", "title", "site", "state", "reason"),
    )
    op.create_table("other_name", *row(), link("person_id", "person"), *text("written", "source"))
    op.create_table(
        "sealed_record", *row(), link("person_id", "person"), *text("compartment"), octets("sealed")
    )
    op.create_table(
        "absence",
        *row(),
        link("stage_id", "exchange_stage"),
        uuid("line_id"),
        *text("reason", "note"),
    )
    op.create_table(
        "arrival",
        *row(),
        link("person_id", "person"),
        link("stage_id", "exchange_stage"),
        uuid("line_id", empty=True),
        moment("arrived_at"),
        *text("wristband", "vehicle", "station", "presented_name", "recorded_category"),
        *text("triage", "destination", empty=True),
        *text("note"),
    )
    op.create_table(
        "expected_list",
        *row(),
        link("stage_id", "exchange_stage"),
        *whole("version"),
        *text("file_name", "sha256", "kind", "encoding"),
        *whole("row_count"),
        *text("columns", "diff", "warnings"),
    )
    op.create_table(
        "report_run",
        *row(),
        *whole("number"),
        *text("report", "lang", "edition"),
        link("stage_id", "exchange_stage"),
        moment("cut_off"),
        moment("printed_at"),
        *text("printed_by"),
        *whole("copy_number"),
        link("attachment_id", "attachment"),
    )
    op.create_table(
        "arrival_flag", *row(), link("arrival_id", "arrival"), *text("flag"), flag("raised")
    )
    op.create_table(
        "expected_entry",
        *row(),
        link("list_id", "expected_list"),
        uuid("line_id"),
        *whole("sheet", "sheet_row"),
        *text("number", empty=True),
        *text("written_name", "surname", "given", "patronymic"),
        *text("call_sign", "birth_written", "birth_date", "birth_precision", empty=True),
        flag("birth_doubtful"),
        *text("sex", "category", "force", "unit", "rank", "remark", empty=True),
    )
    op.create_table(
        "match_verdict", *row(), link("arrival_id", "arrival"), uuid("line_id"), flag("same")
    )
