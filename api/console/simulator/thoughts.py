"""What the bot thought of a message, in words. Pure."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from api.console.console import Console
from api.console.names import GRADE_NAMES, JUDGED_NAMES, REPORT_NAMES
from api.console.parts.highlight import marked
from api.console.parts.reasons import sentence, spans_of, verdict_of
from bot.dialogue.listen import listen
from classifiers import Act, Decision, Kind, Utterance
from db.models import SimulatorMessage
from db.repositories.chats import Thought
from db.words import Grade, Judged, MessageState, Role

_DECISIONS = {Decision.AUTO: "有把握", Decision.ASK: "拿不准，先请人核实", Decision.CHAT: "不立案"}
_ACTS = {
    Act.REPORT: "新反映",
    Act.ME_TOO: "也反映",
    Act.CHASE_UP: "催问",
    Act.SUPPLEMENT: "补充",
    Act.RELAPSE: "又出问题",
    Act.RESOLVED: "说已经好了",
    Act.NEGATED: "说没有这回事",
}


def thought(console: Console, said: SimulatorMessage, found: Thought | None) -> Markup:
    """The right pane for one message of the platform."""
    if said.role is Role.BOT:
        return Markup('<p class="faint">这是小助手说的话。</p>')
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(what, value) for what, value in _rows(console, said, found)
    )
    return Markup('<p class="thought-text">{}</p><p class="thought-why">{}</p><dl class="facts">{}</dl>').format(
        _text(console, said, found), _why(console, said, found), rows
    )


def _text(console: Console, said: SimulatorMessage, found: Thought | None) -> Markup:
    spans = spans_of(found.verdict, console.name) if found and found.verdict else ()
    return marked(said.text, spans) if said.text else escape("[图片]")


def _why(console: Console, said: SimulatorMessage, found: Thought | None) -> str:
    if found is None or found.message.state is MessageState.PENDING:
        return "正在研判……"
    if found.message.state is MessageState.FAILED:
        return "这一句没能研判，已请值守台看。"
    if found.message.judged is Judged.COMMAND:
        return _command(said.text)
    if found.verdict is not None:
        return sentence(console.services.classifier, found.verdict, said.text)
    return _chatter(console, said)


def _command(text: str) -> str:
    heard = listen(text)
    if heard is None:
        return "没有听懂，已回问。"
    about = " ".join(part for part in (heard.code or "", heard.rest if heard.rest != text else "") if part)
    return f"听成：{heard.verb.value} {about}".strip()


def _chatter(console: Console, said: SimulatorMessage) -> str:
    """Of chatter no verdict is kept; the sentence alone is read once more, and left alone where that would say otherwise."""
    classifier = console.services.classifier
    again = classifier.classify(Utterance(said.text))
    return classifier.explain(again, said.text) if again.kind is Kind.CHAT else "联系前后的话，不是要办的事，没有登记。"


def _rows(console: Console, said: SimulatorMessage, found: Thought | None) -> Iterator[tuple[str, object]]:
    yield "谁说的", said.sender_name
    if found is None:
        return
    if found.message.judged is not None:
        yield "当作", JUDGED_NAMES[found.message.judged]
    if found.verdict is not None:
        yield from _verdict(console, found)
    if found.case and found.report:
        link = Markup('<a href="/cases/{}">{}</a>（{}）').format(found.case, found.case, REPORT_NAMES[found.report])
        yield "事项", link


def _verdict(console: Console, found: Thought) -> Iterator[tuple[str, object]]:
    row = found.verdict
    assert row is not None  # noqa: S101  asked by the caller
    verdict = verdict_of(row)
    if verdict.act in _ACTS:
        yield "说的是", _ACTS[verdict.act]
    if verdict.category:
        fraud = f" · {console.name(verdict.fraud_type)}" if verdict.fraud_type else ""
        yield "类别", f"{console.name(verdict.category)}{fraud}"
    if verdict.grade:
        yield "等级", GRADE_NAMES[Grade(verdict.grade.value)]
    yield "把握", f"{verdict.confidence:.0%}，{_DECISIONS[verdict.decision]}"
    if verdict.places:
        yield "地点", "、".join(verdict.places)
