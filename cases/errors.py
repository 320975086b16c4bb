"""What can be wrong with something asked of a case. Each error carries what the answer to the person needs.

CaseError
├── UnknownCaseError       no such code
├── StaleCaseError         somebody else changed the case meanwhile
├── NotYoursError          the person may not do this to this case
├── UnknownHandlerError    nobody goes by that name; carries the nearest names
├── UnknownSubjectError    no category or fraud type goes by that name; carries the nearest names
├── MissingWordsError      the action needs a reason, a result, a category or a name
└── DoneBeforeError        it can be done once only: an extension, a rating, a call to join
cases.lifecycle.IllegalActionError   not possible where the case stands
"""

from collections.abc import Sequence

from db.words import Action


class CaseError(Exception):
    """Something asked of a case cannot be done."""


class UnknownCaseError(CaseError):
    def __init__(self, code: str) -> None:
        super().__init__(f"no case {code}")
        self.code = code


class StaleCaseError(CaseError):
    def __init__(self, code: str, expected: int, found: int) -> None:
        super().__init__(f"case {code} is at version {found}, not {expected}")
        self.code, self.expected, self.found = code, expected, found


class NotYoursError(CaseError):
    def __init__(self, code: str, owner: str) -> None:
        super().__init__(f"case {code} is with {owner}")
        self.code, self.owner = code, owner


class UnknownHandlerError(CaseError):
    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"nobody goes by {name!r}")
        self.name, self.nearest = name, tuple(nearest)


class UnknownSubjectError(CaseError):
    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"no category goes by {name!r}")
        self.name, self.nearest = name, tuple(nearest)


class MissingWordsError(CaseError):
    """`what` is "reason", "result", "category" or "to"."""

    def __init__(self, action: Action, what: str) -> None:
        super().__init__(f"{action.value} needs {what}")
        self.action, self.what = action, what


class DoneBeforeError(CaseError):
    def __init__(self, code: str, action: Action) -> None:
        super().__init__(f"{action.value} of case {code} was done before")
        self.code, self.action = code, action
