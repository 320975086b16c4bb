"""Puts a judgement into the words of the interface."""

from collections.abc import Sequence

from classifiers.acts import Effect, Mark, Scene
from classifiers.context.follow_up import FollowUp
from classifiers.context.matters import Known
from classifiers.judging import evidence
from classifiers.judging.indicators import NOTHING, find_indicators
from classifiers.judging.places import find_places
from classifiers.settings import ClassifierSettings
from classifiers.taxonomy import FRAUD
from classifiers.verdict import Act, Decision, Kind, Verdict
from classifiers.weighing.decide import decide
from classifiers.weighing.suspicion import Suspicion

_OVER = {Act.RESOLVED: "resolved", Act.NEGATED: "negated"}


class Verdicts:
    def __init__(self, settings: ClassifierSettings, version: str) -> None:
        self._settings = settings
        self._version = version

    def of_suspicion(self, scene: Scene, marks: Sequence[Mark], found: Suspicion, known: Known | None, act: Act) -> Verdict:
        text = scene.findings.text
        because = [*evidence.of_hits(found.score.hits, text), *evidence.of_marks(found.score.marks, text)]
        muted = [mark for mark in marks if mark.effect is Effect.MUTE and any(map(mark.mutes, scene.findings.hits))]
        return Verdict(
            kind=found.kind,
            decision=found.decision,
            act=act,
            category=found.category,
            categories=found.ranked,
            grade=found.grade,
            fraud_type=found.fraud_type,
            fraud_level=found.fraud.level if found.fraud else None,
            matter=known.index if known else None,
            confidence=found.score.confidence,
            places=find_places(scene.findings),
            indicators=find_indicators(scene.plain) if found.kind is Kind.FRAUD else NOTHING,
            because=evidence.most_telling([*because, *evidence.of_marks(muted, text)]),
            version=self._version,
        )

    def of_follow_up(self, scene: Scene, found: FollowUp) -> Verdict:
        if found.act in _OVER:
            return self._over(scene, found)
        matter = found.known.matter
        own = [hit for hit in scene.findings.hits if matter.category in {hit.entry.subject, FRAUD}]
        text = scene.findings.text
        return Verdict(
            kind=matter.kind,
            decision=decide(found.confidence, matter.grade, self._settings),
            act=found.act,
            category=matter.category,
            categories=((matter.category, found.confidence),),
            grade=matter.grade,
            fraud_type=matter.fraud_type,
            matter=found.known.index,
            confidence=found.confidence,
            places=find_places(scene.findings),
            indicators=find_indicators(scene.plain) if matter.kind is Kind.FRAUD else NOTHING,
            because=evidence.most_telling([evidence.of_follow_up(found, text), *evidence.of_hits(own, text)]),
            version=self._version,
        )

    def of_chat(
        self, scene: Scene, marks: Sequence[Mark], suspicion: Suspicion | None, *, non_case: str, act: Act, known: Known | None
    ) -> Verdict:
        """Chat in which something was found all the same, with what spoke against it."""
        text = scene.findings.text
        against = [mark for mark in marks if mark.effect is not Effect.LIFT]
        return Verdict(
            kind=Kind.CHAT,
            decision=Decision.CHAT,
            act=act,
            categories=suspicion.ranked if suspicion else (),
            non_case=non_case,
            matter=known.index if known else None,
            confidence=suspicion.score.confidence if suspicion else 0.0,
            because=evidence.most_telling(
                [*evidence.of_marks(against, text), *evidence.of_hits(scene.findings.hits[:4], text)]
            ),
            version=self._version,
        )

    def _over(self, scene: Scene, found: FollowUp) -> Verdict:
        return Verdict(
            kind=Kind.CHAT,
            decision=Decision.CHAT,
            act=found.act,
            non_case=_OVER[found.act],
            matter=found.known.index,
            because=(evidence.of_follow_up(found, scene.findings.text),),
            version=self._version,
        )
