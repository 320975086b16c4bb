"""One plain Chinese sentence: why a message was taken for what it was taken for. It names no person and calls nobody a swindler."""

from collections.abc import Iterator

from classifiers.taxonomy import Taxonomy
from classifiers.verdict import Act, Decision, Evidence, Kind, Verdict

_ENDS = {
    Decision.AUTO: "所以登记为{what}，请人办理。",
    Decision.ASK: "看着像{what}，拿不太准，所以先请网格员核实一下。",
    Decision.CHAT: "没有登记。",
}
_OVER = {Act.RESOLVED: "这句话说事情已经好了，所以没有另外登记。", Act.NEGATED: "这句话说没有这回事，所以没有登记。"}
_MOST_WORDS = 3
_MOST_NOTES = 2


def explain(verdict: Verdict, text: str, taxonomy: Taxonomy) -> str:
    if verdict.kind is Kind.CHAT:
        return _OVER.get(verdict.act) or _chat(verdict, taxonomy)
    reasons = [*_follow_up(verdict), *_words(verdict, text), *_notes(verdict)] or ["根据前后的话"]
    return "，".join([*reasons, _ENDS[verdict.decision].format(what=_what(verdict, taxonomy))])


def _chat(verdict: Verdict, taxonomy: Taxonomy) -> str:
    name = taxonomy.name(verdict.non_case) if verdict.non_case else "闲聊"
    quoted = next((evidence.text for evidence in verdict.because if evidence.text and not evidence.category), "")
    because = f"（说到“{quoted}”）" if quoted else ""
    return f"这句话看起来是{name}{because}，不是要办的事，所以没有登记。"


def _what(verdict: Verdict, taxonomy: Taxonomy) -> str:
    if verdict.kind is Kind.FRAUD:
        name = taxonomy.name(verdict.fraud_type).partition("（")[0] if verdict.fraud_type else ""  # without its examples
        return f"疑似诈骗线索（{name}）" if name else "疑似诈骗线索"
    return f"“{taxonomy.name(verdict.category or 'other')}”方面的事项"


def _is_context(evidence: Evidence) -> bool:
    return evidence.rule.startswith("context/")


def _follow_up(verdict: Verdict) -> Iterator[str]:
    return (f"这句话和群里正在说的事有关（{evidence.note}）" for evidence in verdict.because if _is_context(evidence))


def _words(verdict: Verdict, text: str) -> Iterator[str]:
    hits = [evidence for evidence in verdict.because if evidence.category and evidence.text and not _is_context(evidence)]
    quoted = list(dict.fromkeys(text[hit.start : hit.end] for hit in hits))[:_MOST_WORDS]
    sub = next((hit.note for hit in hits if hit.note), "")
    if quoted:
        yield "因为说到" + "、".join(f"“{word}”" for word in quoted) + (f"（{sub}）" if sub else "")


def _notes(verdict: Verdict) -> list[str]:
    speaking_for = (
        evidence.note for evidence in verdict.because if evidence.note and not evidence.category and evidence.weight > 0
    )
    return list(dict.fromkeys(speaking_for))[:_MOST_NOTES]
