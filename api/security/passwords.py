"""Passwords as Argon2id hashes; costs after the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane."""

import asyncio
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$BWpaksFCg7WGTTUp3pvSjw$jbCqQ2IUilNUxwTO8HbUWEaOn8CM4QbnNv7ygqruA9s"
"""Of a random password that nobody knows, with the costs of today."""
_AT_ONCE = 2  # each check holds its memory while it runs; a town's server has little


def hashed(password: str) -> str:
    return _HASHER.hash(_plain(password))


def is_outdated(password_hash: str) -> bool:
    """Made with other costs than today's."""
    return _HASHER.check_needs_rehash(password_hash)


class Passwords:
    """Checks passwords in threads, few at once."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def fit(self, password: str, password_hash: str | None) -> bool:
        """Whether the password belongs to the hash. Without a hash it does not, and finding that out takes as long."""
        async with self._turns:
            fits = await asyncio.to_thread(_fits, password, password_hash or _NOBODYS)
        return fits and password_hash is not None


def _fits(password: str, password_hash: str) -> bool:
    try:
        return _HASHER.verify(password_hash, _plain(password))
    except (VerificationError, InvalidHashError):
        return False


def _plain(password: str) -> bytes:
    """Full-width digits of a Chinese keyboard are the same password."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
