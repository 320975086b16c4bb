"""How wardens really type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.listen import Command, code_in, is_plain_order, listen
from bot.dialogue.verbs import Verb

A, R, T, P, D, H, J, B = (
    Verb.ACCEPT,
    Verb.REJECT,
    Verb.TRANSFER,
    Verb.PROGRESS,
    Verb.RESOLVE,
    Verb.HELP,
    Verb.JOIN,
    Verb.RETURN,
)


@pytest.mark.parametrize(
    ("said", "verb", "code", "rest"),
    [
        # the digits of the menu, half and full width, with and without a code
        ("1", A, None, ""),
        ("\uff11", A, None, ""),
        (" 1 。", A, None, ""),
        ("5 107", D, "107", ""),
        ("\uff15\u3000\uff11\uff10\uff17", D, "107", ""),
        ("107 5", D, "107", ""),
        ("2 107", R, "107", ""),
        # a line copied from the menu
        ("1 接单", A, None, ""),
        ("1.接单", A, None, ""),
        ("2 不是（误报）", R, None, "误报"),
        ("3 转办 107 派出所 打架", T, "107", "派出所 打架"),
        ("4 进展 已到现场", P, None, "已到现场"),
        ("5办结 换了水管", D, None, "换了水管"),
        ("６、求助", H, None, ""),
        # taking it
        ("接单", A, None, ""),
        ("接了", A, None, ""),
        ("我接", A, None, ""),
        ("接单107", A, "107", ""),
        ("107号接单", A, "107", ""),
        ("@网格小助手 接单 107", A, "107", ""),
        # it is not so
        ("不是", R, None, ""),
        ("不是的", R, None, ""),
        ("误报,隔壁在烧柴煮饭", R, None, "隔壁在烧柴煮饭"),
        ("误报\uff0c隔壁在烧柴煮饭", R, None, "隔壁在烧柴煮饭"),
        ("没得这回事", R, None, ""),
        ("107 不属实", R, "107", ""),
        ("虚惊一场", R, None, ""),
        # to somebody else
        ("转办 派出所 打架归他们", T, None, "派出所 打架归他们"),
        ("转派出所 打架", T, None, "派出所 打架"),
        ("107转给供电所,线路是他们的", T, "107", "供电所,线路是他们的"),
        ("转办", T, None, ""),
        # not ours
        ("不归我管", B, None, ""),
        ("不是我们村的", B, None, ""),
        ("退单 107 隔壁镇的地界", B, "107", "隔壁镇的地界"),
        # on the way
        ("进展 107 已到现场", P, "107", "已到现场"),
        ("在路上了", P, None, "在路上了"),
        ("到现场了 正在挖", P, None, "到现场了 正在挖"),
        ("还没修好,等配件", P, None, "还没修好,等配件"),
        ("明天才能修好", P, None, "明天才能修好"),
        ("没有解决", P, None, "没有解决"),
        # done
        ("办结 107 水管换了新的", D, "107", "水管换了新的"),
        ("搞定了 107", D, "107", ""),
        ("107搞定了", D, "107", ""),
        ("搞归一了", D, None, ""),
        ("已经修好了", D, None, ""),
        ("水管修好了", D, None, "水管修好了"),
        ("换了3个龙头,好了", D, None, "换了3个龙头,好了"),
        ("花了200块换了水管,弄好了", D, None, "花了200块换了水管,弄好了"),
        ("办结107:换了3米水管", D, "107", "换了3米水管"),
        # help
        ("求助", H, None, ""),
        ("107求助,人手不够", H, "107", "人手不够"),
        ("来人", H, None, "来人"),
        ("搞不定,来人", H, None, "搞不定,来人"),
        ("解决不了", H, None, "解决不了"),
        # together
        ("联动 派出所 市场监管所", J, None, "派出所 市场监管所"),
    ],
)
def test_what_is_ordered(said: str, verb: Verb, code: str | None, rest: str) -> None:
    command = listen(said)
    assert command is not None
    assert (command.verb, command.code, command.rest) == (verb, code, rest)


@pytest.mark.parametrize("said", ["是", "是的", "对头", "收到", "好的", "要得嘛", "马上去", "我去看看", "有这回事", "OK"])
def test_soft_words_mean_yes_only_to_the_bot(said: str) -> None:
    assert listen(said) == Command(Verb.ACCEPT, soft=True)


@pytest.mark.parametrize("said", ["收到 我去看", "收到，马上去", "好的，我这就过去", "要得嘛我去看哈", "行，我马上来。"])
def test_two_soft_words_in_one_breath_mean_what_each_means(said: str) -> None:
    assert listen(said) == Command(Verb.ACCEPT, soft=True)


def test_a_capital_stays_a_capital() -> None:
    """A car's plate is masked by its capitals when the result is told in the group."""
    assert listen("办结 107 渝A12345已拖走") == Command(Verb.RESOLVE, "107", "渝A12345已拖走")


@pytest.mark.parametrize("said", ["谢谢", "谢谢您", "辛苦了", "好的谢谢", "好的，谢谢", "您好", "[强]"])
def test_a_courtesy_orders_nothing(said: str) -> None:
    assert listen(said) == Command(Verb.THANKS, soft=True)


@pytest.mark.parametrize(
    ("said", "code"),
    [("107", "107"), ("\uff11\uff10\uff17", "107"), ("107那个", "107"), ("107 水管修好了两处", None), ("那个", None)],
)
def test_an_answer_that_is_a_code(said: str, code: str | None) -> None:
    assert code_in(said) == code


@pytest.mark.parametrize(
    ("said", "plain"), [("5", True), ("107 好了", True), ("办结 修好了", True), ("不归我们管", False), ("修好了", False)]
)
def test_an_order_that_is_one_whatever_was_asked_before(said: str, *, plain: bool) -> None:
    command = listen(said)
    assert command is not None
    assert is_plain_order(said, command) is plain


@pytest.mark.parametrize(
    "said",
    [
        "修好了没",
        "修好了没得?",
        "办结了吗",
        "好了没?",
        "接单没得",
        "今天天气不错",
        "107",
        "",
        "。。。",
        "刘大爷家的灯",
        "@网格小助手",
        "哪个去看一下",
        "明天开会",
        "5 分钟到",
        "3 个人的事",
    ],
)
def test_questions_and_talk_order_nothing(said: str) -> None:
    assert listen(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "花了200元修好了",
        "18:30修好的,办结",
        "跑了120公里,办结",
        "找了110米水管,弄好了",
        "20261123号,办结",
        "有300多人,处理好了",
    ],
)
def test_a_number_that_is_no_code(said: str) -> None:
    command = listen(said)
    assert command is not None
    assert command.code is None


@given(st.text(max_size=300))
def test_nothing_that_people_type_breaks_it(said: str) -> None:
    command = listen(said)
    assert command is None or isinstance(command, Command)


@given(
    st.sampled_from(["接单", "办结 107 换了水管", "误报", "搞定了 107", "转办 派出所 打架"]),
    st.sampled_from(["", " ", "。", "!", "\n", "~"]),
)
def test_spaces_and_marks_around_change_nothing(said: str, mark: str) -> None:
    assert listen(f"{mark}{said}{mark}") == listen(said)
