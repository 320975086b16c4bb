"""One message from outside, into the store."""

from api.messages.schemas import MessageAnswer, MessageBody
from api.services import Services
from bot.channels.protocol import InboundMessage
from bot.errors import UnknownChatError
from db.models import Message
from db.repositories import messages


async def take(services: Services, body: MessageBody, *, account: str) -> MessageAnswer:
    """Raises BotError. Two that come at the same moment under one number may both be called new; they are stored once."""
    inbound = _inbound(services, body, account)
    if stored := await _stored(services, inbound):
        return MessageAnswer(number=stored.id, group=stored.group_id, is_new=False)
    await services.intake.accept(inbound)
    stored = await _stored(services, inbound)
    if stored is None:
        raise UnknownChatError(inbound.channel, inbound.chat)
    return MessageAnswer(number=stored.id, group=stored.group_id, is_new=True)


async def _stored(services: Services, inbound: InboundMessage) -> Message | None:
    async with services.database.read() as session:
        return await messages.by_number(session, inbound.channel, inbound.account, inbound.external_id)


def _inbound(services: Services, body: MessageBody, account: str) -> InboundMessage:
    now = services.clock()
    return InboundMessage(
        channel=body.channel,
        account=account if body.account is None else body.account,
        external_id=body.id,
        chat=body.chat,
        sender_id=body.sender.id,
        sender_name=body.sender.name,
        kind=body.kind,
        text=body.text,
        sent_at=min(body.sent_at or now, now),
        reply_to=body.reply_to,
    )
