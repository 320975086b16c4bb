"""Buying and selling: group orders, adverts, jobs and second-hand goods, things lost and found."""

import re
from collections.abc import Iterator

from classifiers.acts.scene import ISSUES_ONLY, Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Span

_NUMBERED = re.compile(r"(?:^|\n)\s*\d{1,2}\s*[.、,:\s]")
_ENOUGH = 2
_DAMP_POINTS = 3.0


def read(scene: Scene) -> Iterator[Mark]:
    yield from _list(scene)
    yield from _advert(scene)
    yield from _simple(scene, Cue.JOB_TRADE, "job_trade", "像是招工、出租或买卖")
    yield from _simple(scene, Cue.LOST_FOUND, "lost_found", "像是失物招领")


def _list(scene: Scene) -> Iterator[Mark]:
    span = scene.findings.first(Cue.JIELONG) or _numbered_lines(scene.plain)
    if span is not None and not _complains(scene):
        yield Mark("trade/list", Effect.VETO, span, "是接龙、拼团", non_case="jielong")


def is_list(text: str) -> bool:
    return "接龙" in text or "拼团" in text or _numbered_lines(text) is not None


def _numbered_lines(text: str) -> Span | None:
    """The first of several lines that begin with a number."""
    lines = [match.span() for match in _NUMBERED.finditer(text)]
    return lines[0] if len(lines) > 1 else None


def _advert(scene: Scene) -> Iterator[Mark]:
    priced = scene.findings.first(Cue.PRICE)
    points = scene.findings.kinds(Cue.ADVERT) + (priced is not None)
    span = scene.findings.first(Cue.ADVERT) or priced
    if span is None or points < _ENOUGH or _complains(scene):
        return
    yield Mark("trade/advert", Effect.VETO, span, "像是广告", non_case="ad_promo", kinds=ISSUES_ONLY)


def _simple(scene: Scene, cue: Cue, non_case: str, note: str) -> Iterator[Mark]:
    span = scene.findings.first(cue)
    if span is not None and not _complains(scene):
        yield Mark(f"trade/{non_case}", Effect.DAMP, span, note, _DAMP_POINTS, non_case=non_case, kinds=ISSUES_ONLY)


def _complains(scene: Scene) -> bool:
    return scene.has(Cue.BLAME, Cue.PETITION) or (scene.has(Cue.PLEA) and scene.has(Cue.STILL, Cue.DURATION, Cue.DANGER))
