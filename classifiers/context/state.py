"""What somebody says of how a known matter stands: over, not so at mine, back again."""

from classifiers.acts import Scene
from classifiers.acts.settle import settled_spans
from classifiers.context.follow_up import SHORT, SOON, VERY_SHORT, FollowUp, is_short, mentioned
from classifiers.context.matters import Known, Matters
from classifiers.lexicon.cues import Cue
from classifiers.verdict import Act

_COMES_BACK = frozenset(
    "water_supply power_supply gas telecom street_light drainage property_mgmt pollution sanitation road_traffic".split()  # noqa: SIM905
)
"""Subjects of which 又停了 may speak without naming them."""


def negated(scene: Scene, matters: Matters) -> FollowUp | None:
    """我这边有."""
    span = scene.findings.first(Cue.NOT_HERE)
    known = next(matters.soon(SOON), None) if span and is_short(scene, SHORT) else None
    return FollowUp(Act.NEGATED, known, span, "说自己这边没有这回事", 0.8) if known and span else None


def resolved(scene: Scene, matters: Matters) -> FollowUp | None:
    """来水了, 好了."""
    over = settled_spans(scene) or list(scene.findings.spans(Cue.BACK))
    if not over or scene.has(Cue.RELAPSE, Cue.CHASE):
        return None
    about = {hit.entry.subject for hit in scene.findings.resolved}
    for known in matters.lately():
        own_word = matters.is_reporter(known) and is_short(scene, SHORT)
        if known.matter.category in about or own_word or (is_short(scene, VERY_SHORT) and matters.within(known, SOON)):
            return FollowUp(Act.RESOLVED, known, over[-1], "说已经好了", 0.9)
    return None


def relapse(scene: Scene, matters: Matters) -> FollowUp | None:
    """又停了."""
    span = scene.findings.first(Cue.RELAPSE)
    if span is None or not is_short(scene, SHORT):
        return None
    known = next((k for k in matters.lately() if matters.is_reporter(k) or _may_be_back(scene, k)), None)
    return FollowUp(Act.RELAPSE, known, span, "说又发生了", 0.9) if known else None


def _may_be_back(scene: Scene, known: Known) -> bool:
    subjects = mentioned(scene)
    if subjects:
        return known.matter.category in subjects
    return known.matter.category in _COMES_BACK and is_short(scene, VERY_SHORT)
