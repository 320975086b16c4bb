"""What is owed to chats, and what no channel could settle."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from db.models import Delivery
from db.words import DeliveryStatus


@pytest.fixture
async def pipe(web):
    """A burst pipe: the warden is asked, the group gets a receipt."""
    await web.stage.say("G1", "张德福", "我们3社停水了一上午,水管爆了,快来人修")
    await web.stage.heard()
    return "101"


async def deliveries(client, **query):
    answer = await client.get("/api/v1/deliveries", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def set_status(web, number, status, **values):
    async with web.house.database.write() as session:
        changed = {"status": status, "sent_at": None, **values}
        await session.execute(update(Delivery).where(Delivery.id == number).values(changed))


@pytest.fixture
async def receipt(desk, pipe):
    """The number of the receipt in the residents' group."""
    return (await deliveries(desk, purpose="receipt"))[0]["id"]


@pytest.fixture
async def prompt(desk, pipe):
    """The number of the prompt to the warden."""
    return (await deliveries(desk, purpose="prompt"))[0]["id"]


async def post(client, number, what, **body):
    answer = await client.post(f"/api/v1/deliveries/{number}/{what}", json=body or None)
    return answer.status_code, answer.json().get("code") or answer.json()["status"]


async def test_the_list_narrows(desk, pipe, receipt, prompt):
    sent = await deliveries(desk, status="sent", case=pipe)
    assert {row["purpose"] for row in sent} == {"prompt", "receipt"}
    assert (await deliveries(desk, purpose="receipt"))[0]["group"]["name"] == "上湾群"
    assert await deliveries(desk, status=["unknown", "awaiting_human"]) == []
    assert await deliveries(desk, case="999") == []
    group = sent[0]["group"]["id"]
    assert {row["group"]["id"] for row in await deliveries(desk, group=group)} == {group}
    assert [row["id"] for row in sent] == sorted((row["id"] for row in sent), reverse=True)


async def test_words_not_sent_yet_are_shown_to_be_copied(web, desk, prompt):
    await set_status(web, prompt, DeliveryStatus.AWAITING_HUMAN, text=None)

    shown = (await desk.get(f"/api/v1/deliveries/{prompt}")).json()

    assert "【新事项】101" in shown["text"]


async def test_somebody_copied_it_by_hand(web, desk, prompt):
    await set_status(web, prompt, DeliveryStatus.AWAITING_HUMAN)

    assert await post(desk, prompt, "sent-by-hand") == (200, "sent")
    assert await post(desk, prompt, "sent-by-hand") == (409, "delivery_settled")

    shown = (await desk.get(f"/api/v1/deliveries/{prompt}")).json()
    assert (shown["sent_at"], shown["fault"]) == ("2026-11-23T10:00:00+08:00", "由值守小周人工转发")


async def test_what_certainly_was_not_sent_is_sent_again(web, desk, receipt):
    await set_status(web, receipt, DeliveryStatus.GIVEN_UP, attempts=8)
    web.services.owed.clear()

    assert await post(desk, receipt, "send-again", confirm=False) == (200, "pending")

    assert web.services.owed.is_set()
    await web.stage.settle()
    assert (await desk.get(f"/api/v1/deliveries/{receipt}")).json()["status"] == "sent"


async def test_residents_are_told_twice_only_on_purpose(web, desk, receipt, prompt):
    await set_status(web, receipt, DeliveryStatus.UNKNOWN)
    await set_status(web, prompt, DeliveryStatus.UNKNOWN)

    assert await post(desk, receipt, "send-again", confirm=False) == (409, "confirm_needed")
    assert (await desk.get(f"/api/v1/deliveries/{receipt}")).json()["status"] == "unknown"
    assert await post(desk, receipt, "send-again", confirm=True) == (200, "pending")
    assert await post(desk, prompt, "send-again", confirm=False) == (200, "pending")


async def test_what_nobody_needs_to_hear_any_more_is_not_sent(web, desk, receipt):
    await set_status(web, receipt, DeliveryStatus.AWAITING_HUMAN, expires_at=web.stage.clock.now - timedelta(hours=1))

    assert await post(desk, receipt, "send-again", confirm=True) == (409, "delivery_expired")


async def test_what_is_refused(desk, clerk, leader, receipt):
    assert await post(desk, receipt, "send-again", confirm=True) == (409, "delivery_settled")
    assert await post(desk, 987654321, "sent-by-hand") == (404, "unknown_delivery")
    assert await post(desk, 987654321, "send-again", confirm=True) == (404, "unknown_delivery")
    assert await post(desk, receipt, "send-again", confirm="yes") == (422, "wrong_type")
    for client in (clerk, leader):
        assert await post(client, receipt, "sent-by-hand") == (403, "not_allowed")


async def test_clerks_and_leaders_see_what_is_theirs_to_see(web, desk, clerk, leader, pipe):
    await web.stage.say("G3", "钱七", "隔壁两家又打起来了,为了地界,快来调解")
    quarrel = (await web.stage.cases())[-1].code

    assert await deliveries(clerk) == []
    assert {row["text"] for row in await deliveries(leader, case=quarrel)} == {None}
    assert None not in {row["text"] for row in await deliveries(desk, case=quarrel)}
    assert None not in {row["text"] for row in await deliveries(leader, case=pipe)}

    hidden = (await deliveries(desk, case=quarrel))[0]["id"]
    assert (await clerk.get(f"/api/v1/deliveries/{hidden}")).json()["code"] == "unknown_delivery"

    version = (await desk.get(f"/api/v1/cases/{pipe}")).json()["version"]
    join = {"version": version, "to": "供水站"}
    await desk.post(f"/api/v1/cases/{pipe}/actions/join", json=join)
    assert {row["case"] for row in await deliveries(clerk)} == {pipe}


async def test_an_answer_to_staff_may_name_private_matters(web, desk, leader):
    await web.stage.say("G3", "钱七", "隔壁两家又打起来了,为了地界,快来调解")
    await web.stage.say("D-陈大勇", "陈大勇", "待办")

    assert "地界" in (await deliveries(desk, purpose="reply"))[0]["text"]
    assert [row["text"] for row in await deliveries(leader, purpose="reply")] == [None]
