"""Lets people in by password, knows them again by their session, and machines by their token."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.errors.tree import AccountPausedError, WrongPasswordError
from api.security.passwords import Passwords, hashed, is_outdated
from api.security.principal import Principal
from api.security.secret import fingerprint, new_secret
from api.services import Services
from db.models import Account, SignIn
from db.repositories import accounts, counters, sign_ins

_STRANGERS = "unknown_sign_ins"


@dataclass(frozen=True, slots=True)
class Entry:
    """`secret` goes into the cookie and is kept nowhere."""

    principal: Principal
    secret: str
    until: datetime


class Doorkeeper:
    def __init__(self, services: Services) -> None:
        self._database = services.database
        self._settings = services.settings
        self._clock = services.clock
        self._demo = services.demo
        self._passwords = Passwords()

    async def sign_in(self, username: str, password: str) -> Entry:
        """Raises WrongPasswordError, also for names that nobody has, and AccountPausedError."""
        account = await self._count_try(username)
        if not await self._passwords.fit(password, account.password_hash if account else None) or account is None:
            raise WrongPasswordError
        new_hash = hashed(password) if is_outdated(account.password_hash) else None
        return await self._begin(account.id, new_hash)

    async def sign_out(self, secret: str) -> None:
        async with self._database.write() as session:
            await sign_ins.end(session, fingerprint(secret))

    async def by_session(self, secret: str) -> Principal | None:
        """Who holds this session; None where it has ended or the account is closed."""
        async with self._database.read() as session:
            account = await accounts.by_sign_in(session, fingerprint(secret), self._clock())
        return Principal.of_account(account) if account is not None and self._lets_in(account) else None

    async def by_token(self, secret: str) -> Principal | None:
        async with self._database.read() as session:
            token = await accounts.by_token(session, fingerprint(secret))
        return Principal.of_token(token) if token is not None else None

    async def _count_try(self, username: str) -> Account | None:
        """A try counts before it is checked, so that many at once are no way around the pause. A name that nobody has
        costs a write as well: how long an answer takes tells nothing.
        """
        now = self._clock()
        async with self._database.write() as session:
            account = await sign_ins.account_for_try(session, username) if _storable(username) else None
            if account is None or not self._lets_in(account):
                await counters.advance(session, _STRANGERS)
                return None
            if account.locked_until is not None and account.locked_until > now:
                raise AccountPausedError(account.locked_until, now)
            account.failures += 1
            if account.failures >= self._settings.sign_in_tries:
                account.failures, account.locked_until = 0, now + timedelta(minutes=self._settings.sign_in_pause_minutes)
        return account

    async def _begin(self, account_id: int, new_hash: str | None) -> Entry:
        now, secret = self._clock(), new_secret()
        until = now + timedelta(hours=self._settings.session_hours)
        async with self._database.write() as session:
            account = await session.get_one(Account, account_id)
            account.failures, account.locked_until = 0, None
            account.password_hash = new_hash or account.password_hash
            begun = SignIn(secret_hash=fingerprint(secret), account_id=account_id, created_at=now, expires_at=until)
            session.add(begun)
        return Entry(Principal.of_account(account), secret, until)

    def _lets_in(self, account: Account) -> bool:
        return not account.disabled and (self._demo or not account.demo)


def _storable(username: str) -> bool:
    """No account has such a name, and PostgreSQL would not even compare it."""
    return "\x00" not in username and username.isprintable()
