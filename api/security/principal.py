"""Who asks: a person's account or a machine's token, and what follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Self

from cases.actor import Actor
from db.models import Account, Token
from db.words import AccountRole, Scope

_SCOPES: Mapping[AccountRole, frozenset[Scope]] = MappingProxyType(
    {
        AccountRole.DESK: frozenset(Scope),
        AccountRole.ADMIN: frozenset(Scope),
        AccountRole.CLERK: frozenset({Scope.READ, Scope.ACT}),
        AccountRole.LEADER: frozenset({Scope.READ}),
    }
)
_NO_DEPARTMENT = 0  # no department has this number, so a clerk without one sees nothing


@dataclass(frozen=True, slots=True)
class Principal:
    """`role` is None for tokens; a token that may act, acts for the desk. `username` of a token is its name."""

    kind: Literal["account", "token"]
    name: str
    username: str
    role: AccountRole | None
    department_id: int | None
    scopes: frozenset[Scope]

    @classmethod
    def of_account(cls, account: Account) -> Self:
        return cls("account", account.name, account.username, account.role, account.department_id, _SCOPES[account.role])

    @classmethod
    def of_token(cls, token: Token) -> Self:
        """To act, one must see what one acts on: `act` holds `read`."""
        scopes = _known(token.scopes)
        return cls("token", token.name, token.name, None, None, scopes | ({Scope.READ} if Scope.ACT in scopes else set()))

    @property
    def is_desk(self) -> bool:
        """The desk itself, the 信息员, or a machine that acts for the desk."""
        return self.role in {AccountRole.DESK, AccountRole.ADMIN} or (self.role is None and Scope.ACT in self.scopes)

    @property
    def only_department(self) -> int | None:
        """A clerk sees what her department has or had; None for those who see all cases."""
        return (self.department_id or _NO_DEPARTMENT) if self.role is AccountRole.CLERK else None

    @property
    def sees_private(self) -> bool:
        """Whether words and people of private cases are shown. Leaders, and machines that only read, see neither."""
        return self.is_desk or self.role is AccountRole.CLERK

    def actor(self) -> Actor:
        """How the history of a case names what this principal does."""
        if self.kind == "token":
            return Actor(f"token:{self.name}", desk=self.is_desk)
        department = self.department_id if self.role is AccountRole.CLERK else None
        return Actor.account(self.username, self.name, department_id=department, desk=self.is_desk)


def _known(scopes: Iterable[str]) -> frozenset[Scope]:
    """A scope that a newer program wrote means nothing here."""
    return frozenset(scope for scope in Scope if scope.value in set(scopes))
