"""What the machines around us ask."""

from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.channels.simulator import Utterance, inbound
from db.words import Scope


async def scraped(client):
    """Values by the name of the sample and its labels, which stand in the order of their names."""
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.text)
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


async def test_prometheus_reads_what_is_going_on(web):
    meter = await web.machine(Scope.METRICS, name="prometheus")
    await web.stage.say("G1", "张德福", "我们3社停水了一上午,水管爆了,快来人修")
    await web.stage.say("G1", "李四", "早上好")
    web.stage.clock.set("2026-11-23 17:00")

    found = await scraped(meter)

    assert found["haitang_messages_judged_total",] == 2
    assert found["haitang_judging_failures_total",] == 0
    assert found["haitang_messages_waiting",] == found["haitang_messages_failed",] == 0
    assert found["haitang_cases", "G3", "assigned"] == 1
    assert found["haitang_cases_overdue",] == 1
    assert found["haitang_deliveries", "sent"] == 2
    assert {value for key, value in found.items() if key[0] == "haitang_standstill"} == {0}


async def test_what_waits_is_seen(web):
    meter = await web.machine(Scope.METRICS, name="prometheus")
    await web.house.simulator.say([Utterance("G1", "张德福", "张德福", "停水了")])
    await web.house.intake.take([inbound(row) for row in await web.house.simulator.untaken()])
    web.stage.clock.now += timedelta(seconds=90)

    found, ready = await scraped(meter), (await (await web.stranger()).get("/readyz")).json()

    assert found["haitang_messages_waiting",] == ready["messages_waiting"] == 1
    assert found["haitang_oldest_waiting_seconds",] == ready["oldest_waiting_seconds"] == 90


async def test_answers_are_counted_by_address_not_by_path(web, desk):
    meter = await web.machine(Scope.METRICS, name="prometheus")
    for path in ("/api/v1/cases/101", "/api/v1/cases/102", "/api/v1/secret/13812345678", "/anything"):
        await desk.get(path)
    await desk.request("BREW", "/api/v1/cases")

    found = await scraped(meter)

    assert found["haitang_http_requests_total", "/api/v1/cases/{code}", "GET", "404"] == 2
    assert found["haitang_http_requests_total", "other", "GET", "404"] == 2
    assert found["haitang_http_requests_total", "/api/v1/cases", "other", "405"] == 1


async def test_a_store_that_is_behind_is_not_ready(web):
    stranger = await web.stranger()
    async with web.house.database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    answer = await stranger.get("/readyz")

    assert (answer.status_code, answer.json()["code"]) == (503, "not_ready")
    assert "haitang db upgrade" in answer.json()["detail"]


@pytest.fixture
async def away(web, monkeypatch):
    """The store does not answer."""

    def gone():
        raise ConnectionRefusedError

    monkeypatch.setattr(web.house.database, "read", gone)
    monkeypatch.setattr(web.house.database, "write", gone)


async def test_a_store_that_is_away_is_said_so(web, desk, away):
    stranger = await web.stranger()

    for answer in (await stranger.get("/readyz"), await desk.get("/api/v1/cases")):
        assert (answer.status_code, answer.json()["code"]) == (503, "store_away")
        assert answer.headers["retry-after"] == "5"
    assert (await stranger.get("/healthz")).status_code == 200
