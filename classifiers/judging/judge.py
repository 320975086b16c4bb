"""Brings together what a message says by itself and what it means among the matters of its group."""

from collections.abc import Iterator, Sequence

from classifiers.acts import Effect, Mark, Scene, read_acts
from classifiers.context.follow_up import FollowUp
from classifiers.context.matters import Known, Matters
from classifiers.context.reading import read_follow_up
from classifiers.judging.chat import chat_class
from classifiers.judging.verdicts import Verdicts
from classifiers.lexicon.entries import Form
from classifiers.settings import ClassifierSettings
from classifiers.taxonomy import Taxonomy
from classifiers.verdict import Act, Decision, Role, Verdict
from classifiers.weighing.suspicion import Suspecting, Suspicion

_OVER = {"resolved": Act.RESOLVED, "negated": Act.NEGATED}
_NO_CASE = frozenset(_OVER.values())


class Judge:
    def __init__(self, taxonomy: Taxonomy, settings: ClassifierSettings, version: str) -> None:
        self._settings = settings
        self._suspecting = Suspecting(taxonomy, settings)
        self._verdicts = Verdicts(settings, version)

    def judge(self, scene: Scene) -> Verdict:
        marks = read_acts(scene)
        matters = Matters(scene.utterance, scene.context, self._settings)
        suspicion = self._suspecting.suspect(scene, marks, matters)
        follow_up = self._follow_up(scene, marks, matters)
        if follow_up is not None and _means_the_known(follow_up, suspicion):
            return self._verdicts.of_follow_up(scene, follow_up)
        if suspicion is not None and suspicion.decision is not Decision.CHAT:
            known = _same_matter(suspicion, matters)
            return self._verdicts.of_suspicion(scene, marks, suspicion, known, _act(known, matters))
        return self._chat(scene, marks, matters, suspicion)

    def _follow_up(self, scene: Scene, marks: Sequence[Mark], matters: Matters) -> FollowUp | None:
        if scene.role is not Role.RESIDENT or not (scene.context.matters or matters.quoted):
            return None
        return read_follow_up(scene, marks, matters)

    def _chat(self, scene: Scene, marks: Sequence[Mark], matters: Matters, suspicion: Suspicion | None) -> Verdict:
        non_case = _non_case(scene, marks)
        act = _OVER.get(non_case, Act.NONE) if scene.role is Role.RESIDENT else Act.NONE
        known = _spoken_of(scene, matters)
        return self._verdicts.of_chat(scene, marks, suspicion, non_case=non_case, act=act, known=known)


def _means_the_known(follow_up: FollowUp, suspicion: Suspicion | None) -> bool:
    """A clear matter of another kind is not swallowed by the one before it."""
    if suspicion is None or suspicion.decision is Decision.CHAT:
        return True
    if follow_up.act in _NO_CASE:
        return False
    known = follow_up.known
    same = known.about(suspicion.kind, suspicion.category, suspicion.fraud_type)
    return same or suspicion.decision is Decision.ASK


def _same_matter(suspicion: Suspicion, matters: Matters) -> Known | None:
    return next((k for k in matters.lately() if k.about(suspicion.kind, suspicion.category, suspicion.fraud_type)), None)


def _act(known: Known | None, matters: Matters) -> Act:
    if known is None:
        return Act.REPORT
    if not known.matter.open:
        return Act.RELAPSE
    return Act.SUPPLEMENT if matters.is_reporter(known) else Act.ME_TOO


def _spoken_of(scene: Scene, matters: Matters) -> Known | None:
    """The matter that a warden's answer or a word about its end belongs to, if its subject is named."""
    if matters.quoted is not None:
        return matters.quoted
    found = (*scene.findings.resolved, *(hit for hit in scene.findings.hits if hit.entry.form is not Form.MENTION))
    named = {hit.entry.subject for hit in found}
    return next((known for known in matters.lately() if known.matter.category in named), None)


def _non_case(scene: Scene, marks: Sequence[Mark]) -> str:
    """The class of chat: what forbade it, then what took away its finds, then the tone, then the plain signs."""
    return next(_classes(scene, marks), "") or chat_class(scene.findings.cues.keys(), scene.role)


def _classes(scene: Scene, marks: Sequence[Mark]) -> Iterator[str]:
    for effect in (Effect.VETO, Effect.MUTE, Effect.DAMP):
        for mark in marks:
            took = effect is not Effect.MUTE or any(mark.mutes(hit) for hit in scene.findings.hits)
            if mark.effect is effect and mark.non_case and took:
                yield mark.non_case
