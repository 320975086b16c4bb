"""The demo town goes into a store the way any town does: as a workbook."""

from sqlalchemy.ext.asyncio import AsyncSession

from classifiers import category_names
from db.town import import_workbook
from haitang.demo.residents import add_demo_residents
from haitang.demo.workbook import demo_workbook


async def fill(session: AsyncSession) -> None:
    await import_workbook(session, demo_workbook(), categories=category_names())
    await add_demo_residents(session)
