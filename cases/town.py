"""The town as the rules ask for it: who serves a place, who goes by a name, in which chat somebody is reached.

Built from the roster in one go and never changed; a newer roster makes a new town.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from rapidfuzz import process

from cases.errors import UnknownHandlerError
from db.models import Department, EmergencySquad, Group, MicroGrid, Person, Responsibility, Warden
from db.repositories.roster import Roster
from db.words import DepartmentKind, GroupKind, Role, WardenKind


@dataclass(frozen=True, slots=True)
class Handler:
    """Who can have a case: exactly one of a person, a department, the squad. `name` is what chats call them."""

    name: str
    person_id: int | None = None
    department_id: int | None = None
    squad_id: int | None = None


class Town:
    def __init__(self, roster: Roster, edition: int = 0) -> None:
        self._roster = roster
        self.edition = edition

    @cached_property
    def groups(self) -> Mapping[int, Group]:
        return {group.id: group for group in self._roster.groups}

    @cached_property
    def people(self) -> Mapping[int, Person]:
        return {person.id: person for person in self._roster.people}

    @cached_property
    def departments(self) -> Mapping[int, Department]:
        return {department.id: department for department in self._roster.departments}

    @cached_property
    def desk(self) -> Department:
        """值守. A town without one cannot work; `haitang town import` refuses such a workbook."""
        return next(department for department in self._roster.departments if department.kind is DepartmentKind.DESK)

    @cached_property
    def squad(self) -> EmergencySquad | None:
        return next(iter(self._roster.squads), None)

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Every name by which a spot of the town is known; for the classifiers' gazetteer."""
        named = (place for micro_grid in self._roster.micro_grids for place in (micro_grid.name, *micro_grid.places))
        return frozenset(named) | {community.name for community in self._roster.communities}

    def micro_grid_of(self, group_id: int) -> MicroGrid | None:
        group = self.groups.get(group_id)
        return self._micro_grids.get(group.micro_grid_id) if group and group.micro_grid_id else None

    def community_of(self, group_id: int) -> int | None:
        micro_grid = self.micro_grid_of(group_id)
        return self._community_of_grid[micro_grid.grid_id] if micro_grid else None

    def place_of(self, group: Group, person_id: int | None) -> int:
        """The residents' group of the place that somebody speaks about: the group itself, or, where staff speak among
        themselves or to the bot, the group of the micro-grid that she serves.
        """
        if group.kind is GroupKind.RESIDENT:
            return group.id
        served = self._served.get(person_id) if person_id else None
        home = self.group_of_micro_grid(served or group.micro_grid_id or 0)
        return home.id if home else group.id

    def neighbours(self, group_id: int) -> frozenset[int]:
        """The resident groups of the same community, the group itself included."""
        community = self.community_of(group_id)
        return self._groups_of_community.get(community, frozenset()) if community else frozenset({group_id})

    def group_of_micro_grid(self, micro_grid_id: int) -> Group | None:
        return self._homes.get(micro_grid_id)

    def wardens_of(self, group_id: int, now: datetime) -> tuple[Handler, ...]:
        """Who serves the group's micro-grid today, in the order in which they are asked: the warden, her stand-in, the grid's heads."""
        micro_grid = self.micro_grid_of(group_id)
        if micro_grid is None:
            return ()
        named = [self._wardens.get(warden_id) for warden_id in (micro_grid.warden_id, micro_grid.stand_in_id) if warden_id]
        others = [warden for warden in self._wardens_of_grid[micro_grid.grid_id] if warden.kind is not WardenKind.MICRO]
        heads_first = sorted(others, key=lambda warden: (warden.kind is not WardenKind.HEAD, warden.id))
        present = (warden for warden in (*named, *heads_first) if warden and not _away(warden, now))
        return tuple(dict.fromkeys(self.handler(person_id=warden.person_id) for warden in present))

    def responsibility(self, category: str, group_id: int) -> Responsibility | None:
        """Who handles the category here: the community's own rule before the town's."""
        community = self.community_of(group_id)
        return self._duties.get((category, community)) or self._duties.get((category, None))

    def joint_of(self, responsibility: Responsibility) -> tuple[Handler, ...]:
        return tuple(
            self.handler(department_id=department) for duty, department in self._roster.joint if duty == responsibility.id
        )

    def handler(
        self, *, person_id: int | None = None, department_id: int | None = None, squad_id: int | None = None
    ) -> Handler:
        if person_id is not None:
            return Handler(self._name_of(person_id), person_id=person_id)
        if department_id is not None:
            return Handler(self.departments[department_id].name, department_id=department_id)
        return Handler(next(squad.name for squad in self._roster.squads if squad.id == squad_id), squad_id=squad_id)

    def find(self, name: str) -> Handler:
        """The handler that goes by `name` (a code, a name, an alias, a warden's name). Raises UnknownHandlerError."""
        found = self._by_name.get(name.strip())
        if found is None:
            near = process.extract(name, list(self._by_name), limit=3, score_cutoff=50)
            raise UnknownHandlerError(name, [match[0] for match in near])
        return found

    def names(self) -> Iterable[str]:
        """Every name that `find` knows, longest first, so that a text can be searched for them."""
        return sorted(self._by_name, key=len, reverse=True)

    def chat_of(self, handler: Handler) -> Group | None:
        """Where the handler is reached: a direct chat, the department's group, the squad's group."""
        return self._chats.get((handler.person_id, handler.department_id, handler.squad_id))

    def role_of(self, person_id: int) -> Role:
        if person_id in self._warden_people:
            return Role.WARDEN
        person = self.people.get(person_id)
        return Role.OFFICER if person and person.department_id else Role.RESIDENT

    def is_desk(self, person_id: int) -> bool:
        person = self.people.get(person_id)
        return person is not None and person.department_id == self.desk.id

    def _name_of(self, person_id: int) -> str:
        person = self.people.get(person_id)
        return person.name if person else f"{person_id}号"

    @cached_property
    def _micro_grids(self) -> Mapping[int, MicroGrid]:
        return {micro_grid.id: micro_grid for micro_grid in self._roster.micro_grids}

    @cached_property
    def _community_of_grid(self) -> Mapping[int, int]:
        return {grid.id: grid.community_id for grid in self._roster.grids}

    @cached_property
    def _groups_of_community(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for group in self._roster.groups:
            community = self.community_of(group.id)
            if group.kind is GroupKind.RESIDENT and community:
                found[community].add(group.id)
        return {community: frozenset(groups) for community, groups in found.items()}

    @cached_property
    def _homes(self) -> Mapping[int, Group]:
        """Micro-grid to its residents' group, the oldest where it has several."""
        residents = (group for group in reversed(self._roster.groups) if group.kind is GroupKind.RESIDENT)
        return {group.micro_grid_id: group for group in residents if group.micro_grid_id}

    @cached_property
    def _served(self) -> Mapping[int, int]:
        """Warden's person to the first micro-grid that she serves."""
        pairs = (
            (self._wardens[grid.warden_id].person_id, grid.id) for grid in reversed(self._roster.micro_grids) if grid.warden_id
        )
        return dict(pairs)

    @cached_property
    def _wardens(self) -> Mapping[int, Warden]:
        return {warden.id: warden for warden in self._roster.wardens}

    @cached_property
    def _warden_people(self) -> frozenset[int]:
        return frozenset(warden.person_id for warden in self._roster.wardens)

    @cached_property
    def _wardens_of_grid(self) -> Mapping[int, list[Warden]]:
        found: dict[int, list[Warden]] = defaultdict(list)
        for warden in self._roster.wardens:
            found[warden.grid_id].append(warden)
        return found

    @cached_property
    def _duties(self) -> Mapping[tuple[str, int | None], Responsibility]:
        return {(duty.category, duty.community_id): duty for duty in self._roster.responsibilities}

    @cached_property
    def _chats(self) -> Mapping[tuple[int | None, int | None, int | None], Group]:
        kinds = {GroupKind.DIRECT, GroupKind.DEPARTMENT, GroupKind.SQUAD}
        return {
            (group.person_id, group.department_id, group.squad_id): group
            for group in reversed(self._roster.groups)
            if group.kind in kinds
        }

    @cached_property
    def _by_name(self) -> Mapping[str, Handler]:
        found: dict[str, Handler] = {}
        for warden in self._roster.wardens:
            person = self.people[warden.person_id]
            found[person.name] = Handler(person.name, person_id=person.id)
        for squad in self._roster.squads:
            found |= dict.fromkeys((squad.code, squad.name), Handler(squad.name, squad_id=squad.id))
        for department in self._roster.departments:
            names = (department.code, department.name, *department.aliases)
            found |= dict.fromkeys(names, Handler(department.name, department_id=department.id))
        return found


def _away(warden: Warden, now: datetime) -> bool:
    if warden.away_from is None or now < warden.away_from:
        return False
    return warden.away_until is None or now < warden.away_until
