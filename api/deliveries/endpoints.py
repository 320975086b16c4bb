"""What is owed to chats, and what a person does about what no channel could send."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.deliveries.schemas import DeliveryAnswer, SendAgainBody, WantedDeliveries
from api.deliveries.settling import send_again, sent_by_hand
from api.deliveries.showing import shown
from api.errors.tree import UnknownThingError
from api.openapi import problems
from api.paging import Page, cursor_at, cut
from api.security.rights import Desk, Reader
from api.services import Services
from api.values import Number
from db.repositories import delivery_lists
from db.repositories.delivery_lists import DeliveryFilter

DeliveryNumber = Annotated[Number, Path(description="number of the delivery", examples=[1])]


def deliveries_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/deliveries", tags=["deliveries"])

    @router.get("", responses=problems(422))
    async def list_deliveries(principal: Reader, query: WantedDeliveries) -> Page[DeliveryAnswer]:
        """The newest first. Clerks see what is owed about the cases that their department has or had."""
        wanted = DeliveryFilter(query.status, query.purpose, query.group, query.case, principal.only_department)
        async with services.database.read() as session:
            found = await delivery_lists.page(session, wanted, before=query.position, most=query.fetch)
        listed, more = cut(found, query)
        return Page(
            items=[shown(services, principal, one) for one in listed],
            next=cursor_at(listed[-1].delivery.id) if more else None,
        )

    @router.get("/{delivery}", responses=problems(404, 422))
    async def read_delivery(principal: Reader, delivery: DeliveryNumber) -> DeliveryAnswer:
        async with services.database.read() as session:
            found = await delivery_lists.one(session, delivery, department_id=principal.only_department)
        if found is None:
            raise UnknownThingError("delivery", delivery)
        return shown(services, principal, found)

    @router.post("/{delivery}/sent-by-hand", responses=problems(404, 409, 422))
    async def mark_sent(principal: Desk, delivery: DeliveryNumber) -> DeliveryAnswer:
        """Somebody copied the words into the chat, or saw that they had arrived."""
        return await sent_by_hand(services, principal, delivery)

    @router.post("/{delivery}/send-again", responses=problems(404, 409, 413, 415, 422))
    async def mark_unsent(principal: Desk, delivery: DeliveryNumber, body: SendAgainBody) -> DeliveryAnswer:
        """It did not arrive: the channel tries again. Residents who may have heard it are told twice only on purpose."""
        return await send_again(services, principal, delivery, confirmed=body.confirm)

    return router
