"""Matters that are over, that never were, and thanks for those that are over."""

from collections.abc import Iterator

from classifiers.acts.scene import Effect, Mark, Scene
from classifiers.finding.friends import Cover
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Form, Hit, Span

_CALM_POINTS = 3.0
_NEGATION_REACH = 2
_NOT_YET_REACH = 3


def read(scene: Scene) -> Iterator[Mark]:
    yield from _negations(scene)
    yield from _settled(scene)
    yield from _thanks(scene)
    calm = scene.findings.first(Cue.CALM)
    if calm is not None and not scene.has(Cue.STILL, Cue.BLAME):
        yield Mark("settle/calm", Effect.DAMP, calm, "说没有事", _CALM_POINTS, non_case="negated")


def _negations(scene: Scene) -> Iterator[Mark]:
    """没停水 and 不是着火, also of what was said before it (有人喊着火了…不是着火); never 没有人来修, 是不是着火, 没得水."""
    swallowing = Cover(scene.findings.spans(Cue.NOT_NEGATION))
    last: dict[tuple[str, str], tuple[Hit, Span]] = {}
    for hit in scene.findings.hits:
        span = scene.cue_before(hit.start, Cue.NEGATION, within=_NEGATION_REACH)
        if span is None or hit.entry.form is Form.MENTION:
            continue
        if not swallowing.has(span) and not scene.findings.in_term(span):
            about = (hit.entry.subject, hit.entry.sub)
            last[about] = max(last.get(about, (hit, span)), (hit, span), key=lambda pair: pair[0].start)
    for about, (hit, span) in last.items():
        scope = (0, hit.start + 1)
        yield Mark("settle/negated", Effect.MUTE, span, "说的是没有这回事", scope=scope, non_case="negated", only=about)


def _settled(scene: Scene) -> Iterator[Mark]:
    over = settled_spans(scene)
    if not over:
        return
    if not _broken_again(scene, over[-1][1]):
        yield Mark("settle/resolved", Effect.VETO, over[-1], "说已经好了", non_case="resolved")


def settled_spans(scene: Scene) -> list[Span]:
    """What says that something is over, without what is only hoped for, asked for or promised."""
    words = [(hit.start, hit.end) for hit in scene.findings.resolved]
    words.extend(scene.findings.spans(Cue.SETTLED))
    return sorted(span for span in words if not _open_still(scene, span))


def _open_still(scene: Scene, span: Span) -> bool:
    if scene.cue_before(span[0], Cue.NOT_YET, Cue.NEGATION, within=_NOT_YET_REACH):
        return True
    after = scene.plain[span[1] : span[1] + 3]
    return after.startswith(("没", "不", "吗", "?", "迈", "么", "沒")) or "没有" in after


def _broken_again(scene: Scene, position: int) -> bool:
    """修好了没两天又不亮了: what comes behind counts."""
    if scene.cue_after(position, Cue.AGAIN, Cue.STILL, Cue.RELAPSE):
        return True
    later = any(_says_fault(hit) and hit.start >= position for hit in scene.findings.hits)
    return later and scene.has(Cue.PLEA, Cue.BLAME, Cue.ASK)


def _says_fault(hit: Hit) -> bool:
    return hit.entry.form is not Form.MENTION


def _thanks(scene: Scene) -> Iterator[Mark]:
    span = scene.findings.first(Cue.THANKS)
    if span is not None and not scene.has(Cue.PLEA, Cue.STILL, Cue.BLAME, Cue.PETITION):
        yield Mark("settle/thanks", Effect.VETO, span, "是感谢、表扬", non_case="thanks")
