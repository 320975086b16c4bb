"""A person says what became of a delivery that no channel could settle."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.deliveries.schemas import DeliveryAnswer
from api.deliveries.showing import shown
from api.errors.tree import ConfirmNeededError, DeliveryExpiredError, DeliverySettledError, UnknownThingError
from api.security.principal import Principal
from api.services import Services
from db.models import Delivery, Group
from db.repositories import delivery_lists
from db.repositories.delivery_lists import Listed
from db.words import DeliveryStatus, GroupKind, Role

_STUCK = frozenset({DeliveryStatus.AWAITING_HUMAN, DeliveryStatus.UNKNOWN, DeliveryStatus.REFUSED, DeliveryStatus.GIVEN_UP})


async def sent_by_hand(services: Services, principal: Principal, delivery_id: int) -> DeliveryAnswer:
    """Raises UnknownThingError, DeliverySettledError."""
    async with services.database.write() as session:
        listed = await _stuck(session, delivery_id)
        note = f"由{principal.name}人工转发"
        _write(listed.delivery, status=DeliveryStatus.SENT, sent_at=services.clock(), fault=note)
        return shown(services, principal, listed)


async def send_again(services: Services, principal: Principal, delivery_id: int, *, confirmed: bool) -> DeliveryAnswer:
    """Raises UnknownThingError, DeliverySettledError, DeliveryExpiredError, ConfirmNeededError."""
    now = services.clock()
    async with services.database.write() as session:
        listed = await _stuck(session, delivery_id)
        delivery = listed.delivery
        if delivery.expires_at is not None and delivery.expires_at <= now:
            raise DeliveryExpiredError
        if delivery.status is DeliveryStatus.UNKNOWN and not confirmed and await _reaches_residents(services, session, listed):
            raise ConfirmNeededError(group=listed.group.name)
        _write(delivery, status=DeliveryStatus.PENDING, due_at=now, attempts=0, fault=f"由{principal.name}要求重发")
        answer = shown(services, principal, listed)
    services.owed.set()
    return answer


async def _stuck(session: AsyncSession, delivery_id: int) -> Listed:
    """Held until the transaction ends, so that two people do not settle it in two ways."""
    await session.get(Delivery, delivery_id, with_for_update=True)
    listed = await delivery_lists.one(session, delivery_id)
    if listed is None:
        raise UnknownThingError("delivery", delivery_id)
    if listed.delivery.status not in _STUCK:
        raise DeliverySettledError(delivery=delivery_id, status_now=listed.delivery.status.value)
    return listed


def _write(delivery: Delivery, **values: Any) -> None:
    for column, value in {**values, "claimed_by": None, "claimed_until": None}.items():
        setattr(delivery, column, value)


async def _reaches_residents(services: Services, session: AsyncSession, listed: Listed) -> bool:
    group: Group = listed.group
    if group.kind is not GroupKind.DIRECT or group.person_id is None:
        return group.kind is GroupKind.RESIDENT
    town = await services.towns.today(session)
    return town.role_of(group.person_id) is Role.RESIDENT
