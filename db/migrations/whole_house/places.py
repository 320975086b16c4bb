"""First revision: communities, grids, micro-grids, groups."""

import sqlalchemy as sa
from alembic import op


def communities() -> None:
    op.create_table(
        "communities",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sa.UniqueConstraint("code", name=op.f("uq_communities_code")),
        sa.UniqueConstraint("name", name=op.f("uq_communities_name")),
    )


def grids() -> None:
    op.create_table(
        "grids",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dedicated", sa.Boolean(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_grids_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grids")),
        sa.UniqueConstraint("code", name=op.f("uq_grids_code")),
        sa.UniqueConstraint("name", name=op.f("uq_grids_name")),
    )
    with op.batch_alter_table("grids", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grids_community_id"), ["community_id"], unique=False)


def micro_grids() -> None:
    op.create_table(
        "micro_grids",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("grid_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("warden_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("stand_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["grid_id"], ["grids.id"], name=op.f("fk_micro_grids_grid_id")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["wardens.id"], name=op.f("fk_micro_grids_stand_in_id")),
        sa.ForeignKeyConstraint(["warden_id"], ["wardens.id"], name=op.f("fk_micro_grids_warden_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_micro_grids")),
        sa.UniqueConstraint("code", name=op.f("uq_micro_grids_code")),
    )
    with op.batch_alter_table("micro_grids", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_micro_grids_grid_id"), ["grid_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_micro_grids_stand_in_id"), ["stand_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_micro_grids_warden_id"), ["warden_id"], unique=False)


def groups() -> None:
    op.create_table(
        "groups",
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "resident",
                "wardens",
                "department",
                "squad",
                "direct",
                name="group_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("unbound", "bound", "muted", name="group_state", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=128), nullable=False),
        sa.Column("micro_grid_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("department_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("squad_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("kind <> 'department' OR department_id IS NOT NULL", name=op.f("ck_groups_department_named")),
        sa.CheckConstraint("kind <> 'direct' OR person_id IS NOT NULL", name=op.f("ck_groups_direct_has_person")),
        sa.CheckConstraint("kind <> 'squad' OR squad_id IS NOT NULL", name=op.f("ck_groups_squad_named")),
        sa.CheckConstraint(
            "state = 'unbound' OR kind <> 'resident' OR micro_grid_id IS NOT NULL", name=op.f("ck_groups_resident_has_place")
        ),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=op.f("fk_groups_department_id")),
        sa.ForeignKeyConstraint(["micro_grid_id"], ["micro_grids.id"], name=op.f("fk_groups_micro_grid_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_groups_person_id")),
        sa.ForeignKeyConstraint(["squad_id"], ["emergency_squads.id"], name=op.f("fk_groups_squad_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("channel", "account", "external_id", name=op.f("uq_groups_channel_account_external_id")),
        sa.UniqueConstraint("code", name=op.f("uq_groups_code")),
    )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_groups_department_id"), ["department_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_groups_micro_grid_id"), ["micro_grid_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_groups_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_groups_squad_id"), ["squad_id"], unique=False)
