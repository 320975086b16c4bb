"""What the store must never hold, it refuses by itself, on both engines, whoever asks."""

import re
from datetime import timedelta

import pytest
from moments import at
from sqlalchemy import CheckConstraint, Enum, UniqueConstraint, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from db import models
from db.base import Base

TABLES = Base.metadata.tables
LATER = at("2026-11-23 12:00")


async def row_of(session, model, where=""):
    """The first row, as a mapping; `where` is SQL."""
    table = model.__table__
    rows = await session.execute(select(table).where(text(where or "1 = 1")).order_by(*table.primary_key).limit(1))
    return dict(rows.mappings().one())


async def refuses(database, statement, otherwise=""):
    """What the store says against it."""
    try:
        async with database.write() as session:
            await session.execute(statement)
    except IntegrityError as refused:
        return str(refused.orig)
    return pytest.fail(otherwise or f"was taken: {statement}")


def checks():
    """Every CHECK but those of the words, which have a test of their own."""
    of_tables = ((table, each) for table in TABLES.values() for each in table.constraints)
    return {str(each.name) for _, each in of_tables if isinstance(each, CheckConstraint) and not each._type_bound}


SPOILT = {
    "ck_assignments_one_handler": ("Assignment", [{"person_id": None}, {"department_id": 1}, {"squad_id": 1}]),
    "ck_assignments_running_has_no_end": ("Assignment", [{"ended_at": LATER}, {"status": "done"}]),
    "ck_cases_fraud_type_for_fraud": ("Case", [{"fraud_type": "t_police"}]),
    "ck_cases_ended_has_time": ("Case", [{"ended_at": LATER}, {"status": "rejected"}]),
    "ck_cases_merged_into_something": ("Case", [{"status": "merged", "ended_at": LATER}]),
    "ck_cases_not_into_itself": ("Case", [{"status": "merged", "ended_at": LATER, "merged_into_id": "id"}]),
    "ck_cases_closed_has_kind": ("Case", [{"status": "closed", "ended_at": LATER}, {"close_kind": "solved"}]),
    "ck_deliveries_sent_has_time": ("Delivery", [{"status": "sent", "sent_at": None}]),
    "ck_feedback_score_in_range": ("Feedback", [{"score": 0}, {"score": 4}, {"score": -1}]),
    "ck_groups_resident_has_place": ("Group", [{"kind": "resident", "state": "bound", "micro_grid_id": None}]),
    "ck_groups_direct_has_person": ("Group", [{"kind": "direct", "person_id": None}]),
    "ck_groups_department_named": ("Group", [{"kind": "department", "department_id": None}]),
    "ck_groups_squad_named": ("Group", [{"kind": "squad", "squad_id": None}]),
    "ck_editions_undoes_something": ("Edition", [{"kind": "taken_back"}]),
    "ck_lessons_message_or_text": ("Lesson", [{"text": "老水牛趴窝了"}, {"message_id": None}]),
    "ck_lessons_matter_has_subject": ("Lesson", [{"label": "chat"}, {"subject": None}]),
    "ck_messages_done_means_judged": ("Message", [{"judged": None}]),
    "ck_proposals_decided_has_time": ("Proposal", [{"status": "accepted"}, {"decided_at": LATER}]),
    "ck_proposals_friend_without_subject": ("Proposal", [{"kind": "friend"}, {"subject": ""}]),
    "ck_town_words_until_later": ("TownWord", [{"until": 1}]),
    "ck_town_words_friend_without_subject": ("TownWord", [{"kind": "friend"}, {"subject": ""}]),
    "ck_wardens_away_has_start": ("Warden", [{"away_until": LATER}]),
    "ck_warnings_approved_by_someone": ("Warning", [{"status": "approved"}, {"status": "sent"}]),
    "ck_warnings_expires_later": ("Warning", [{"expires_at": at("2026-11-23 10:00")}]),
}


def test_every_check_is_tried_here():
    assert checks() - SPOILT.keys() == set()


async def test_a_row_that_breaks_a_check_is_refused(furnished):
    """The row was legal, so what is refused is the change."""
    for name in sorted(checks() & SPOILT.keys()):
        model, changes = SPOILT[name]
        table = getattr(models, model).__table__
        (key,) = table.primary_key
        async with furnished.read() as session:
            row = await row_of(session, getattr(models, model))
        for change in changes:
            values = {key: row["id"] if value == "id" else value for key, value in change.items()}
            assert name in await refuses(furnished, update(table).where(key == row[key.name]).values(values))


def words():
    return [(table.name, column.name) for table in TABLES.values() for column in table.c if isinstance(column.type, Enum)]


# What else must change for the word alone to be wrong.
BESIDE = {
    ("cases", "close_kind"): ", status = 'closed', ended_at = opened_at",
    ("assignments", "status"): ", ended_at = assigned_at",
    ("warnings", "status"): ", approved_by = 'x'",
    ("lessons", "label"): ", subject = NULL",
    ("proposals", "status"): ", decided_at = made_at",
    ("editions", "kind"): ", undoes = NULL",
}


async def test_a_word_outside_its_set_is_refused_everywhere(furnished):
    for table, column in words():
        async with furnished.read() as session:
            assert (await session.execute(TABLES[table].select().limit(1))).first(), f"{table} is empty: nothing was tried"
        wrong = f"UPDATE {table} SET {column} = 'nonsense'{BESIDE.get((table, column), '')}"  # noqa: S608  our own names
        assert column in await refuses(furnished, text(wrong)), (table, column)


# Who may stand once: the model, and which columns of the copy differ from the row that is there (none of them makes it another).
TWICE = [
    ("Account", {}),
    ("Assignment", {"person_id": None, "department_id": 1}),
    ("Case", {}),
    ("CaseEvent", {"hash": "another"}),
    ("Community", {"name": "另一个村"}),
    ("Deadline", {"due_at": LATER, "WHERE": "ended_at IS NULL"}),
    ("Delivery", {"phrase": "another"}),
    ("Department", {"name": "另一个科室"}),
    ("Edition", {"number": 3, "WHERE": "undoes IS NOT NULL"}),
    ("EmergencySquad", {"name": "另一支"}),
    ("Escalation", {"at": LATER}),
    ("Feedback", {"score": 1}),
    ("Grid", {"name": "另一个网格"}),
    ("Group", {"external_id": "elsewhere"}),
    ("Group", {"code": None, "name": "另一个群"}),
    ("Identity", {"person_id": 2}),
    ("Membership", {"nickname": "另一个名字"}),
    ("Message", {"text": "另一句话"}),
    ("MicroGrid", {"name": "另一个微网格"}),
    ("Person", {"name": "另一个人"}),
    ("Proposal", {"score": 1}),
    ("Report", {"kind": "me_too"}),
    ("Responsibility", {"lead_id": 2}),
    ("Responsibility", {"lead_id": 2, "WHERE": "community_id IS NOT NULL"}),
    ("SignIn", {}),
    ("SimulatorMessage", {"text": "另一句话"}),
    ("SimulatorMessage", {"external_id": "another", "WHERE": "delivery_id IS NOT NULL"}),
    ("Theme", {"name": "另一个主题"}),
    ("Tip", {"text": "另一条"}),
    ("TipPlan", {"tip_id": 2}),
    ("Token", {"secret_hash": "another"}),
    ("Token", {"name": "another"}),
    ("TownWord", {"weight": 1}),
    ("Warden", {}),
]


def test_everything_that_may_stand_once_is_tried_here():
    once = {
        table.name
        for table in TABLES.values()
        if any(isinstance(each, UniqueConstraint) for each in table.constraints) or any(index.unique for index in table.indexes)
    }
    assert once == {getattr(models, name).__tablename__ for name, _ in TWICE}


async def test_what_may_stand_once_is_refused_a_second_time(furnished):
    for name, other in TWICE:
        model = getattr(models, name)
        async with furnished.read() as session:
            row = await row_of(session, model, other.get("WHERE", ""))
        copy = {key: value for key, value in {**row, **other}.items() if key not in {"id", "WHERE"}}
        complaint = await refuses(furnished, insert(model.__table__).values(copy), f"{name} {other} was taken")
        assert re.search("unique", complaint, re.IGNORECASE), f"{name} {other}: {complaint}"


async def test_a_second_lead_may_come_when_the_first_has_ended_and_others_may_join_meanwhile(furnished):
    table = models.Assignment.__table__
    async with furnished.write() as session:
        row = await row_of(session, models.Assignment)
        other = {**{key: value for key, value in row.items() if key != "id"}, "person_id": None, "department_id": 1}
        await session.execute(insert(table).values({**other, "part": "joint"}))
        await session.execute(update(table).where(table.c.id == row["id"]).values(status="returned", ended_at=LATER))
        await session.execute(insert(table).values(other))


async def test_a_deadline_may_run_again_when_it_has_ended(furnished):
    table = models.Deadline.__table__
    async with furnished.write() as session:
        row = await row_of(session, models.Deadline, "ended_at IS NULL")
        await session.execute(update(table).where(table.c.id == row["id"]).values(ended_at=LATER, met=True))
        again = {key: value for key, value in row.items() if key != "id"}
        await session.execute(insert(table).values({**again, "due_at": LATER + timedelta(hours=1)}))


async def test_a_case_without_group_or_source_is_none(furnished):
    table = models.Case.__table__
    for column in ("group_id", "source", "opened_at", "code", "grade", "status"):
        assert column in await refuses(furnished, update(table).values({column: None}))


POINTERS = {
    "Assignment": ["case_id", "person_id"],
    "Case": ["group_id", "reporter_id"],
    "CaseEvent": ["case_id"],
    "Delivery": ["group_id", "case_id"],
    "Message": ["group_id"],
    "Report": ["case_id", "message_id"],
}


async def test_what_points_nowhere_is_refused(furnished):
    for model, columns in POINTERS.items():
        table = getattr(models, model).__table__
        for column in columns:
            complaint = await refuses(furnished, update(table).values({column: 999_999}), f"{model}.{column} was taken")
            assert re.search("foreign key", complaint, re.IGNORECASE)
