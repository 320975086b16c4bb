"""Whom a case can be given to, the nearest first."""

from collections.abc import Collection, Iterator
from datetime import datetime

from cases.routing import leading_department
from cases.rules import Rules
from cases.town import Handler, Town
from db.models import Case
from db.words import DepartmentKind, Role


def handlers(town: Town, rules: Rules, case: Case, has_it: Collection[Handler], now: datetime) -> dict[Handler, str]:
    """Everybody besides those who have it, with the label of the list: wardens of the place, the leading department, all others."""
    found: dict[Handler, str] = {}
    for handler, label in _in_order(town, rules, case, now):
        if handler not in has_it:
            found.setdefault(handler, label)
    return found


def _in_order(town: Town, rules: Rules, case: Case, now: datetime) -> Iterator[tuple[Handler, str]]:
    here = town.wardens_of(case.group_id, now)
    lead = leading_department(town, rules, case.category, case.group_id)
    yield from ((warden, f"{warden.name}（本网格）") for warden in here)
    yield lead, f"{lead.name}（这类事牵头）"
    for department in town.departments.values():
        if department.kind is not DepartmentKind.DESK:
            yield town.handler(department_id=department.id), department.name
    if town.squad:
        yield town.handler(squad_id=town.squad.id), town.squad.name
    for person_id in town.people:
        handler = town.handler(person_id=person_id)
        if town.role_of(person_id) is Role.WARDEN and handler not in here:
            yield handler, f"{handler.name}（网格员）"
    yield town.handler(department_id=town.desk.id), town.desk.name
