"""Text in, Verdict out. Knows nothing else."""

from classifiers.verdict import (
    NO_CONTEXT,
    Act,
    Context,
    Decision,
    Evidence,
    Grade,
    Kind,
    Matter,
    Role,
    Utterance,
    Verdict,
)

__all__ = ["NO_CONTEXT", "Act", "Context", "Decision", "Evidence", "Grade", "Kind", "Matter", "Role", "Utterance", "Verdict"]
