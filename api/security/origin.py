"""Did one of our own pages send this request? Browsers tell by Origin and Sec-Fetch-Site, and no page can forge them."""

from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers


def is_from_us(headers: Headers, public_url: str) -> bool:
    """A request that says nothing is not believed."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    parts, public = _parts(origin), _parts(public_url)
    if public.scheme == "https" and parts.scheme != "https":
        return False
    return parts.netloc != "" and parts.netloc in {headers.get("host"), public.netloc}


def is_from_elsewhere(headers: Headers, public_url: str) -> bool:
    """The request says itself that another site sent it. Programs say nothing."""
    says = "origin" in headers or "sec-fetch-site" in headers
    return says and not is_from_us(headers, public_url)


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")
