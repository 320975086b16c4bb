"""First revision: people, departments, squads, and who handles what."""

import sqlalchemy as sa
from alembic import op

import db.base


def departments() -> None:
    op.create_table(
        "departments",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("desk", "office", "outside", name="department_kind", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departments")),
        sa.UniqueConstraint("code", name=op.f("uq_departments_code")),
        sa.UniqueConstraint("name", name=op.f("uq_departments_name")),
    )
    with op.batch_alter_table("departments", schema=None) as batch_op:
        batch_op.create_index(
            "uq_departments_desk",
            ["kind"],
            unique=True,
            sqlite_where=sa.text("kind = 'desk'"),
            postgresql_where=sa.text("kind = 'desk'"),
        )


def people() -> None:
    op.create_table(
        "people",
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("department_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=op.f("fk_people_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("code", name=op.f("uq_people_code")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_department_id"), ["department_id"], unique=False)


def responsibilities() -> None:
    op.create_table(
        "responsibilities",
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "first_to",
            sa.Enum("warden", "lead", name="first_to", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("lead_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_responsibilities_community_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["departments.id"], name=op.f("fk_responsibilities_lead_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsibilities")),
        sa.UniqueConstraint("category", "community_id", name=op.f("uq_responsibilities_category_community_id")),
    )
    with op.batch_alter_table("responsibilities", schema=None) as batch_op:
        batch_op.create_index(
            "uq_responsibilities_whole_town",
            ["category"],
            unique=True,
            sqlite_where=sa.text("community_id IS NULL"),
            postgresql_where=sa.text("community_id IS NULL"),
        )


def emergency_squads() -> None:
    op.create_table(
        "emergency_squads",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("leader_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["leader_id"], ["people.id"], name=op.f("fk_emergency_squads_leader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_squads")),
        sa.UniqueConstraint("code", name=op.f("uq_emergency_squads_code")),
        sa.UniqueConstraint("name", name=op.f("uq_emergency_squads_name")),
    )


def identities() -> None:
    op.create_table(
        "identities",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("external_id", sa.String(length=128), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_identities_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identities")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_identities_channel_external_id")),
    )
    with op.batch_alter_table("identities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identities_person_id"), ["person_id"], unique=False)


def responsibility_joint() -> None:
    op.create_table(
        "responsibility_joint",
        sa.Column("responsibility_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("department_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=op.f("fk_responsibility_joint_department_id")),
        sa.ForeignKeyConstraint(
            ["responsibility_id"],
            ["responsibilities.id"],
            name=op.f("fk_responsibility_joint_responsibility_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("responsibility_id", "department_id", name=op.f("pk_responsibility_joint")),
    )


def wardens() -> None:
    op.create_table(
        "wardens",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("grid_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "full_time",
                "part_time",
                "head",
                "micro",
                name="warden_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("away_from", db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("away_until", db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("away_until IS NULL OR away_from IS NOT NULL", name=op.f("ck_wardens_away_has_start")),
        sa.ForeignKeyConstraint(["grid_id"], ["grids.id"], name=op.f("fk_wardens_grid_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wardens_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wardens")),
        sa.UniqueConstraint("person_id", name=op.f("uq_wardens_person_id")),
    )
    with op.batch_alter_table("wardens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wardens_grid_id"), ["grid_id"], unique=False)


def memberships() -> None:
    op.create_table(
        "memberships",
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nickname", sa.String(length=64), nullable=False),
        sa.Column(
            "role",
            sa.Enum("resident", "warden", "officer", "bot", name="role", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_memberships_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint("group_id", "person_id", name=op.f("uq_memberships_group_id_person_id")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_person_id"), ["person_id"], unique=False)
