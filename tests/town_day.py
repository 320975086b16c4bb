"""A small town in which a little of everything has happened, for tests that ask everything."""

from moments import at
from sqlalchemy import update
from stage import Stage

from bot.channels.protocol import InboundMessage
from db.models import Delivery
from db.words import DeliveryStatus, MessageKind


async def live_a_day(stage: Stage) -> None:
    """Cases in many states, a private one, an unbound chat, a delivery that nobody knows the end of."""
    await stage.say("G1", "张德福", "大家早上好")
    await stage.say("G1", "张德福", "我们3社停水了一上午,水管爆了,快来人修")
    await stage.say("G1", "李四", "我家也停水了")
    await stage.say("D-黄秋菊", "黄秋菊", "接单 101")
    await stage.say("G4", "赵六", "老街12号着火了,快来人!")
    await stage.say("G2", "王五", "路灯坏了,晚上黑得很,请派人来修")
    await stage.say("D-黄秋菊", "黄秋菊", "接单 103")
    await stage.say("D-黄秋菊", "黄秋菊", "办结 103 已换灯泡")
    await stage.say("G3", "钱七", "隔壁两家又打起来了,为了地界,快来调解")
    await stage.house.intake.take([_from_an_unbound_chat(stage)])
    async with stage.house.database.write() as session:
        for number, status in enumerate((DeliveryStatus.UNKNOWN, DeliveryStatus.AWAITING_HUMAN, DeliveryStatus.GIVEN_UP), 1):
            await session.execute(update(Delivery).where(Delivery.id == number).values(status=status, sent_at=None))


def _from_an_unbound_chat(stage: Stage) -> InboundMessage:
    return InboundMessage(
        channel="http",
        account="",
        external_id="1",
        chat="NEW",
        sender_id="x",
        sender_name="新邻居",
        kind=MessageKind.TEXT,
        text="在吗",
        sent_at=stage.clock.now,
    )


BEGINS = at("2026-11-23 09:00")
