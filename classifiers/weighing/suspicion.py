"""The best reading of a message as a matter of its own, apart from what the group talks about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from classifiers.acts import Effect, Mark, Scene
from classifiers.context.matters import Matters
from classifiers.lexicon.entries import Form
from classifiers.settings import ClassifierSettings
from classifiers.taxonomy import FRAUD, OTHER, Taxonomy
from classifiers.verdict import Decision, Grade, Kind
from classifiers.weighing.decide import decide
from classifiers.weighing.fraud import FraudReading, read_fraud
from classifiers.weighing.grade import grade_issue
from classifiers.weighing.weigh import Score, live, weigh

_KNOWN_SUBJECT = 1.5
"""Points for a subject that the group is speaking of anyway."""
_LIFE = 0.8
"""Points by which a danger to life goes before other subjects when the main one is chosen."""

_PER_CHARACTER = 0.01
"""Between equals the longer term says it more exactly."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`ranked` holds all categories with their confidence, best first."""

    kind: Kind
    category: str
    grade: Grade
    decision: Decision
    score: Score
    ranked: tuple[tuple[str, float], ...]
    fraud: FraudReading | None = None

    @property
    def fraud_type(self) -> str | None:
        return self.fraud.fraud_type if self.fraud else None


class Suspecting:
    def __init__(self, taxonomy: Taxonomy, settings: ClassifierSettings) -> None:
        self._categories = taxonomy.categories
        self._settings = settings

    def suspect(self, scene: Scene, marks: Sequence[Mark], matters: Matters) -> Suspicion | None:
        vetoed = frozenset[Kind]().union(*(mark.kinds for mark in marks if mark.effect is Effect.VETO))
        hits = live(scene.findings.hits, marks)
        issues = [] if Kind.ISSUE in vetoed else self._issues(weigh(hits, marks, Kind.ISSUE), scene, matters)
        fraud = None if Kind.FRAUD in vetoed else read_fraud(weigh(hits, marks, Kind.FRAUD), scene)
        ranked = _ranked(issues, fraud)
        if fraud and (not issues or fraud.score.points >= issues[0].points):
            return self._fraud(fraud, ranked)
        return self._issue(issues[0], ranked, scene) if issues else None

    def _issues(self, scores: Iterable[Score], scene: Scene, matters: Matters) -> list[Score]:
        """A known subject weighs more; a danger to life comes first among near equals; `other` comes last."""
        known = {k.matter.category for k in matters.fresh()}
        scores = [replace(s, points=s.points + _KNOWN_SUBJECT) if s.subject in known else s for s in scores]
        return sorted(scores, key=lambda score: -self._rank(score, scene))

    def _rank(self, score: Score, scene: Scene) -> float:
        life = grade_issue(score, self._categories[score.subject], scene) is Grade.G1
        best = score.hits[0]
        length = best.end - best.start if best.entry.form is Form.TERM else 0
        return score.points + _LIFE * life - _LIFE * (score.subject == OTHER) + _PER_CHARACTER * length

    def _issue(self, score: Score, ranked: tuple[tuple[str, float], ...], scene: Scene) -> Suspicion:
        grade = grade_issue(score, self._categories[score.subject], scene)
        decision = decide(score.confidence, grade, self._settings)
        return Suspicion(Kind.ISSUE, score.subject, grade, decision, score, ranked)

    def _fraud(self, fraud: FraudReading, ranked: tuple[tuple[str, float], ...]) -> Suspicion:
        decision = decide(fraud.score.confidence, fraud.grade, self._settings)
        return Suspicion(Kind.FRAUD, FRAUD, fraud.grade, decision, fraud.score, ranked, fraud)


def _ranked(issues: Sequence[Score], fraud: FraudReading | None) -> tuple[tuple[str, float], ...]:
    scores = [(score.subject, score.confidence) for score in issues]
    if fraud:
        scores.append((FRAUD, fraud.score.confidence))
    return tuple(sorted(scores, key=lambda pair: -pair[1]))
