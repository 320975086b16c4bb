"""Short messages live by what was said before them in the same group."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from classifiers import Act, Context, Decision, Grade, Kind, Matter, Role, Utterance

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=8)))
OUTAGE = Matter(Kind.ISSUE, "water_supply", Grade.G3, NOON, senders=frozenset({"刘光碧"}))
FRAUD = Matter(Kind.FRAUD, "fraud", Grade.G2, NOON, senders=frozenset({"胡敏"}), fraud_type="t_police")
FIRE = Matter(Kind.ISSUE, "fire_safety", Grade.G1, NOON, senders=frozenset({"陈裁缝"}))


@pytest.fixture
def said(judge):
    def say(text, *, sender="王小红", minutes=3, context=Context(matters=(OUTAGE,)), **more):  # noqa: B008
        return judge(text, sender=sender, at=NOON + timedelta(minutes=minutes), context=context, **more)

    return say


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("我家也是", Act.ME_TOO),
        ("我们这边也没得水", Act.ME_TOO),
        ("+1", Act.ME_TOO),
        ("哪个管一下嘛", Act.CHASE_UP),
        ("怕有半个月了哦", Act.ME_TOO),
    ],
)
def test_others_join_the_matter(said, text, act):
    verdict = said(text)
    assert (verdict.kind, verdict.category, verdict.act, verdict.matter) == (Kind.ISSUE, "water_supply", act, 0)


@pytest.mark.parametrize("text", ["我家也是", "哪个管一下嘛", "怕有半个月了哦", "在3号楼", "好了"])
def test_the_same_words_mean_nothing_where_nothing_was_reported(judge, text):
    assert judge(text).matter is None
    assert judge(text).kind is Kind.CHAT


def test_plus_one_under_a_group_order_joins_the_order(said):
    order = Utterance("#接龙 土鸡蛋\n1. 王姐2份\n2. 李三1份", sender="王姐", at=NOON)
    assert said("+1", context=Context(recent=(order,), matters=(OUTAGE,))).decision is Decision.CHAT


@pytest.mark.parametrize("text", ["在3号楼", "就在桥头那点", "[图片]", "煮饭都恼火"])
def test_the_reporter_goes_on(said, text):
    verdict = said(text, sender="刘光碧")
    assert (verdict.act, verdict.matter) == (Act.SUPPLEMENT, 0)


@pytest.mark.parametrize("text", ["在3号楼", "[图片]"])
def test_a_stranger_saying_so_does_not(said, text):
    assert said(text).decision is Decision.CHAT


def test_a_photo_without_text_counts_for_its_sender(said):
    assert said("", sender="刘光碧", media=True).act is Act.SUPPLEMENT
    assert said("", sender="刘光碧", media=True, minutes=30).decision is Decision.CHAT


def test_the_reporter_may_speak_of_other_things(said):
    assert said("大家早上好,新年快乐", sender="刘光碧").decision is Decision.CHAT


@pytest.mark.parametrize("text", ["来水了", "来了来了,水大得很", "好了"])
def test_the_end_is_chat_that_names_its_matter(said, text):
    verdict = said(text, sender="刘光碧")
    assert (verdict.kind, verdict.non_case, verdict.act, verdict.matter) == (Kind.CHAT, "resolved", Act.RESOLVED, 0)


@pytest.mark.parametrize("text", ["我这边有", "我家没停"])
def test_not_at_mine(said, text):
    verdict = said(text)
    assert (verdict.kind, verdict.non_case, verdict.act, verdict.matter) == (Kind.CHAT, "negated", Act.NEGATED, 0)


def test_again_means_the_closed_matter_too(said):
    verdict = said("又停了", minutes=300, context=Context(matters=(replace(OUTAGE, open=False),)))
    assert (verdict.act, verdict.category, verdict.matter) == (Act.RELAPSE, "water_supply", 0)


def test_again_means_what_comes_back_and_not_a_fraud(said):
    verdict = said("又停了", context=Context(matters=(FRAUD, OUTAGE)))
    assert (verdict.act, verdict.matter) == (Act.RELAPSE, 1)


def test_again_without_any_matter_is_asked_about(judge):
    verdict = judge("又停了")
    assert (verdict.decision, verdict.category) == (Decision.ASK, "other")


def test_old_matters_are_forgotten(said):
    assert said("我家也是", minutes=24 * 60).decision is Decision.CHAT


def test_the_matter_that_the_words_name_goes_before_the_newest(said):
    verdict = said("我家也没得水", context=Context(matters=(FIRE, OUTAGE)))
    assert (verdict.category, verdict.matter) == ("water_supply", 1)


def test_a_new_report_of_the_same_subject_belongs_to_the_matter(said):
    assert said("我们四社停水了").act is Act.ME_TOO
    assert said("我们四社停水了").matter == 0


def test_a_clear_matter_of_another_kind_is_its_own(said):
    verdict = said("张婆婆晕倒在路边了,喊不答应", sender="刘光碧")
    assert (verdict.category, verdict.matter, verdict.act) == ("emergency_help", None, Act.REPORT)


def test_a_quoted_reply_counts_strongly(said):
    plain = Context(matters=(FIRE, OUTAGE))
    quoting = replace(plain, reply_to=Utterance("没得水了", sender="刘光碧"), reply_matter=OUTAGE)
    assert said("屋头八个人等到起的", minutes=80, context=plain).decision is Decision.CHAT
    verdict = said("屋头八个人等到起的", minutes=80, context=quoting)
    assert (verdict.category, verdict.matter) == ("water_supply", 1)


def test_a_quoted_matter_outside_the_list_has_no_number(said):
    verdict = said("我家也是", context=Context(reply_matter=OUTAGE))
    assert (verdict.category, verdict.matter) == ("water_supply", None)


def test_is_it_real_asks_about_the_fraud(said):
    verdict = said("这个是不是真的哦", context=Context(matters=(FRAUD,)))
    assert (verdict.kind, verdict.fraud_type, verdict.matter) == (Kind.FRAUD, "t_police", 0)


def test_in_an_alarm_whoever_calls_for_help_belongs_to_it(said):
    assert said("快点来人啊", context=Context(matters=(FIRE,))).matter == 0
    assert said("快点来人啊,三缺一", minutes=60, context=Context(matters=(FIRE,))).decision is Decision.CHAT


def test_a_warden_answer_names_its_matter_and_opens_nothing(said):
    verdict = said("水厂在抢修水管,大家先将就一哈", role=Role.WARDEN, context=Context(matters=(OUTAGE,), reply_matter=OUTAGE))
    assert (verdict.kind, verdict.non_case, verdict.act, verdict.matter) == (Kind.CHAT, "warden_reply", Act.NONE, 0)


def test_without_times_every_matter_is_near(judge):
    verdict = judge("我家也是", context=Context(matters=(OUTAGE,)))
    assert verdict.matter == 0
