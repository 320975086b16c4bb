"""A proposal in plain words, for the desk and for the command line. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from db.words import WordKind

_SORTS = (
    ("found", "+{} 件找到"),
    ("righted", "{} 件归对类"),
    ("calmed", "-{} 件误报"),
    ("lost", "-{} 件漏掉"),
    ("spoilt", "{} 件归错类"),
    ("alarms", "+{} 件误报"),
)
SORT_NAMES: Mapping[str, str] = {
    "found": "能找到的",
    "righted": "能归对类的",
    "calmed": "不再误报的",
    "lost": "会漏掉的",
    "spoilt": "会归错类的",
    "alarms": "会误报的",
}


def what(kind: WordKind, text: str, subject: str, weight: float, name: Callable[[str], str]) -> str:
    """What would be changed; `name` gives a subject's Chinese name."""
    if kind is WordKind.FRIEND:
        return f"“{text}”不算事"
    if kind is WordKind.WEIGHT:
        return f"“{text}”（{name(subject)}）的分量改为 {weight:g}"
    return f"“{text}”算{name(subject)}"


def effect_words(effect: Mapping[str, Any]) -> str:
    """+6 件找到，+1 件误报."""
    counts = ((form, effect[sort]["own"] + effect[sort]["public"]) for sort, form in _SORTS)
    return "，".join(form.format(count) for form, count in counts if count) or "没有变化"


def evidence_words(evidence: Mapping[str, Any]) -> str:
    support, against = (evidence[side]["own"] + evidence[side]["public"] for side in ("support", "against"))
    return f"{support} 句里这样说" + (f"，另有 {against} 句不是" if against else "，别处没有")
