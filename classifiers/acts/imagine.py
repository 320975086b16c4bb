"""Things that are not so now: supposed, remembered, or said in jest."""

from collections.abc import Iterator

from classifiers.acts.scene import ISSUES_ONLY, Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Span

_JOKE_POINTS = 2.0
_BITTER_POINTS = 1.0
"""哈哈,又停电了,天天停: laughter over what keeps happening is a complaint."""


def read(scene: Scene) -> Iterator[Mark]:
    yield from _muted(scene, Cue.HYPOTHETICAL, "imagine/supposed", "是假设的话")
    yield from _muted(scene, Cue.MEMORY, "imagine/remembered", "说的是从前的事")
    yield from _figures(scene)
    joke = scene.findings.first(Cue.JOKE)
    if joke is not None:
        bitter = scene.has(Cue.DURATION, Cue.AGAIN, Cue.BLAME, Cue.STILL)
        points = _BITTER_POINTS if bitter else _JOKE_POINTS
        yield Mark("imagine/joke", Effect.DAMP, joke, "带着玩笑的口气", points, non_case="joke")


def _muted(scene: Scene, cue: Cue, rule: str, note: str) -> Iterator[Mark]:
    """From each sign to the end of its sentence; signs inside a stretch already muted add nothing."""
    reach = -1
    for span in scene.findings.spans(cue):
        end = _until_now(scene, span) if cue is Cue.MEMORY else scene.findings.clauses.sentence_end(span[1])
        if end is not None and span[0] >= reach:
            yield Mark(rule, Effect.MUTE, span, note, scope=(span[0], end), non_case="hypothetical")
            reach = end


def _figures(scene: Scene) -> Iterator[Mark]:
    """辣得嘴巴都要着火了: what follows in the clause is not meant."""
    for span in scene.findings.spans(Cue.FIGURE):
        scope = (span[0], scene.findings.clauses.clause_end(span[1]))
        yield Mark("imagine/figure", Effect.MUTE, span, "是打比方", scope=scope, non_case="joke", kinds=ISSUES_ONLY)


def _until_now(scene: Scene, span: Span) -> int | None:
    """A memory lasts to the end of its sentence or until the speaker comes back to the present; None if it is still so today."""
    end = scene.findings.clauses.sentence_end(span[1])
    if scene.cue_before(span[0], Cue.NOT_YET, within=1) or scene.has(Cue.STILL, Cue.BLAME):
        return None
    now = scene.cue_after(span[1], Cue.NOW, Cue.AGAIN)
    return min(end, now[0]) if now else end
