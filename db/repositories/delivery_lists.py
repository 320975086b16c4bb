"""Deliveries as lists show them, the newest first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Case, Delivery, Group
from db.words import DeliveryStatus, Purpose


@dataclass(frozen=True, slots=True)
class DeliveryFilter:
    """`department_id` leaves those about cases that the department has or had."""

    status: Collection[DeliveryStatus] = ()
    purpose: Purpose | None = None
    group_id: int | None = None
    case: str | None = None
    department_id: int | None = None


class Listed(NamedTuple):
    """A delivery with its chat and, where it is about one, its case."""

    delivery: Delivery
    group: Group
    case: Case | None


async def page(session: AsyncSession, wanted: DeliveryFilter, *, before: int | None, most: int) -> list[Listed]:
    """The newest deliveries with a number below `before`."""
    found = _deliveries().where(*_conditions(wanted))
    if before is not None:
        found = found.where(Delivery.id < before)
    return [Listed._make(row) for row in await session.execute(found.order_by(Delivery.id.desc()).limit(most))]


async def one(session: AsyncSession, delivery_id: int, *, department_id: int | None = None) -> Listed | None:
    """With a department: only if it is about a case that the department has or had."""
    theirs = _conditions(DeliveryFilter(department_id=department_id))
    row = (await session.execute(_deliveries().where(Delivery.id == delivery_id, *theirs))).first()
    return Listed._make(row) if row else None


def _deliveries() -> Select[Delivery, Group, Case]:
    joined = select(Delivery, Group, Case).join(Group, Group.id == Delivery.group_id)
    return joined.outerjoin(Case, Case.id == Delivery.case_id)


def _conditions(wanted: DeliveryFilter) -> Sequence[ColumnElement[bool]]:
    pairs = ((Delivery.purpose, wanted.purpose), (Delivery.group_id, wanted.group_id), (Case.code, wanted.case))
    found: list[ColumnElement[bool]] = [column == value for column, value in pairs if value is not None]
    if wanted.status:
        found.append(Delivery.status.in_(wanted.status))
    if wanted.department_id is not None:
        theirs = exists().where(Assignment.case_id == Delivery.case_id, Assignment.department_id == wanted.department_id)
        found.append(theirs)
    return found
