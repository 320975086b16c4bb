"""What the web side itself refuses. Errors of the packages below keep their own trees; `translation` answers them all.

ApiError
├── NotSignedInError, WrongPasswordError, AccountPausedError
├── NotAllowedError, CrossSiteError
├── BodyTooLargeError, IllegibleError, WrongMediaTypeError
├── UnknownActionError, UnknownThingError, NoSimulatorError
└── AlreadyBoundError, NotAMemberError, DeliverySettledError, DeliveryExpiredError, ConfirmNeededError
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cases.calendar import TOWN_ZONE


class ApiError(Exception):
    """`code` is one of the catalogue; `fields` go into the answer."""

    code = "bad_request"

    def __init__(self, detail: str = "", **fields: Any) -> None:
        super().__init__(detail or self.code)
        self.detail, self.fields = detail, fields

    @property
    def headers(self) -> dict[str, str]:
        return {}


class NotSignedInError(ApiError):
    code = "not_signed_in"

    @property
    def headers(self) -> dict[str, str]:
        return {"WWW-Authenticate": "Bearer"}


class WrongPasswordError(ApiError):
    code = "wrong_password"


class AccountPausedError(ApiError):
    code = "account_paused"

    def __init__(self, until: datetime, now: datetime) -> None:
        local = until.astimezone(TOWN_ZONE)
        super().__init__(f"{local:%H:%M} 以后可以再试", until=local.isoformat())
        self.until = until
        self._seconds = int((until - now).total_seconds()) + 1

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self._seconds)}


class NotAllowedError(ApiError):
    code = "not_allowed"


class CrossSiteError(ApiError):
    code = "cross_site"


class BodyTooLargeError(ApiError):
    """`limit` in bytes."""

    code = "body_too_large"

    def __init__(self, limit: int) -> None:
        super().__init__(limit=limit)


class IllegibleError(ApiError):
    """`what` names the part of the request."""

    code = "broken_utf8"

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class WrongMediaTypeError(ApiError):
    code = "wrong_media_type"


class UnknownActionError(ApiError):
    code = "unknown_action"

    def __init__(self, action: str, known: Iterable[str]) -> None:
        super().__init__(action=action, known=sorted(known))


class UnknownThingError(ApiError):
    """Something named by its number or code is not there: a group, a person, a micro-grid, a department, a delivery."""

    def __init__(self, what: str, key: str | int) -> None:
        super().__init__()
        self.fields = {what: key}
        self.code = f"unknown_{what}"


class NoSimulatorError(ApiError):
    code = "no_simulator"


class AlreadyBoundError(ApiError):
    code = "already_bound"


class NotAMemberError(ApiError):
    code = "not_a_member"

    def __init__(self, sender: str, members: Iterable[str]) -> None:
        super().__init__(sender=sender, members=list(members))


class DeliverySettledError(ApiError):
    code = "delivery_settled"


class DeliveryExpiredError(ApiError):
    code = "delivery_expired"


class ConfirmNeededError(ApiError):
    code = "confirm_needed"
