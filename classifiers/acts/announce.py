"""Announcements: official notices, daily tips, advice against fraud. A complaint about a notice is no notice."""

from collections.abc import Iterator

from classifiers.acts.scene import FRAUDS_ONLY, ISSUES_ONLY, Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.verdict import Role

_HEAD_POINTS = 2
_ENOUGH = 2


def read(scene: Scene) -> Iterator[Mark]:
    yield from _anti_fraud(scene)
    yield from _tip(scene)
    yield from _notice(scene)


def _notice(scene: Scene) -> Iterator[Mark]:
    head = scene.findings.first(Cue.NOTICE_HEAD)
    points = _HEAD_POINTS * (head is not None) + scene.findings.kinds(Cue.NOTICE)
    span = head or scene.findings.first(Cue.NOTICE)
    if span is None or points < _ENOUGH or _objects(scene):
        return
    yield Mark("announce/notice", Effect.VETO, span, "像是转发的通知", non_case="official_notice", kinds=ISSUES_ONLY)


def _objects(scene: Scene) -> bool:
    """通知说六点来水,现在还没得水: the speaker holds the notice against what happened."""
    if scene.role is not Role.RESIDENT:
        return False
    return scene.has(Cue.STILL, Cue.BLAME) or (scene.has(Cue.PLEA) and scene.has(Cue.ASK, Cue.DANGER))


def _tip(scene: Scene) -> Iterator[Mark]:
    span = scene.findings.first(Cue.TIP_HEAD)
    if span is not None and not _objects(scene):
        yield Mark("announce/tip", Effect.VETO, span, "是每天的提醒", non_case="bot_tip")


def _anti_fraud(scene: Scene) -> Iterator[Mark]:
    head = scene.findings.first(Cue.ANTI_FRAUD_HEAD)
    points = _HEAD_POINTS * (head is not None) + scene.findings.kinds(Cue.ANTI_FRAUD)
    span = head or scene.findings.first(Cue.ANTI_FRAUD)
    if span is None or points < _ENOUGH or _own_story(scene):
        return
    yield Mark("announce/anti_fraud", Effect.VETO, span, "像是反诈宣传", non_case="anti_fraud_tip", kinds=FRAUDS_ONLY)


def _own_story(scene: Scene) -> bool:
    return scene.role is Role.RESIDENT and scene.has(Cue.IS_IT_REAL, Cue.MONEY_GOING)
