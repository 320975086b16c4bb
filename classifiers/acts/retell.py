"""Things told of elsewhere: news and forwarded films, other provinces, films and games."""

from collections.abc import Iterator

from classifiers.acts.scene import ISSUES_ONLY, Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Span

_NEAR = 3


def read(scene: Scene) -> Iterator[Mark]:
    news = scene.findings.first(Cue.NEWS)
    elsewhere = _elsewhere(scene)
    if news is not None and not _here_and_now(scene):
        yield Mark("retell/news", Effect.VETO, news, "像是转发的新闻、视频", non_case="news_repost", kinds=ISSUES_ONLY)
    if elsewhere is not None and not scene.has(Cue.HERE, Cue.PLEA):
        scope = (elsewhere[0], scene.findings.clauses.sentence_end(elsewhere[1]))
        yield Mark("retell/elsewhere", Effect.MUTE, elsewhere, "说的是外地的事", scope=scope, non_case="news_repost")
    screen = scene.findings.first(Cue.SCREEN)
    if screen is not None:
        whole = (0, len(scene.plain))
        yield Mark(
            "retell/screen", Effect.MUTE, screen, "说的是电视、游戏或梦", scope=whole, non_case="chitchat", kinds=ISSUES_ONLY
        )


def _elsewhere(scene: Scene) -> Span | None:
    """A far place that is where the thing happened, not merely where the speaker or a relative is."""
    for span in scene.findings.spans(Cue.ELSEWHERE):
        if scene.cue_before(span[0], Cue.I_AM_AT, within=_NEAR) is None:
            return span
    return None


def _here_and_now(scene: Scene) -> bool:
    return scene.has(Cue.PLEA) or (scene.has(Cue.HERE) and scene.has(Cue.NOW, Cue.STILL))
