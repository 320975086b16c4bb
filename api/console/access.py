"""Who is signed in, and what of the console is open to her: the same as by the API."""

from collections.abc import Collection
from dataclasses import dataclass

from fastapi import Request

from api.security.principal import Principal
from cases.actor import Actor
from db.words import AccountRole, Scope


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person before the screen."""

    principal: Principal

    @property
    def name(self) -> str:
        return self.principal.name

    @property
    def role(self) -> AccountRole | None:
        return self.principal.role

    @property
    def actor(self) -> Actor:
        return self.principal.actor()

    @property
    def acts(self) -> bool:
        return Scope.ACT in self.principal.scopes

    @property
    def keeps_watch(self) -> bool:
        """The desk and who keeps the program running: deliveries and the simulated chats are theirs."""
        return self.principal.is_desk

    @property
    def sees_numbers(self) -> bool:
        """Phone and card numbers in full; who only reads, reads them masked."""
        return self.acts

    def sees(self, departments: Collection[int]) -> bool:
        """Whether a case is hers to see; `departments` are those that have or had it."""
        only = self.principal.only_department
        return only is None or only in departments

    def reads(self, *, private: bool) -> bool:
        """Whether the words of a case are for her."""
        return self.principal.sees_private or not private


def viewer_of(request: Request) -> Viewer:
    """The gate lets nobody through without a principal."""
    return Viewer(request.state.principal)
