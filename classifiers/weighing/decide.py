"""From points to a decision."""

from classifiers.settings import ClassifierSettings
from classifiers.verdict import Decision, Grade


def decide(confidence: float, grade: Grade, settings: ClassifierSettings) -> Decision:
    """Where life may be at risk a person is asked earlier."""
    if confidence >= settings.auto_at:
        return Decision.AUTO
    ask_at = settings.ask_life_at if grade is Grade.G1 else settings.ask_at
    return Decision.ASK if confidence >= min(ask_at, settings.auto_at) else Decision.CHAT
