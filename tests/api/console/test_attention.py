"""What waits for a person: found, counted, settled once."""

from sqlalchemy import select, update
from web import Web

from db.models import Delivery, Group, Message
from db.repositories import attention
from db.words import DeliveryStatus, GroupKind, GroupState, MessageState


async def test_what_nobody_can_settle_is_listed_and_counted(web: Web, water: str):
    async with web.house.database.write() as session:
        await session.execute(update(Delivery).where(Delivery.case_id.is_not(None)).values(status=DeliveryStatus.UNKNOWN))
        await session.execute(update(Message).values(state=MessageState.FAILED, fault="KeyError: 'x'"))
        unbound = {"name": "生群", "kind": GroupKind.RESIDENT, "state": GroupState.UNBOUND, "channel": "wechaty"}
        session.add(Group(**unbound, account="", external_id="room1"))
    async with web.house.database.read() as session:
        stuck = await attention.stuck_deliveries(session, 10)
        unread = await attention.unreadable_messages(session, 10)
        counts = await attention.counts(session)
        groups = await attention.unbound_groups(session)
    assert {row.case_code for row in stuck} == {water}
    assert counts == (len(stuck), len(unread), 1)
    assert unread[0].fault == "KeyError: 'x'"
    assert [group.name for group in groups] == ["生群"]


async def test_what_need_not_be_said_any_more_is_dropped_once(web: Web, water: str):
    del water
    async with web.house.database.write() as session:
        number = await session.scalar(select(Delivery.id).limit(1))
        await session.execute(update(Delivery).where(Delivery.id == number).values(status=DeliveryStatus.GIVEN_UP))
        assert await attention.drop(session, number, "由值守小周决定不再发送")
        assert not await attention.drop(session, number, "又一次")
        delivery = await session.get_one(Delivery, number, populate_existing=True)
        assert (delivery.status, delivery.fault) == (DeliveryStatus.CANCELLED, "由值守小周决定不再发送")
