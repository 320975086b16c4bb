"""A store in which every table holds something."""

from datetime import date, timedelta

import pytest
from moments import at
from sqlalchemy import select
from stage import stage

from bot.tips import library
from db import models
from db.database import Database
from db.models import (
    Account,
    Case,
    Community,
    Deadline,
    Department,
    Edition,
    Escalation,
    Feedback,
    Group,
    Lesson,
    Membership,
    Message,
    Person,
    Proposal,
    Responsibility,
    SignIn,
    Tip,
    TipPlan,
    Token,
    TownWord,
    responsibility_joint,
)
from db.settings import StoreSettings
from db.words import AccountRole, EditionKind, FirstTo, Grade, Label, LessonSource, Role, WordKind

NOW = at("2026-11-23 10:00")


@pytest.fixture
async def furnished(store_url: str):
    """The small town after a burst pipe was reported, taken on and told; and one row of everything else."""
    async with stage(store_url, NOW) as here:
        await here.say("G1", "张德福", "我们3社停水了一上午，水管爆了，快来人修")
        await here.say("D-黄秋菊", "黄秋菊", "接单 101")
    database = Database.open(StoreSettings(url=store_url))
    async with database.write() as session:
        await library.install(session, library.load())
        await _the_rest(session)
    yield database
    await database.aclose()


async def _the_rest(session):
    case, group = await session.scalar(select(Case.id)), await session.scalar(select(Group.id).where(Group.code == "G1"))
    deadline, person = await session.scalar(select(Deadline.id)), await session.scalar(select(Person.id))
    department, community = await session.scalar(select(Department.id)), await session.scalar(select(Community.id))
    tip = await session.scalar(select(Tip))
    account = Account(username="zhiban", name="值守", password_hash="x", role=AccountRole.DESK)
    everywhere = Responsibility(category="water_supply", first_to=FirstTo.WARDEN, lead_id=department)
    session.add_all((account, everywhere))
    await session.flush()
    later = NOW + timedelta(hours=1)
    session.add_all(
        (
            Responsibility(category="gas", community_id=community, first_to=FirstTo.LEAD, lead_id=department),
            Membership(group_id=group, person_id=person, nickname="3社-张德福", role=Role.RESIDENT),
            Escalation(case_id=case, deadline_id=deadline, rung=1, at=NOW),
            Feedback(case_id=case, person_id=person, score=3, at=NOW),
            TipPlan(day=date(2026, 11, 23), theme_id=tip.theme_id, tip_id=tip.id),
            Token(name="12345", secret_hash="y", scopes=["read"], created_at=NOW),
            SignIn(secret_hash="z", account_id=account.id, created_at=NOW, expires_at=later),
            models.Warning(fraud_type="t_police", text="公安不会在电话里办案", created_at=NOW, expires_at=later),
        )
    )
    await _lexicon(session, case)
    await session.execute(responsibility_joint.insert().values(responsibility_id=everywhere.id, department_id=department))


async def _lexicon(session, case):
    """What was taught, proposed, put in force and taken back."""
    message = await session.scalar(select(Message.id).order_by(Message.id))
    taught = {"by": "person:1 黄秋菊", "at": NOW, "version": "1-x"}
    matter = {"label": Label.MATTER, "subject": "water_supply", "grade": Grade.G3, "source": LessonSource.CONFIRMED}
    proposal = {"kind": WordKind.TERM, "text": "老水牛", "subject": "water_supply", "weight": 4}
    session.add_all(
        (
            Lesson(message_id=message, case_id=case, **matter, **taught),
            Proposal(**proposal, score=3, evidence={}, effect={}, version="1-x", made_at=NOW),
            Edition(number=1, kind=EditionKind.ACCEPTED, by="x", at=NOW),
        )
    )
    await session.flush()
    session.add_all((Edition(number=2, kind=EditionKind.TAKEN_BACK, undoes=1, by="x", at=NOW), TownWord(**proposal, since=1)))
    await session.flush()
