"""People sign in with a password, by form or by JSON."""

import asyncio
from datetime import timedelta

from argon2 import PasswordHasher
from sqlalchemy import func, select, update
from web import PASSWORD, US, services_of

from api.app import create_app
from api.errors.tree import AccountPausedError, WrongPasswordError
from api.security import Doorkeeper, passwords
from db.models import Account, SignIn


async def sign_in(client, password=PASSWORD, username="zhiban"):
    return await client.post("/api/v1/session", json={"username": username, "password": password})


async def test_the_right_password_begins_a_session(web):
    stranger = await web.stranger(Origin=US)

    answer = await sign_in(stranger)

    assert answer.status_code == 201
    assert answer.json()["role"] == "desk"
    assert (await stranger.get("/api/v1/me")).json() == answer.json()
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("haitang_session=")
    assert {"httponly", "samesite=lax", "path=/", f"max-age={12 * 3600}"} <= set(cookie.split("; "))
    assert "secure" not in cookie


async def test_the_store_holds_no_secret(web):
    stranger = await web.stranger(Origin=US)
    await sign_in(stranger)

    async with web.house.database.read() as session:
        kept = await session.scalar(select(SignIn.secret_hash))

    assert stranger.cookies["haitang_session"] not in kept
    assert len(kept) == 64


async def test_over_https_the_cookie_is_bound_to_this_host(web):
    public = web.house.settings.web.model_copy(update={"public_url": "https://haitang.example.gov.cn"})
    stranger = await web.stranger(Origin="https://haitang.example.gov.cn")
    stranger._transport.app = create_app(services_of(web.house, public))

    answer = await sign_in(stranger)

    assert answer.headers["set-cookie"].startswith("__Host-haitang_session=")
    assert "secure" in answer.headers["set-cookie"].lower().split("; ")
    assert "domain" not in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_full_width_digits_of_a_chinese_keyboard_are_the_same_password(web):
    async with web.house.database.write() as session:
        await session.execute(update(Account).values(password_hash=passwords.hashed("haitang2026")))

    assert (await sign_in(await web.stranger(), "haitang2026")).status_code == 201


WRONG = [
    ("zhiban", "不对的密码"),
    ("nobody", PASSWORD),
    ("ZHIBAN", PASSWORD),
    ("值守", "x"),
    ("z\u0007", "x"),
    (" zhiban", PASSWORD),
]


async def test_a_wrong_password_and_a_wrong_name_sound_alike(web):
    stranger = await web.stranger()

    for username, password in WRONG:
        answer = await sign_in(stranger, password, username)
        assert answer.status_code == 401
        assert answer.json() == {
            "type": "urn:haitang:problem:wrong_password",
            "title": "用户名或密码不对，请核对后再试",
            "status": 401,
            "code": "wrong_password",
            "detail": "",
        }
        assert "set-cookie" not in answer.headers


async def test_a_name_that_nobody_has_costs_a_hash_as_well(web, monkeypatch):
    """The same costs: when they rise, passwords._NOBODYS must be made anew."""
    checked = []
    monkeypatch.setattr(passwords, "_fits", lambda password, known: bool(checked.append(known)))

    await sign_in(await web.stranger(), username="nobody")
    await sign_in(await web.stranger())

    assert len(checked) == 2
    assert not any(passwords.is_outdated(known) for known in checked)


async def test_too_many_wrong_passwords_pause_the_account(web):
    stranger = await web.stranger()
    for _ in range(5):
        assert (await sign_in(stranger, "错")).status_code == 401

    paused = await sign_in(stranger)

    assert paused.status_code == 429
    assert paused.json()["code"] == "account_paused"
    assert paused.json()["detail"] == "10:10 以后可以再试"
    assert paused.headers["retry-after"] == "601"

    web.stage.clock.now += timedelta(minutes=10)
    assert (await sign_in(stranger)).status_code == 201


async def test_the_right_password_forgets_the_wrong_ones(web):
    stranger = await web.stranger()
    for _ in range(3):
        for _ in range(4):
            await sign_in(stranger, "错")
        assert (await sign_in(stranger)).status_code == 201


async def test_many_tries_at_once_are_no_way_around_the_pause(web):
    doorkeeper = Doorkeeper(web.services)

    outcomes = await asyncio.gather(*(doorkeeper.sign_in("zhiban", f"猜{n}") for n in range(12)), return_exceptions=True)

    assert sum(isinstance(outcome, WrongPasswordError) for outcome in outcomes) == 5
    assert sum(isinstance(outcome, AccountPausedError) for outcome in outcomes) == 7


async def test_an_old_hash_is_made_anew(web):
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    async with web.house.database.write() as session:
        await session.execute(update(Account).values(password_hash=old))

    await sign_in(await web.stranger())

    async with web.house.database.read() as session:
        kept = await session.scalar(select(Account.password_hash).where(Account.username == "zhiban"))
    assert kept != old
    assert not passwords.is_outdated(kept)


async def test_a_closed_account_sounds_like_a_wrong_password(web):
    async with web.house.database.write() as session:
        await session.execute(update(Account).values(disabled=True))

    assert (await sign_in(await web.stranger())).json()["code"] == "wrong_password"


async def test_another_site_signs_nobody_in(web):
    answer = await sign_in(await web.stranger(Origin="https://evil.test"))

    assert answer.json()["code"] == "cross_site"
    async with web.house.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(SignIn)) == 0


async def test_a_machine_that_signs_out_keeps_its_token(web):
    machine = await web.machine()

    assert (await machine.delete("/api/v1/session")).status_code == 204
    assert (await machine.get("/api/v1/me")).status_code == 200
