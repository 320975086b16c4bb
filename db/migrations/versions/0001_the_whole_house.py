"""the whole house"""

from alembic import op

from db.migrations.whole_house import accounts, cases, people, places, proceedings, speaking, talk

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    places.communities,
    accounts.counters,
    people.departments,
    speaking.themes,
    accounts.tokens,
    accounts.accounts,
    places.grids,
    people.people,
    people.responsibilities,
    speaking.tips,
    people.emergency_squads,
    people.identities,
    people.responsibility_joint,
    accounts.sign_ins,
    speaking.tip_plans,
    people.wardens,
    places.micro_grids,
    places.groups,
    cases.cases,
    people.memberships,
    talk.messages,
    proceedings.assignments,
    cases.case_events,
    proceedings.deadlines,
    speaking.deliveries,
    cases.feedback,
    cases.reports,
    talk.verdicts,
    speaking.warnings,
    proceedings.escalations,
    talk.simulator_messages,
)
"""In an order in which each finds what it refers to; every function creates the table of its name."""


def upgrade() -> None:
    for create in _TABLES:
        create()


def downgrade() -> None:
    for create in reversed(_TABLES):
        op.drop_table(create.__name__)
