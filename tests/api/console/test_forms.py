import pytest
from moments import at

from api.console.case.forms import FORMS, missing, order_of
from cases import orders
from cases.lifecycle import MACHINE
from cases.subjects import Subject
from cases.town import Handler
from db.words import Action, CloseKind, Grade

WATER_WORKS = Handler("供水站", department_id=7)
ORDERED = sorted({action for _, action in MACHINE} - {Action.REPORT})
ANSWERS = {
    "reason": " 不归我们 ",
    "to": WATER_WORKS,
    "until": "2026-11-30",
    "words": "到了",
    "result": "好了",
    "kind": "explained",
    "into": "101",
    "score": 2,
    "subject": Subject("power_supply"),
    "grade": Grade.G2,
}


@pytest.mark.parametrize("action", ORDERED)
def test_every_action_of_the_machine_has_a_form_and_makes_its_order(action: Action):
    asked = {question.name for question in FORMS[action].questions}
    order = order_of(action, {name: ANSWERS[name] for name in asked})
    assert order.action is action
    assert missing(FORMS[action], {name: ANSWERS[name] for name in asked}) is None


@pytest.mark.parametrize(
    ("action", "order"),
    [
        (Action.TRANSFER, orders.Transfer(WATER_WORKS, "不归我们")),
        (Action.SUSPEND, orders.Suspend("不归我们", at("2026-11-30 09:00"))),
        (Action.CLOSE, orders.Close(CloseKind.EXPLAINED, "到了")),
        (Action.RATE, orders.Rate(2, "到了")),
        (Action.CORRECT, orders.Correct(Subject("power_supply"), Grade.G2, "不归我们")),
    ],
)
def test_answers_become_the_order(action: Action, order: orders.Order):
    assert order_of(action, ANSWERS) == order


def test_what_can_be_left_out_can_be_left_out():
    assert order_of(Action.SUSPEND, {"reason": "等配件", "until": ""}) == orders.Suspend("等配件")
    assert missing(FORMS[Action.SUSPEND], {"reason": "等配件", "until": None}) is None


def test_the_first_question_without_an_answer_is_named():
    form = FORMS[Action.TRANSFER]
    assert missing(form, {"to": None, "reason": ""}) == "交给谁"
    assert missing(form, {"to": WATER_WORKS, "reason": "  "}) == "缘由"
