import pytest
from moments import at

from api.console.case.sentences import sentence, who
from db.models import CaseEvent
from db.words import Action, Status

A = Action


def event(action: Action, *, after: Status = Status.HANDLING, **details: object) -> CaseEvent:
    return CaseEvent(action=action, at=at("2026-11-23 10:00"), actor="inbox", after=after, details=details)


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (event(A.OPEN, after=Status.SUSPECTED, confidence=0.725, decision="ask"), "立案，疑似，把握 72%"),
        (event(A.OPEN, after=Status.OPEN), "立案，待交办"),
        (event(A.REPORT, report="me_too", message=7), "又有人反映同一件事"),
        (event(A.REPORT, report="supplement", grade="G1"), "反映人补充了情况，等级升为特急"),
        (event(A.REPORT, merged="102"), "并入了 102"),
        (event(A.REPORT, unmerged="102"), "102 已从本件拆出"),
        (event(A.CONFIRM), "确认属实"),
        (event(A.REJECT, reason="烧柴的烟"), "不予受理：烧柴的烟"),
        (event(A.ASSIGN, to="黄秋菊"), "交给 黄秋菊 办理"),
        (event(A.ACCEPT, by="黄秋菊"), "黄秋菊 接单"),
        (event(A.TRANSFER, to="供水站", reason="主管归他们"), "转给 供水站：主管归他们"),
        (event(A.RETURN, reason="不属本网格"), "退单，由值守台改派：不属本网格"),
        (event(A.JOIN, to="派出所", reason="维持秩序"), "请 派出所 联动：维持秩序"),
        (event(A.JOIN, accepted="派出所"), "派出所 接单（联动）"),
        (event(A.SUSPEND, reason="等配件", until="2026-11-30T09:00:00+08:00"), "挂起到 11月30日 09:00：等配件"),
        (event(A.RESUME), "恢复办理"),
        (event(A.EXTEND, reason="下雨"), "延期一次：下雨"),
        (event(A.ESCALATE, deadline="accept", rung=1), "接单超时，已提醒"),
        (event(A.ESCALATE, deadline="accept", rung=2), "接单超时，已再次提醒"),
        (event(A.ESCALATE, reason="要人手"), "请求支援：要人手"),
        (event(A.PROGRESS, words="已到现场"), "进展：已到现场"),
        (event(A.PROGRESS, part="派出所", words="已劝离"), "派出所 办完自己的部分：已劝离"),
        (event(A.RESOLVE, result="换了阀门"), "办结：换了阀门"),
        (event(A.REOPEN, reason="又停了"), "重新打开：又停了"),
        (event(A.CLOSE, kind="solved", words=""), "结案（已解决）"),
        (event(A.MERGE, into="101"), "并入 101"),
        (event(A.UNMERGE, stood="handling", reason="两回事"), "拆并，回到处置中：两回事"),
        (event(A.RATE, score=3, words="快得很"), "评价：满意：快得很"),
        (event(A.CORRECT, category="power_supply", was="water_supply"), "更正类别"),
        (event(A.CORRECT, category="fraud", grade="G2", reason="是骗子"), "更正类别和等级，紧急：是骗子"),
    ],
)
def test_every_event_is_a_plain_sentence(happened: CaseEvent, said: str):
    assert sentence(happened) == said


@pytest.mark.parametrize("action", Action)
def test_no_event_is_without_a_sentence(action: Action):
    assert sentence(event(action))


def test_who_may_not_read_the_words_still_reads_what_happened():
    assert sentence(event(A.RESOLVE, result="劝他报了警"), words=False) == "办结"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("person:5 黄秋菊", "黄秋菊"),
        ("account:zhiban 李值守", "李值守"),
        ("clock", "系统（到时自动）"),
        ("inbox", "系统（自动研判）"),
        ("token:12345", "token:12345"),
    ],
)
def test_actors_go_by_their_names(label: str, name: str):
    assert who(label) == name
