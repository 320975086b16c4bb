"""Nobody gets in without saying who asks, and nobody else's page speaks for us."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from starlette.datastructures import Headers
from web import US, services_of

from api.app import create_app
from api.security.origin import is_from_elsewhere, is_from_us
from db.models import Account, Token
from db.words import Scope

CLOSED = ["/api/v1/cases", "/api/v1/me", "/metrics", "/api/openapi.json", "/api/v1/nothing-here", "/", "/_nicegui/x.js"]


async def test_a_stranger_is_told_to_sign_in(web):
    stranger = await web.stranger()

    for path in CLOSED:
        answer = await stranger.get(path)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["code"] == "not_signed_in"


async def test_health_answers_anybody(web):
    stranger = await web.stranger()

    assert (await stranger.get("/healthz")).json() == {"status": "up"}
    assert (await stranger.get("/readyz")).json()["status"] == "ready"


async def test_a_browser_is_led_to_the_sign_in_page_and_back(web):
    stranger = await web.stranger(Accept="text/html,application/xhtml+xml")

    answer = await stranger.get("/cases/101?tab=历史")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2Fcases%2F101%3Ftab%3D%25E5%258E%2586%25E5%258F%25B2"
    assert (await stranger.get("/")).headers["location"] == "/login"
    assert (await stranger.post("/cases/101")).status_code == 401


async def test_a_session_ends(web, desk):
    assert (await desk.get("/api/v1/me")).json()["name"] == "值守小周"

    web.stage.clock.now += timedelta(hours=13)

    assert (await desk.get("/api/v1/me")).status_code == 401


async def test_signing_out_ends_the_session_at_once(desk):
    secret = desk.cookies["haitang_session"]

    gone = await desk.delete("/api/v1/session")
    desk.cookies.set("haitang_session", secret)

    assert gone.status_code == 204
    assert (await desk.get("/api/v1/me")).status_code == 401


async def test_a_closed_account_is_out_at_once(web, desk):
    async with web.house.database.write() as session:
        await session.execute(update(Account).values(disabled=True))

    assert (await desk.get("/api/v1/me")).status_code == 401


async def test_a_demo_account_opens_nothing_but_a_demo(web, desk):
    async with web.house.database.write() as session:
        await session.execute(update(Account).values(demo=True))
    in_a_demo = await web.stranger()
    in_a_demo._transport.app = create_app(services_of(web.house, demo=True))
    in_a_demo.cookies.update(desk.cookies)

    assert (await desk.get("/api/v1/me")).status_code == 401
    assert (await in_a_demo.get("/api/v1/me")).status_code == 200


async def test_a_token_opens_what_its_scopes_say(web):
    machine = await web.machine(Scope.READ, name="duban")

    me = (await machine.get("/api/v1/me")).json()

    assert me == {
        "kind": "token",
        "name": "duban",
        "username": "duban",
        "role": None,
        "department_id": None,
        "scopes": ["read"],
    }
    assert (await machine.get("/api/v1/cases")).status_code == 200
    refused = await machine.get("/metrics")
    assert (refused.status_code, refused.json()["code"], refused.json()["scope"]) == (403, "not_allowed", "metrics")


async def test_a_wrong_token_is_not_made_good_by_a_cookie(desk):
    for header in (b"Bearer nonsense", b"Bearer ", b"Basic emhpYmFuOjEyMw==", b"", b"Bearer \xff\xfe"):
        answer = await desk.get("/api/v1/me", headers={"Authorization": header})
        assert answer.status_code == 401


async def test_a_revoked_token_opens_nothing(web):
    machine = await web.machine(Scope.READ)
    async with web.house.database.write() as session:
        await session.execute(update(Token).values(revoked_at=web.stage.clock.now))

    assert (await machine.get("/api/v1/cases")).status_code == 401


async def test_a_scope_that_nobody_knows_means_nothing(web):
    machine = await web.machine("everything", Scope.READ)

    assert (await machine.get("/api/v1/me")).json()["scopes"] == ["read"]


FOREIGN = [
    {"origin": "https://evil.test"},
    {"origin": "http://town.test.evil.test"},
    {"origin": "null"},
    {"origin": "http://["},
    {"origin": ""},
    {"origin": "http://town.test:8080"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_page_of_ours_is_known_by_what_the_browser_says(headers):
    said = Headers({"host": "town.test", **headers})

    assert not is_from_us(said, "")
    assert is_from_elsewhere(said, "") is bool(headers)


async def test_another_sites_page_changes_nothing(desk):
    """CSRF: the browser sends the cookie along, but says where the page is from."""
    del desk.headers["Origin"]

    for headers in ({"Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}, {}):
        answer = await desk.delete("/api/v1/session", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")
    assert (await desk.get("/api/v1/me")).status_code == 200


async def test_our_own_page_is_believed_by_either_header(desk):
    del desk.headers["Origin"]

    answer = await desk.post("/api/v1/nothing", headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 404


async def test_a_token_needs_no_page(web):
    machine = await web.machine(Scope.READ)

    answer = await machine.post("/api/v1/nothing", headers={"Origin": "https://evil.test"})

    assert answer.status_code == 404


async def test_behind_a_proxy_the_public_address_is_ours(web):
    public = web.house.settings.web.model_copy(update={"public_url": "https://haitang.example.gov.cn"})
    desk = await web.account("zhiban")
    desk._transport.app = create_app(services_of(web.house, public))
    desk.cookies.set("__Host-haitang_session", desk.cookies["haitang_session"])

    async def status(origin: str) -> int:
        return (await desk.post("/api/v1/nothing", headers={"Origin": origin})).status_code

    assert await status("https://haitang.example.gov.cn") == 404
    assert await status("http://haitang.example.gov.cn") == 403
    assert await status(US) == 403


async def test_every_answer_tells_the_browser_what_it_may_do(web, desk):
    page, data = await (await web.stranger()).get("/healthz"), await desk.get("/api/v1/me")

    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "http" not in page.headers["content-security-policy"]
    assert data.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert data.headers["cache-control"] == "no-store"
    for answer in (page, data):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "strict-transport-security" not in answer.headers
