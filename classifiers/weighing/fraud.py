"""Fraud: which type, who speaks, how far it has gone, and what it leaves behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from classifiers.acts import Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import ANY_FRAUD, Voice
from classifiers.verdict import Grade, Role
from classifiers.weighing.weigh import MOST_LIFT, Score, sway

_SIGNS = (
    (Cue.MONEY, 1.0, "说到要钱或转账"),
    (Cue.MONEY_GONE, 1.0, "说到钱已经出去"),
    (Cue.MONEY_GOING, 1.5, "说到正在转钱"),
    (Cue.PRESSURE, 1.0, "有催促、保密或高回报的话"),
    (Cue.CONTACT, 1.0, "要点链接、扫码或下软件"),
    (Cue.IS_IT_REAL, 1.5, "在问是不是真的"),
    (Cue.LOSS, 1.0, "说到被骗、拉黑"),
    (Cue.TOLD_TO, 0.5, "有人要求这样做"),
)
_MOST_SIGNS = 3.5
_FIRM = 3.0
"""Points that a hit needs before general signs of fraud count for it."""
_GRADES = {"F1": Grade.G2, "F2": Grade.G2, "F3": Grade.G3, "F4": Grade.G4}


@dataclass(frozen=True, slots=True)
class FraudReading:
    score: Score
    fraud_type: str | None
    voice: Voice
    level: str
    grade: Grade


def read_fraud(scores: Sequence[Score], scene: Scene) -> FraudReading | None:
    """The strongest type with the general signs added; words of any type support the type that is named."""
    if not scores:
        return None
    named = next((score for score in scores if score.subject != ANY_FRAUD), None)
    general = next((score for score in scores if score.subject == ANY_FRAUD), None)
    best = _joined(named, general)
    score = _with_signs(best, scene)
    voice = _voice(score, scene)
    level = _level(scene, voice)
    return FraudReading(score, named.subject if named else None, voice, level, _GRADES[level])


def _joined(named: Score | None, general: Score | None) -> Score:
    if named is None or general is None:
        joined = named or general
        assert joined is not None  # noqa: S101 - one of the two there is
        return joined
    taken = {place for hit in named.hits for place in range(hit.start, hit.end)}
    fresh = tuple(hit for hit in general.hits if taken.isdisjoint(range(hit.start, hit.end)))
    bonus = 0.4 * sum(hit.entry.weight for hit in fresh)
    return replace(named, points=max(named.points + min(bonus, 2), general.points), hits=(*named.hits, *fresh))


def _with_signs(score: Score, scene: Scene) -> Score:
    """The signs of fraud take the place of the signs of a matter: a fraud needs no plea."""
    base = score.points - sway(score.marks, MOST_LIFT)
    damps = [mark for mark in score.marks if mark.effect is Effect.DAMP]
    firm = score.hits[0].entry.weight >= _FIRM
    marks = (*damps, *(_signs(scene) if firm else ()))
    return replace(score, points=base + sway(marks, _MOST_SIGNS), marks=marks)


def _signs(scene: Scene) -> Iterator[Mark]:
    for cue, points, note in _SIGNS:
        span = scene.free_sign(cue)
        if span is not None:
            yield Mark(f"fraud/{cue.value}", Effect.LIFT, span, note, points)


def _voice(score: Score, scene: Scene) -> Voice:
    if scene.role is Role.WARDEN:
        return Voice.WARDEN
    best = score.hits[0].entry.voice
    tells = scene.has(Cue.TOLD_TO, Cue.IS_IT_REAL, Cue.LOSS, Cue.ELDERS, Cue.SEEN_THROUGH, Cue.MONEY_GONE)
    return Voice.SCAMMER if best is Voice.SCAMMER and not tells else Voice.RESIDENT


def _level(scene: Scene, voice: Voice) -> str:
    """F1 money is going or gone, F2 a fraud at work here, F3 somebody asks, F4 seen through and nothing lost."""
    if voice is Voice.SCAMMER:
        return "F2"
    if scene.has(Cue.MONEY_GOING) or (scene.has(Cue.MONEY_GONE) and not scene.has(Cue.SEEN_THROUGH)):
        return "F1"
    if scene.has(Cue.SEEN_THROUGH):
        return "F4"
    if scene.has(Cue.IS_IT_REAL) and not scene.has(Cue.ON_SCENE):
        return "F3"
    return "F2"
