"""Does what was just said belong to a case that the town knows? Pure: facts in, an answer out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.known import Known
from cases.rules import Rules
from cases.settings import MatchingSettings
from classifiers import Act, Decision, Kind, Verdict
from db.words import ENDED, CaseKind, ReportKind, Status


@dataclass(frozen=True, slots=True)
class Said:
    """A judged message. `matter` is the case that the classifiers, or a quoted reply, point to; `vouched_by` is the person who
    says that it is one, where that is not the sender.

    `place_group_id` is the residents' group of the place where the matter is: the group of the message, or, for what staff
    say elsewhere, that of their own micro-grid.
    """

    message_id: int
    group_id: int
    place_group_id: int
    person_id: int | None
    text: str
    at: datetime
    verdict: Verdict
    media: bool = False
    matter: Known | None = None
    vouched_by: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    known: Known
    kind: ReportKind


_FOLLOW_UPS = {
    Act.ME_TOO: ReportKind.ME_TOO,
    Act.CHASE_UP: ReportKind.CHASE_UP,
    Act.SUPPLEMENT: ReportKind.SUPPLEMENT,
    Act.RELAPSE: ReportKind.RELAPSE,
    Act.RESOLVED: ReportKind.RESOLVED,
}
_BACK = frozenset({Act.RELAPSE, Act.CHASE_UP, Act.ME_TOO})
"""Of a case that has ended these say that it has not."""
_OBJECTIONS = frozenset({ReportKind.CHASE_UP, ReportKind.RELAPSE, ReportKind.RESOLVED})


@dataclass(frozen=True, slots=True)
class Matcher:
    """`spreads` says whether one matter of a category often shows in several groups, `private` whether it is nobody else's."""

    settings: MatchingSettings
    spreads: Callable[[str], bool]
    private: Callable[[str], bool]

    def find(self, said: Said, known: Sequence[Known], neighbours: Iterable[Known]) -> Match | None:
        """The case that `said` belongs to. `known` are the cases of its group, `neighbours` those of the groups near by,
        both with the one last spoken of first.
        """
        return (
            self._pointed_at(said)
            or self._same_sender(said, known)
            or self._said_again(said, known)
            or self._same_category(said, known)
            or self._near_by(said, neighbours)
        )

    def _pointed_at(self, said: Said) -> Match | None:
        """The words, or the quoted reply, speak of that case."""
        kind = _FOLLOW_UPS.get(said.verdict.act)
        if said.matter is None or (kind is None and said.verdict.kind is Kind.CHAT):
            return None
        if said.matter.status in ENDED:
            return self._relapse(said, said.matter)
        awaits_objections = said.matter.status is Status.RESOLVED and kind in _OBJECTIONS
        if not awaits_objections and not self._within(said, said.matter.last_at, self.settings.follow_up):
            return None
        return Match(said.matter, kind or self._role(said, said.matter))

    def _same_sender(self, said: Said, known: Sequence[Known]) -> Match | None:
        """A photo, or more of the same matter, minutes after one's own report."""
        if said.person_id is None:
            return None
        for matter in known:
            spoke = matter.reporters.get(said.person_id)
            if spoke is None or matter.status in ENDED or not self._within(said, spoke, self.settings.same_sender):
                continue
            if said.media or (_is_matter(said) and self._alike(said, matter)):
                return Match(matter, ReportKind.SUPPLEMENT)
        return None

    def _said_again(self, said: Said, known: Sequence[Known]) -> Match | None:
        """好了 and 又停了 without a pointer: the matter of that category last spoken of here."""
        kind = _FOLLOW_UPS.get(said.verdict.act)
        if kind not in {ReportKind.RESOLVED, ReportKind.RELAPSE}:
            return None
        category = said.verdict.category
        for matter in known:
            if category is not None and matter.category != category:
                continue
            if matter.status in ENDED:
                if found := self._relapse(said, matter):
                    return found
            elif self._within(said, matter.last_at, self.settings.follow_up):
                return Match(matter, kind)
        return None

    def _same_category(self, said: Said, known: Sequence[Known]) -> Match | None:
        if not _is_matter(said):
            return None
        for matter in known:
            if matter.status in ENDED or not self._alike(said, matter):
                continue
            own = said.person_id in matter.reporters
            if self.private(matter.category) and not own and not _same_place(said, matter):
                continue
            if self._within(said, matter.last_at, self.settings.same_category):
                return Match(matter, self._role(said, matter))
        return None

    def _near_by(self, said: Said, neighbours: Iterable[Known]) -> Match | None:
        """A main, a line, a road: the same matter shows in the groups around."""
        if not _is_matter(said) or not self.spreads(said.verdict.category or ""):
            return None
        for matter in neighbours:
            running = matter.status not in ENDED and matter.status is not Status.RESOLVED
            if running and self._alike(said, matter) and self._within(said, matter.last_at, self.settings.other_groups):
                return Match(matter, ReportKind.ME_TOO)
        return None

    def _relapse(self, said: Said, matter: Known) -> Match | None:
        """Back within the window. What a person rejected comes back only by clear words, else it is a new suspicion."""
        clear = said.verdict.act is Act.RELAPSE and said.verdict.decision is Decision.AUTO
        back = clear if matter.status is Status.REJECTED else said.verdict.act in _BACK
        if (
            back
            and matter.status is not Status.MERGED
            and matter.ended_at
            and self._within(said, matter.ended_at, self.settings.relapse)
        ):
            return Match(matter, ReportKind.RELAPSE)
        return None

    def _alike(self, said: Said, matter: Known) -> bool:
        verdict = said.verdict
        if verdict.category != matter.category or (verdict.kind is Kind.FRAUD) != (matter.kind is CaseKind.FRAUD):
            return False
        return None in {verdict.fraud_type, matter.fraud_type} or verdict.fraud_type == matter.fraud_type

    def _role(self, said: Said, matter: Known) -> ReportKind:
        return ReportKind.SUPPLEMENT if said.person_id in matter.reporters else ReportKind.ME_TOO

    def _within(self, said: Said, then: datetime, minutes: int) -> bool:
        """Near in time, whichever came first: messages may arrive out of order."""
        return abs(said.at - then) <= timedelta(minutes=minutes)


def _is_matter(said: Said) -> bool:
    return said.verdict.kind is not Kind.CHAT


def _same_place(said: Said, matter: Known) -> bool:
    return matter.place is not None and matter.place in said.verdict.places


def matcher_of(rules: Rules) -> Matcher:
    return Matcher(
        rules.settings.matching, lambda category: rules.of(category).spreads, lambda category: rules.of(category).private
    )
