"""What a rule of speech looks at, and what it says."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from classifiers.finding.findings import Findings
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Hit, Span
from classifiers.verdict import Context, Kind, Role, Utterance


class Effect(StrEnum):
    LIFT = "lift"  # points for a matter
    DAMP = "damp"  # points against it
    MUTE = "mute"  # what is found within the scope does not count
    VETO = "veto"  # whatever is found, this opens no case


@dataclass(frozen=True, slots=True)
class Mark:
    """One rule's reading. `span` is the evidence, `scope` what is muted (both in plain text); `kinds` whom a mute or veto concerns, `only` the one subject and sub muted."""

    rule: str
    effect: Effect
    span: Span
    note: str
    points: float = 0.0
    scope: Span | None = None
    non_case: str | None = None
    kinds: frozenset[Kind] = frozenset({Kind.ISSUE, Kind.FRAUD})
    only: tuple[str, str] | None = None

    def mutes(self, hit: Hit) -> bool:
        if self.scope is None or hit.entry.kind not in self.kinds:
            return False
        if self.only is not None and self.only != (hit.entry.subject, hit.entry.sub):
            return False
        return self.scope[0] <= hit.start < self.scope[1]


@dataclass(frozen=True, slots=True)
class Scene:
    utterance: Utterance
    context: Context
    findings: Findings

    @property
    def plain(self) -> str:
        return self.findings.text.plain

    @property
    def role(self) -> Role:
        return self.utterance.role

    def has(self, *cues: Cue) -> bool:
        return self.findings.has(*cues)

    def free_sign(self, cue: Cue) -> Span | None:
        """The first sign of this kind that is not itself part of a term found: 被骗 does not vouch for 被骗."""
        return next((span for span in self.findings.spans(cue) if not self.findings.in_term(span)), None)

    def cue_after(self, position: int, *cues: Cue) -> Span | None:
        """The first of these signs at or behind `position`."""
        later = [span for span in self.findings.spans(*cues) if span[0] >= position]
        return min(later, default=None)

    def cue_before(self, position: int, *cues: Cue, within: int) -> Span | None:
        """A sign that ends at most `within` characters before `position`, in the same clause."""
        clauses = self.findings.clauses
        for cue in cues:
            spans = self.findings.cues.get(cue, ())
            first = bisect_left(spans, position - within, key=_end)
            for span in spans[first : bisect_right(spans, position, key=_end)]:
                if clauses.same_clause(span[0], position + 1):
                    return span
        return None


def _end(span: Span) -> int:
    return span[1]


ISSUES_ONLY = frozenset({Kind.ISSUE})
FRAUDS_ONLY = frozenset({Kind.FRAUD})
