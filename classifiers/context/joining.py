"""What others say to a known matter: 我家也是, a quoted reply, a question whether it is real, a cry for help in an alarm."""

from classifiers.acts import Scene
from classifiers.acts.trade import is_list
from classifiers.context.follow_up import AT_ONCE, OFF_THE_MATTER, SHORT, SOON, WHOLE, FollowUp, is_media, is_short, named
from classifiers.context.matters import Known, Matters
from classifiers.lexicon.cues import Cue
from classifiers.verdict import Act, Grade

_QUOTED = (
    ((Cue.NOT_HERE, Cue.CALM), Act.NEGATED, "说自己这边没有这回事"),
    ((Cue.RELAPSE,), Act.RELAPSE, "说又发生了"),
    ((Cue.ME_TOO,), Act.ME_TOO, "说自己也一样"),
    ((Cue.CHASE,), Act.CHASE_UP, "在催问"),
)
_SPEAKS_OF_IT = (Cue.HERE, Cue.NOW, Cue.DURATION, Cue.STILL, Cue.PLEA, Cue.DANGER, Cue.WHERE, Cue.IS_IT_REAL)
_JOINS = (Cue.DURATION, Cue.STILL, Cue.BLAME)
_JOINS_ALARM = (Cue.PLEA, Cue.DANGER, Cue.NOW)
SIGNS = frozenset({Cue.ME_TOO, Cue.IS_IT_REAL, *_JOINS, *_JOINS_ALARM})


def quoted(scene: Scene, matters: Matters) -> FollowUp | None:
    """A reply to what reported the matter counts for little less than its name."""
    known = matters.quoted
    if known is None:
        return None
    for cues, act, note in _QUOTED:
        span = scene.findings.first(*cues)
        if span is not None:
            return FollowUp(act, known, span, note, 0.95)
    if scene.findings.hits or scene.has(*_SPEAKS_OF_IT) or scene.findings.places or is_media(scene):
        act = Act.SUPPLEMENT if matters.is_reporter(known) else Act.ME_TOO
        return FollowUp(act, known, WHOLE, "引用了正在说的事", 0.9)
    return None


def me_too(scene: Scene, matters: Matters) -> FollowUp | None:
    """我家也是, +1; under a group order +1 joins the order."""
    span = scene.findings.first(Cue.ME_TOO)
    if span is None or not is_short(scene, SHORT) or _under_list(scene):
        return None
    known = next((k for k in matters.soon(SOON) if _may_mean(scene, k)), None)
    return FollowUp(Act.ME_TOO, known, span, "说自己也一样", 0.85) if known else None


def is_it_real(scene: Scene, matters: Matters) -> FollowUp | None:
    span = scene.findings.first(Cue.IS_IT_REAL)
    known = next((k for k in matters.soon(SOON) if k.matter.fraud_type), None) if span else None
    return FollowUp(Act.SUPPLEMENT, known, span, "在问是不是真的", 0.8) if known and span else None


def neighbours(scene: Scene, matters: Matters) -> FollowUp | None:
    """Others join in at once: 怕有半个月了, 天天都是; in a danger to life also whoever calls for help."""
    if scene.has(*OFF_THE_MATTER) or not is_short(scene, 2 * SHORT):
        return None
    for known in matters.soon(AT_ONCE):
        signs = _JOINS_ALARM if known.matter.grade is Grade.G1 else _JOINS
        if scene.has(*signs) and _may_mean(scene, known):
            return FollowUp(Act.ME_TOO, known, WHOLE, "别的人接着说同一件事", 0.6)
    return None


def _may_mean(scene: Scene, known: Known) -> bool:
    subjects = named(scene)
    return not subjects or known.matter.category in subjects or bool(known.matter.fraud_type)


def _under_list(scene: Scene) -> bool:
    return any(is_list(said.text) for said in list(scene.context.recent)[-3:])
