"""Where somebody goes after signing in: only ever a page of ours."""

from urllib.parse import quote

from starlette.types import Scope

LOGIN = "/login"
HOME = "/"


def local(path: str | None) -> str:
    r"""`path` if it is one of our own, else the first page. Browsers read `//host`, `/\host` and tabs as ways elsewhere."""
    inside = path is not None and path.startswith("/") and path.isprintable() and "\\" not in path
    if path is None or not inside or path.startswith(("//", LOGIN)):
        return HOME
    return path


def login_for(scope: Scope) -> str:
    """The sign-in page, which leads back to what was asked for."""
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = quote(scope["path"], safe="/") + (f"?{query}" if query else "")
    return LOGIN if wanted == HOME else f"{LOGIN}?next={quote(wanted, safe='')}"
