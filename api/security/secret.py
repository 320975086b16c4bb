"""Secrets that we give out: random, shown once, and kept only as their SHA-256."""

import secrets
from hashlib import sha256

_BYTES = 32


def new_secret(prefix: str = "") -> str:
    return prefix + secrets.token_urlsafe(_BYTES)


def fingerprint(secret: str) -> str:
    """64 hex digits. Plain SHA-256 is enough: nobody guesses 256 random bits."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
