"""Asks the rules of this package in turn; the first that answers is right."""

from collections.abc import Sequence

from classifiers.acts import Effect, Mark, Scene
from classifiers.context import joining, reporter, state
from classifiers.context.follow_up import FollowUp
from classifiers.context.matters import Matters
from classifiers.lexicon.cues import Cue

_RULES = (
    joining.quoted,
    reporter.photo,
    state.negated,
    state.resolved,
    state.relapse,
    joining.me_too,
    reporter.chase,
    joining.is_it_real,
    reporter.where,
    reporter.burst,
    joining.neighbours,
)
_NO_FOLLOW_UP = frozenset(
    {"thanks", "greeting_wish", "jielong", "ad_promo", "job_trade", "lost_found", "news_repost", "joke", "official_notice"}
)
"""Classes of chat that follow up nothing, whoever speaks."""

LATE_CUES = frozenset({Cue.BACK, Cue.SETTLED, Cue.RELAPSE, Cue.CHASE})
"""Signs by which a matter may be meant for as long as it is remembered."""
SOON_CUES = (frozenset({Cue.NOT_HERE}) | joining.SIGNS | reporter.SIGNS) - LATE_CUES
"""Signs that mean an open matter spoken of not long ago. Without a sign only quoted replies and reporters follow up."""


def read_follow_up(scene: Scene, marks: Sequence[Mark], matters: Matters) -> FollowUp | None:
    """What the message is to a known matter, or None."""
    if any(mark.non_case in _NO_FOLLOW_UP for mark in marks if mark.effect in {Effect.VETO, Effect.DAMP}):
        return None
    return next((found for rule in _RULES if (found := rule(scene, matters)) is not None), None)
