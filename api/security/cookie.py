"""The cookie that holds a session's secret."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

_NAME = "haitang_session"


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """Over https it is bound to this host and never sent in the clear (RFC 6265bis, `__Host-`)."""

    secure: bool

    @property
    def name(self) -> str:
        return f"__Host-{_NAME}" if self.secure else _NAME

    def read(self, connection: HTTPConnection) -> str | None:
        return connection.cookies.get(self.name)

    def set(self, response: Response, secret: str, *, hours: int) -> None:
        response.set_cookie(
            self.name, secret, max_age=hours * 3600, path="/", secure=self.secure, httponly=True, samesite="lax"
        )

    def clear(self, response: Response) -> None:
        response.delete_cookie(self.name, path="/", secure=self.secure, httponly=True, samesite="lax")


def session_cookie(public_url: str) -> SessionCookie:
    return SessionCookie(secure=public_url.startswith("https://"))
