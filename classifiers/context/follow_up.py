"""A message that means a matter already known, and the measures by which the rules of this package judge it."""

from dataclasses import dataclass
from datetime import timedelta

from classifiers.acts import Scene
from classifiers.context.matters import Known
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Form, Span
from classifiers.taxonomy import OTHER
from classifiers.verdict import Act

SHORT = 24
VERY_SHORT = 12
"""Characters up to which a message may live by what was said before it."""
SOON = timedelta(minutes=30)
AT_ONCE = timedelta(minutes=6)
WHOLE: Span = (0, 0)
OFF_THE_MATTER = (Cue.GREETING, Cue.CALM, Cue.JOKE, Cue.THANKS)


@dataclass(frozen=True, slots=True)
class FollowUp:
    act: Act
    known: Known
    span: Span
    note: str
    confidence: float

    @property
    def rule(self) -> str:
        return f"context/{self.act.value}"


def is_short(scene: Scene, most: int) -> bool:
    return len(scene.plain) <= most


def is_media(scene: Scene) -> bool:
    """Nothing but pictures: the platform says so, or only its marks stand in the text."""
    plain = scene.plain.strip()
    marks = sum(end - start for start, end in scene.findings.spans(Cue.MEDIA))
    return (scene.utterance.media and not plain) or (0 < marks >= len(plain))


def named(scene: Scene) -> set[str]:
    """The subjects that the words name by themselves; mentions and `other` name none."""
    hits = (*scene.findings.hits, *scene.findings.resolved)
    return {hit.entry.subject for hit in hits if hit.entry.form is not Form.MENTION} - {OTHER}


def mentioned(scene: Scene) -> set[str]:
    return {hit.entry.subject for hit in (*scene.findings.hits, *scene.findings.resolved)} - {OTHER}
