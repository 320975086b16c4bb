"""From rows of the store to what is answered about deliveries, with what the reader may know."""

from api.deliveries.schemas import DeliveryAnswer, DeliveryGroup
from api.security.principal import Principal
from api.services import Services
from db.models import Delivery
from db.repositories.delivery_lists import Listed
from db.words import Purpose

_OPEN = frozenset({Purpose.TIP, Purpose.WARNING})
"""What is said to everybody. An answer to staff may name private matters though it is about no one case."""


def shown(services: Services, principal: Principal, listed: Listed) -> DeliveryAnswer:
    delivery, group, case = listed
    words = principal.sees_private or (not case.private if case else delivery.purpose in _OPEN)
    return DeliveryAnswer(
        id=delivery.id,
        status=delivery.status,
        purpose=delivery.purpose,
        phrase=delivery.phrase,
        text=_text(services, delivery) if words else None,
        group=DeliveryGroup(id=group.id, name=group.name, kind=group.kind),
        case=case.code if case else None,
        created_at=delivery.created_at,
        due_at=delivery.due_at,
        expires_at=delivery.expires_at,
        attempts=delivery.attempts,
        sent_at=delivery.sent_at,
        fault=delivery.fault,
    )


def _text(services: Services, delivery: Delivery) -> str | None:
    """The words that were chosen at sending; before, those that would be chosen now."""
    if delivery.text is not None:
        return delivery.text
    try:
        return services.speaker.render(delivery.phrase, delivery.slots)
    except (KeyError, ValueError):
        return None
