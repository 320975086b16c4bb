"""Signs that somebody speaks of a matter here and now: a plea, a complaint, a duration, a place, danger."""

from collections.abc import Iterator

from classifiers.acts.scene import Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Form, Span

_LIFTS = (
    (Cue.PLEA, 1.5, "有求助的话"),
    (Cue.BLAME, 1.5, "抱怨没人管"),
    (Cue.ADDRESS, 1.0, "点到了管事的人或单位"),
    (Cue.PETITION, 1.0, "有投诉、反映的话"),
    (Cue.CIVIC, 0.5, "说到小区、学校这些公家的事"),
    (Cue.DURATION, 1.0, "说到拖了多久或常常这样"),
    (Cue.STILL, 1.0, "说到现在还没好"),
    (Cue.AGAIN, 0.5, "说到又发生"),
    (Cue.DANGER, 0.5, "说到危险或着急"),
    (Cue.HERE, 0.5, "说到了地方"),
    (Cue.NOW, 0.5, "说的是眼下的事"),
    (Cue.MANY, 1.0, "说到好多家"),
    (Cue.HARM, 1.0, "说到有人受伤或快要伤到人、淹到屋"),
)


def read(scene: Scene) -> Iterator[Mark]:
    for cue, points, note in _LIFTS:
        span = scene.free_sign(cue)
        if span is not None:
            yield Mark(f"support/{cue.value}", Effect.LIFT, span, note, points)
    mention = _another_subject(scene)
    if mention is not None:
        yield Mark("support/subject", Effect.LIFT, mention, "还说到相关的东西", 0.5)
    if not scene.has(Cue.HERE) and scene.findings.places:
        yield Mark("support/place", Effect.LIFT, scene.findings.places[0], "说到了地方", 0.5)


def _another_subject(scene: Scene) -> Span | None:
    """A thing that belongs to some matter, outside the terms that say one."""
    for hit in scene.findings.hits:
        if hit.entry.form is Form.MENTION and not scene.findings.in_term((hit.start, hit.end)):
            return hit.start, hit.end
    return None
