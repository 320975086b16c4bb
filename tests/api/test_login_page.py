"""The sign-in page: plain, Chinese, and nothing from outside."""

import re

import pytest
from web import PASSWORD, US

from api.security.destination import local


async def enter(client, **fields):
    return await client.post("/login", data={"username": "zhiban", "password": PASSWORD, **fields})


async def test_the_page_stands_alone(web):
    stranger = await web.stranger()

    page, style = await stranger.get("/login"), await stranger.get("/login.css")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert 'lang="zh-CN"' in page.text
    assert "width=device-width" in page.text
    for text in (page.text, style.text):
        assert not re.search(r"https?://|//[a-z]|@import|<script|<style|style=", text)
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


async def test_signing_in_leads_to_what_was_asked_for(web):
    stranger = await web.stranger(Origin=US)

    answer = await enter(stranger, next="/cases/101?tab=历史")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/cases/101?tab=%E5%8E%86%E5%8F%B2"
    assert (await stranger.get("/api/v1/me")).json()["username"] == "zhiban"
    assert (await stranger.get("/login?next=/tips")).headers["location"] == "/tips"


ELSEWHERE = [
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test",
    "\\\\evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    "javascript:alert(1)",
    "evil.test",
    "/login?next=/login",
    "",
    None,
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_only_a_page_of_ours_is_a_destination(elsewhere):
    assert local(elsewhere) == "/"


async def test_nobody_is_led_elsewhere(web):
    stranger = await web.stranger(Origin=US)

    page = await stranger.get("/login", params={"next": "//evil.test/"})
    answer = await enter(stranger, next="https://evil.test/")

    assert 'name="next" value="/"' in page.text
    assert answer.headers["location"] == "/"


async def test_a_wrong_password_says_what_to_do(web):
    answer = await enter(await web.stranger(Origin=US), password="错", next="/tips", username='"><b>')

    assert answer.status_code == 401
    assert "用户名或密码不对，请核对后再试" in answer.text
    assert 'value="/tips"' in answer.text
    assert "&quot;&gt;&lt;b&gt;" in answer.text
    assert "<b>" not in answer.text


async def test_a_pause_says_until_when(web):
    stranger = await web.stranger(Origin=US)
    for _ in range(5):
        await enter(stranger, password="错")

    answer = await enter(stranger)

    assert answer.status_code == 429
    assert "10:10 以后可以再试" in answer.text


async def test_another_sites_form_is_refused(web):
    answer = await enter(await web.stranger(Origin="https://evil.test"))

    assert answer.json()["code"] == "cross_site"


RUBBISH = [
    (b"username=%ff%00&password=%00", "application/x-www-form-urlencoded"),
    (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
    (b"{}", "application/json"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
    (b"", "text/plain"),
]


async def test_rubbish_is_answered(web):
    stranger = await web.stranger(Origin=US)

    for content, kind in RUBBISH:
        answer = await stranger.post("/login", content=content, headers={"Content-Type": kind})
        assert answer.status_code in {400, 401}


async def test_a_flood_is_refused(web):
    answer = await enter(await web.stranger(Origin=US), password="x" * 100_000)

    assert answer.status_code == 413
