"""Which clocks run where a case stands. A case that has not ended always has one: nothing is forgotten."""

from collections.abc import Mapping
from types import MappingProxyType

from db.words import DeadlineKind, Status

_REQUIRED: Mapping[Status, tuple[DeadlineKind, ...]] = MappingProxyType(
    {
        Status.SUSPECTED: (DeadlineKind.CONFIRM,),
        Status.OPEN: (DeadlineKind.ASSIGN, DeadlineKind.RESOLVE),
        Status.ASSIGNED: (DeadlineKind.ACCEPT, DeadlineKind.RESOLVE),
        Status.HANDLING: (DeadlineKind.RESOLVE,),
        Status.SUSPENDED: (DeadlineKind.RESUME,),
        Status.RESOLVED: (DeadlineKind.FEEDBACK,),
        Status.CLOSED: (),
        Status.REJECTED: (),
        Status.MERGED: (),
    }
)


def required(status: Status) -> tuple[DeadlineKind, ...]:
    return _REQUIRED[status]
