"""What the reporter of a known matter goes on to say: a photo, where it is, what more happened, why nobody comes."""

from classifiers.acts import Scene
from classifiers.context.follow_up import OFF_THE_MATTER, SHORT, SOON, WHOLE, FollowUp, is_media, is_short, mentioned
from classifiers.context.matters import Matters
from classifiers.lexicon.cues import Cue
from classifiers.verdict import Act

_GOES_ON = (Cue.STILL, Cue.DURATION, Cue.DANGER, Cue.PLEA, Cue.BLAME, Cue.MONEY, Cue.MONEY_GONE, Cue.MONEY_GOING)
SIGNS = frozenset({Cue.CHASE, Cue.MEDIA, *_GOES_ON})


def photo(scene: Scene, matters: Matters) -> FollowUp | None:
    known = matters.just_reported(matters.settings.photo_minutes) if is_media(scene) else None
    return FollowUp(Act.SUPPLEMENT, known, WHOLE, "反映的人随后发的图片", 0.95) if known else None


def chase(scene: Scene, matters: Matters) -> FollowUp | None:
    """好久来修: the reporter at any time, others if they name the subject, or soon and to those in charge."""
    span = scene.findings.first(Cue.CHASE)
    if span is None or not is_short(scene, 2 * SHORT):
        return None
    own = next((known for known in matters.lately() if known.matter.open and matters.is_reporter(known)), None)
    subjects = mentioned(scene)
    known = own or next((known for known in matters.fresh() if known.matter.category in subjects), None)
    if known:
        return FollowUp(Act.CHASE_UP, known, span, "在催问", 0.85)
    soon = next(matters.soon(SOON), None) if scene.has(Cue.ADDRESS, Cue.PLEA) and is_short(scene, SHORT) else None
    return FollowUp(Act.CHASE_UP, soon, span, "在催问", 0.7) if soon else None


def where(scene: Scene, matters: Matters) -> FollowUp | None:
    """在3号楼."""
    if not is_short(scene, SHORT) or not (scene.findings.places or scene.plain.startswith(("在", "就在"))):
        return None
    known = matters.just_reported(matters.settings.follow_minutes)
    return FollowUp(Act.SUPPLEMENT, known, WHOLE, "反映的人说明了地方", 0.8) if known else None


def burst(scene: Scene, matters: Matters) -> FollowUp | None:
    """The reporter goes on: anything within minutes, what sounds like a matter for longer if nobody spoke of another since."""
    if scene.has(*OFF_THE_MATTER):
        return None
    known = matters.just_reported(matters.settings.burst_minutes, longer=True)
    if known is None and scene.has(*_GOES_ON):
        own = matters.just_reported(matters.settings.follow_minutes)
        known = own if own and own.index == 0 else None
    return FollowUp(Act.SUPPLEMENT, known, WHOLE, "同一个人接着说的", 0.7) if known else None
