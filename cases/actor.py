"""Who did something to a case. The label stands in the history for good, so it names the person as of that day."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Actor:
    """`person_id` is set for people of the chats; staff at the console and the clock have none."""

    label: str
    person_id: int | None = None
    department_id: int | None = None
    squad_id: int | None = None
    desk: bool = False

    @property
    def name(self) -> str:
        """What people call the actor."""
        return self.label.partition(" ")[2] or self.label

    @classmethod
    def clock(cls) -> Self:
        return cls("clock", desk=True)

    @classmethod
    def inbox(cls) -> Self:
        """The classifiers' decision on what a resident wrote."""
        return cls("inbox", desk=True)

    @classmethod
    def person(
        cls, person_id: int, name: str, *, department_id: int | None = None, squad_id: int | None = None, desk: bool = False
    ) -> Self:
        """Somebody of the chats; `department_id` and `squad_id` are whom the person speaks for."""
        return cls(f"person:{person_id} {name}"[:80], person_id, department_id, squad_id, desk)

    @classmethod
    def account(cls, username: str, name: str, *, department_id: int | None = None, desk: bool = False) -> Self:
        return cls(f"account:{username} {name}"[:80], department_id=department_id, desk=desk)
