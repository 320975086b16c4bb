"""Which matter of the group a message may mean: by time, by speaker, by subject."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from classifiers.settings import ClassifierSettings
from classifiers.verdict import Context, Grade, Kind, Matter, Utterance

_URGENT = frozenset({Grade.G1, Grade.G2})
_URGENT_FACTOR = 3
"""In urgent matters their reporter is heard so many times longer."""


@dataclass(frozen=True, slots=True)
class Known:
    """A matter with its place in `context.matters`; None for a quoted matter that is not in that list."""

    matter: Matter
    index: int | None

    def about(self, kind: Kind, category: str, fraud_type: str | None = None) -> bool:
        if self.matter.kind is not kind or self.matter.category != category:
            return False
        return kind is not Kind.FRAUD or None in {fraud_type, self.matter.fraud_type} or fraud_type == self.matter.fraud_type


class Matters:
    """The matters of a context as seen from one utterance. An unknown time passes every window."""

    def __init__(self, utterance: Utterance, context: Context, settings: ClassifierSettings) -> None:
        self.settings = settings
        self._utterance = utterance
        self._known = [Known(matter, index) for index, matter in enumerate(context.matters)]
        self.quoted = self._quoted(context.reply_matter)

    def fresh(self) -> Iterator[Known]:
        """Open and spoken of within the follow-up window, the last first."""
        return self.soon(timedelta(minutes=self.settings.follow_minutes))

    def soon(self, window: timedelta) -> Iterator[Known]:
        return (known for known in self._known if known.matter.open and self.within(known, window))

    def lately(self) -> Iterator[Known]:
        """Open or closed, within the relapse window."""
        return (known for known in self._known if self.within(known, timedelta(hours=self.settings.relapse_hours)))

    def just_reported(self, minutes: int, *, longer: bool = False) -> Known | None:
        """The newest open matter that this speaker reported and that was spoken of within so many minutes;
        with `longer`, three times as many for urgent matters.
        """
        for known in self.fresh():
            factor = _URGENT_FACTOR if longer and known.matter.grade in _URGENT else 1
            if self.is_reporter(known) and self.within(known, timedelta(minutes=minutes * factor)):
                return known
        return None

    def is_reporter(self, known: Known) -> bool:
        return bool(self._utterance.sender) and self._utterance.sender in known.matter.senders

    def within(self, known: Known, window: timedelta) -> bool:
        return self._utterance.at is None or self._utterance.at - known.matter.last_at <= window

    def _quoted(self, matter: Matter | None) -> Known | None:
        if matter is None:
            return None
        return next((known for known in self._known if known.matter == matter), Known(matter, None))
