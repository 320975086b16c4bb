"""Who may ask what: accounts with passwords for people, tokens for machines, and one gate before everything."""

from api.security.accounts import BadAccountError, create_account, set_password
from api.security.doorkeeper import Doorkeeper
from api.security.gate import Gate
from api.security.principal import Principal
from api.security.rights import principal_of
from api.security.tokens import BadTokenError, create_token, revoke_token

__all__ = [
    "BadAccountError",
    "BadTokenError",
    "Doorkeeper",
    "Gate",
    "Principal",
    "create_account",
    "create_token",
    "principal_of",
    "revoke_token",
    "set_password",
]
