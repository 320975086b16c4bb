"""What can be wrong with a decision about the lexicon.

LexiconError
├── UnknownProposalError, UnknownEditionError   no such number
├── DecidedBeforeError      somebody accepted or refused it already
└── TakenBackBeforeError    the edition was taken back already
"""


class LexiconError(Exception):
    """Something asked of the town's lexicon cannot be done."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{type(self).__name__}: {number}")
        self.number = number


class UnknownProposalError(LexiconError):
    pass


class UnknownEditionError(LexiconError):
    pass


class DecidedBeforeError(LexiconError):
    pass


class TakenBackBeforeError(LexiconError):
    pass
