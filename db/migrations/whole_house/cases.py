"""First revision: cases, their history, and what people report."""

import sqlalchemy as sa
from alembic import op

import db.base


def cases() -> None:
    op.create_table(
        "cases",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "suspected",
                "open",
                "assigned",
                "handling",
                "suspended",
                "resolved",
                "closed",
                "rejected",
                "merged",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum("issue", "fraud", name="case_kind", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column(
            "grade",
            sa.Enum("G1", "G2", "G3", "G4", name="grade", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("fraud_type", sa.String(length=32), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "group",
                "direct",
                "intake",
                "phone",
                "visit",
                "patrol",
                "handover",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reporter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("opened_at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_report_at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("report_count", sa.Integer(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=500), nullable=True),
        sa.Column(
            "close_kind",
            sa.Enum(
                "solved",
                "explained",
                "declined",
                "handed_over",
                "withdrawn",
                "unreachable",
                name="close_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("ended_at", db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("(status = 'closed') = (close_kind IS NOT NULL)", name=op.f("ck_cases_closed_has_kind")),
        sa.CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)", name=op.f("ck_cases_merged_into_something")),
        sa.CheckConstraint(
            "(status IN ('closed', 'rejected', 'merged')) = (ended_at IS NOT NULL)", name=op.f("ck_cases_ended_has_time")
        ),
        sa.CheckConstraint("kind = 'fraud' OR fraud_type IS NULL", name=op.f("ck_cases_fraud_type_for_fraud")),
        sa.CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name=op.f("ck_cases_not_into_itself")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_cases_group_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["cases.id"], name=op.f("fk_cases_merged_into_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["people.id"], name=op.f("fk_cases_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("code", name=op.f("uq_cases_code")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_category"), ["category"], unique=False)
        batch_op.create_index(
            "ix_cases_ended",
            ["group_id", "ended_at"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_cases_last_report_at"), ["last_report_at"], unique=False)
        batch_op.create_index(
            "ix_cases_running",
            ["group_id", "last_report_at"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_cases_status"), ["status"], unique=False)


def case_events() -> None:
    op.create_table(
        "case_events",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "open",
                "report",
                "confirm",
                "reject",
                "assign",
                "accept",
                "transfer",
                "return_",
                "join",
                "suspend",
                "resume",
                "extend",
                "escalate",
                "progress",
                "resolve",
                "reopen",
                "close",
                "merge",
                "unmerge",
                "rate",
                name="action",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column(
            "before",
            sa.Enum(
                "suspected",
                "open",
                "assigned",
                "handling",
                "suspended",
                "resolved",
                "closed",
                "rejected",
                "merged",
                name="before",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column(
            "after",
            sa.Enum(
                "suspected",
                "open",
                "assigned",
                "handling",
                "suspended",
                "resolved",
                "closed",
                "rejected",
                "merged",
                name="after",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_events_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_events")),
        sa.UniqueConstraint("case_id", "sequence", name=op.f("uq_case_events_case_id_sequence")),
    )


def feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=True),
        sa.Column("at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 3", name=op.f("ck_feedback_score_in_range")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_feedback_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("case_id", "person_id", name=op.f("uq_feedback_case_id_person_id")),
    )


def reports() -> None:
    op.create_table(
        "reports",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "first",
                "supplement",
                "me_too",
                "chase_up",
                "relapse",
                "resolved",
                name="report_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_reports_case_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_reports_group_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_reports_message_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reports_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("case_id", "message_id", name=op.f("uq_reports_case_id_message_id")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_message_id"), ["message_id"], unique=False)
