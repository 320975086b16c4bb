"""First revision: what is said, and what the classifiers think."""

import sqlalchemy as sa
from alembic import op

import db.base


def messages() -> None:
    op.create_table(
        "messages",
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=128), nullable=False),
        sa.Column("sender_id", sa.String(length=128), nullable=False),
        sa.Column("sender_name", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "role",
            sa.Enum("resident", "warden", "officer", "bot", name="role", native_enum=False, create_constraint=True, length=24),
            nullable=True,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "image",
                "voice",
                "video",
                "file",
                "link",
                "other",
                name="message_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("reply_to", sa.String(length=128), nullable=True),
        sa.Column("attachments", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sent_at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("received_at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("pending", "done", "failed", name="message_state", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "judged",
            sa.Enum("chat", "issue", "fraud", "command", name="judged", native_enum=False, create_constraint=True, length=24),
            nullable=True,
        ),
        sa.Column("failures", sa.SmallInteger(), nullable=False),
        sa.Column("fault", sa.String(length=200), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("state <> 'done' OR judged IS NOT NULL", name=op.f("ck_messages_done_means_judged")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_messages_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_messages_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("channel", "account", "external_id", name=op.f("uq_messages_channel_account_external_id")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            "ix_messages_erasable",
            ["received_at"],
            unique=False,
            sqlite_where=sa.text("text IS NOT NULL AND judged = 'chat'"),
            postgresql_where=sa.text("text IS NOT NULL AND judged = 'chat'"),
        )
        batch_op.create_index("ix_messages_of_group", ["group_id", "id"], unique=False)
        batch_op.create_index(
            "ix_messages_pending",
            ["group_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'pending'"),
            postgresql_where=sa.text("state = 'pending'"),
        )


def verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("decision", sa.String(length=8), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=True),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("grade", sa.String(length=2), nullable=True),
        sa.Column("fraud_type", sa.String(length=32), nullable=True),
        sa.Column("fraud_level", sa.String(length=2), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.Column("because", sa.JSON(), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_verdicts_message_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_verdicts")),
    )


def simulator_messages() -> None:
    op.create_table(
        "simulator_messages",
        sa.Column("chat", sa.String(length=128), nullable=False),
        sa.Column("external_id", sa.String(length=128), nullable=False),
        sa.Column("sender_id", sa.String(length=128), nullable=False),
        sa.Column("sender_name", sa.String(length=64), nullable=False),
        sa.Column(
            "role",
            sa.Enum("resident", "warden", "officer", "bot", name="role", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "image",
                "voice",
                "video",
                "file",
                "link",
                "other",
                name="message_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.String(length=128), nullable=True),
        sa.Column("at", db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("delivery_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_simulator_messages_delivery_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulator_messages")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_simulator_messages_delivery_id")),
        sa.UniqueConstraint("external_id", name=op.f("uq_simulator_messages_external_id")),
    )
    with op.batch_alter_table("simulator_messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_simulator_messages_chat"), ["chat"], unique=False)
        batch_op.create_index(
            "ix_simulator_messages_untaken",
            ["id"],
            unique=False,
            sqlite_where=sa.text("NOT taken"),
            postgresql_where=sa.text("NOT taken"),
        )
