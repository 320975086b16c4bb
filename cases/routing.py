"""Who gets a case. First the warden of the place, unless the town's table says that a department is asked first."""

from datetime import datetime

from cases.errors import UnknownHandlerError
from cases.rules import Rules
from cases.town import Handler, Town
from db.words import FirstTo


def first_handler(town: Town, rules: Rules, category: str, group_id: int, now: datetime) -> Handler:
    """The warden on duty, her stand-in where she is away, the leading department, and at last the desk: never nobody."""
    duty = town.responsibility(category, group_id)
    first = duty.first_to if duty else rules.of(category).first
    wardens = town.wardens_of(group_id, now)
    if first is FirstTo.WARDEN and wardens:
        return wardens[0]
    return leading_department(town, rules, category, group_id)


def leading_department(town: Town, rules: Rules, category: str, group_id: int) -> Handler:
    """The department that answers for the category here; the desk where the town's table names none that it has."""
    if duty := town.responsibility(category, group_id):
        return town.handler(department_id=duty.lead_id)
    try:
        return town.find(rules.of(category).lead)
    except UnknownHandlerError:
        return desk(town)


def alarmed(town: Town, group_id: int, now: datetime, *, sure: bool) -> tuple[Handler, ...]:
    """Who hears of life at risk at once, besides the one who gets the case: stand-in, desk and squad; of a mere suspicion the desk."""
    if not sure:
        return (desk(town),)
    stand_in = town.wardens_of(group_id, now)[:2]
    squad = (town.handler(squad_id=town.squad.id),) if town.squad else ()
    return tuple(dict.fromkeys((*stand_in, desk(town), *squad)))


def desk(town: Town) -> Handler:
    return town.handler(department_id=town.desk.id)
