"""Who handles what in the demo town: the program's own table, and what a few communities do in their own way."""

from collections.abc import Iterator

from cases.rules import Rules
from cases.settings import CasesSettings
from db.town import Row
from db.town.sheets import RESPONSIBILITIES
from db.words import FirstTo
from haitang.demo.departments import COMMANDS_SQUAD, SQUAD

_EXCEPTIONS = (
    # old housing estates: 物业 matters go to the service centre at once
    {"category": "property_mgmt", "community": "C02", "first_to": FirstTo.LEAD, "lead": "shequ", "joint": ("guijian", "sfs")},
    # the village has a waterworks of its own
    {"category": "water_supply", "community": "C12", "first_to": FirstTo.WARDEN, "lead": "cunwei", "joint": ("gsz",)},
    # forest all around
    {"category": "forest_fire", "community": "C11", "first_to": FirstTo.LEAD, "lead": "yingji", "joint": ("cunwei", "nongye")},
)


def duties() -> Iterator[Row]:
    for category, handling in Rules.load(CasesSettings()).handling.items():
        lead = _department(handling.lead)
        joint = {_department(code) for code in handling.joint} - {lead}
        yield RESPONSIBILITIES.row(category=category, first_to=handling.first, lead=lead, joint=tuple(sorted(joint)))
    yield from (RESPONSIBILITIES.row(**exception) for exception in _EXCEPTIONS)


def _department(code: str) -> str:
    return COMMANDS_SQUAD if code == SQUAD[0] else code
