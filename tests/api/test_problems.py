"""Whatever is sent is answered with a problem that says what to do; never with a 500 that we could have foreseen."""

import logging

from api.cases.bodies import BODIES
from api.errors.catalogue import CATALOGUE

ADDRESS = "/api/v1/cases/101/actions/progress"


async def send(client, content, media_type="application/json", address=ADDRESS):
    answer = await client.post(address, content=content, headers={"Content-Type": media_type})
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["type"] == f"urn:haitang:problem:{problem['code']}"
    return answer.status_code, problem["code"]


def test_every_problem_says_in_chinese_what_to_do():
    for code, entry in CATALOGUE.items():
        assert code.isascii()
        assert any("一" <= letter <= "鿿" for letter in entry.title), code
        assert 400 <= entry.status < 600


UNREADABLE = [
    (b"{", 400, "malformed_json"),
    (b'{"version": 1, "words": "\xff"}', 400, "broken_utf8"),
    ('{"version": 1, "words": "修好了"}'.encode("gbk"), 400, "broken_utf8"),
    (b'{"version": 1, "words": "a\\u0000b"}', 400, "broken_utf8"),
    (b'{"version": 1, "words": "\\ud800"}', 400, "broken_utf8"),
    (b"[" * 30_000, 400, "too_deep"),
    (b'{"version": ' + b"9" * 5000 + b', "words": "x"}', 400, "bad_request"),
    (b'{"version": 1, "words": "' + b"x" * 70_000 + b'"}', 413, "body_too_large"),
    (b"", 422, "validation"),
    (b"null", 422, "wrong_type"),
    (b"[]", 422, "wrong_type"),
    (b'"x"', 422, "wrong_type"),
    (b'{"version": NaN, "words": "x"}', 422, "validation"),
    (b'{"version": 1e400, "words": "x"}', 422, "validation"),
    (b'{"version": 0, "words": "x"}', 422, "validation"),
    (b'{"version": true, "words": "x"}', 422, "wrong_type"),
    (b'{"version": 1, "words": "x", "\\ud800": 1}', 400, "broken_utf8"),
    (b'{"version": 1, "words": "x", "\\u0000": 1}', 422, "validation"),
]


async def test_what_cannot_be_read(desk):
    for content, status, code in UNREADABLE:
        assert (await send(desk, content)) == (status, code), content[:60]


async def test_what_is_no_json(desk):
    for media_type in ("text/plain", "application/x-www-form-urlencoded", "application/xml", "", "json", "text/json"):
        assert (await send(desk, b'{"version": 1, "words": "x"}', media_type)) == (415, "wrong_media_type")
    assert (await send(desk, b'{"version": 1, "words": "x"}', "application/json; charset=utf-8")) == (404, "unknown_case")
    assert (await send(desk, b'{"version": 1, "words": "x"}', "Application/JSON")) == (404, "unknown_case")


async def test_a_flood_is_not_read_to_its_end(desk):
    """Announced or not: what is too long is refused before it is taken in."""
    read = 0

    async def flood():
        nonlocal read
        for _ in range(1000):
            read += 16 * 1024
            yield b" " * 16 * 1024

    assert (await send(desk, flood())) == (413, "body_too_large")
    assert read <= 96 * 1024
    assert (await send(desk, flood(), address="/api/v1/nothing")) == (404, "not_found")


async def test_a_stranger_learns_nothing_by_malformed_questions(web):
    stranger = await web.stranger()

    for content in (b"{", b"\xff", b"x" * 100_000):
        assert (await send(stranger, content)) == (401, "not_signed_in")


ASKED = [
    ("/api/v1/cases?q=%ff", 400, "broken_utf8"),
    ("/api/v1/cases?q=%00", 400, "broken_utf8"),
    ("/api/v1/cases/%ff", 400, "broken_utf8"),
    ("/api/v1/cases/%00", 400, "broken_utf8"),
    ("/api/v1/cases/%ed%a0%80", 400, "broken_utf8"),
    ("/api/v1/cases/abc", 422, "validation"),
    ("/api/v1/cases/１０１", 422, "validation"),
    ("/api/v1/cases/101/", 404, "not_found"),
    ("/api/v1/cases/1%2F2", 404, "not_found"),
    ("/api/v1/cases?limit=0", 422, "validation"),
    ("/api/v1/cases?limit=x", 422, "wrong_type"),
    ("/api/v1/cases?cursor=x", 422, "validation"),
    ("/api/v1/cases?cursor=ffffffffffffffff", 200, None),
    ("/api/v1/cases?status=dancing", 422, "validation"),
    ("/api/v1/cases?since=2026-11-23", 422, "validation"),
    ("/api/v1/cases?since=0001-01-01T00:00:00%2B14:00", 200, None),
    ("/api/v1/groups/99999999999999999999", 422, "validation"),
    ("/api/v2/cases", 404, "not_found"),
    ("/webhooks/wecom", 404, "not_found"),
]


async def test_what_is_asked_of_an_address(desk):
    for path, status, code in ASKED:
        answer = await desk.get(path)
        assert (answer.status_code, answer.json().get("code")) == (status, code), path


async def test_an_address_names_all_its_methods(desk):
    for method, path, allowed in (
        ("PUT", "/api/v1/simulator/chats/G1/messages", "GET, POST"),
        ("DELETE", "/api/v1/cases", "GET"),
        ("OPTIONS", "/api/v1/session", "DELETE, POST"),
        ("GET", "/api/v1/cases/101/actions/accept", "POST"),
        ("POST", "/healthz", "GET"),
        ("DELETE", "/login", "GET, POST"),
        ("BREW", "/metrics", "GET"),
    ):
        answer = await desk.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
        assert answer.headers["allow"] == allowed


async def test_what_nobody_foresaw_is_logged_with_the_number_that_is_answered(web, desk, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("the secret is 4711")

    monkeypatch.setattr(web.services.towns, "today", broken)

    with caplog.at_level(logging.ERROR, logger="api.errors.last_resort"):
        answer = await desk.get("/api/v1/cases")

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (500, "internal")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "4711" not in answer.text
    assert problem["trace"] in caplog.records[0].getMessage()
    assert "4711" in caplog.text


async def test_the_description_is_for_those_who_are_signed_in(desk):
    description = (await desk.get("/api/openapi.json")).json()

    assert description["openapi"] == "3.1.0"
    bodies = [schema for name, schema in description["components"]["schemas"].items() if name.endswith("Body")]
    assert {body.__name__ for body in BODIES} <= set(description["components"]["schemas"])
    assert all("examples" in body for body in bodies)
    assert not [path for path in description["paths"] if "{action}" in path]
