"""From whatever went wrong, in any package, to the problem that is answered. One function a tree of errors."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError

from api.errors.problem import Problem
from api.errors.tree import ApiError
from bot.dialogue.words import STATUS_NAMES
from bot.errors import (
    BotError,
    ErasedError,
    NotMissedError,
    TextTooLongError,
    UnknownChatError,
    UnknownMessageError,
    UnreadableError,
)
from cases.errors import (
    CaseError,
    DoneBeforeError,
    MissingWordsError,
    NotYoursError,
    StaleCaseError,
    UnknownCaseError,
    UnknownHandlerError,
    UnknownSubjectError,
)
from cases.lifecycle import IllegalActionError
from cases.teaching.errors import (
    DecidedBeforeError,
    LexiconError,
    TakenBackBeforeError,
    UnknownEditionError,
    UnknownProposalError,
)

_LOST_RACES = frozenset({"40001", "40P01"})  # PostgreSQL: serialization failure, deadlock


def of_api(error: ApiError) -> Problem:
    return Problem(error.code, error.detail, error.fields, error.headers)


def of_case(error: CaseError) -> Problem:
    match error:
        case UnknownCaseError():
            return Problem("unknown_case", fields={"case": error.code})
        case StaleCaseError():
            return Problem("stale_version", fields={"case": error.code, "seen": error.expected, "version": error.found})
        case NotYoursError():
            return Problem("not_yours", f"现在由{error.owner}办理", {"case": error.code, "owner": error.owner})
    return _of_order(error)


def _of_order(error: CaseError) -> Problem:
    """What is wrong with the order itself."""
    match error:
        case UnknownHandlerError():
            return Problem("unknown_handler", fields={"name": error.name, "nearest": list(error.nearest)})
        case UnknownSubjectError():
            return Problem("unknown_subject", fields={"name": error.name, "nearest": list(error.nearest)})
        case MissingWordsError():
            return Problem("missing_words", fields={"action": error.action.value, "what": error.what})
        case DoneBeforeError():
            return Problem("done_before", fields={"case": error.code, "action": error.action.value})
    return Problem("conflict", str(error))


def of_transition(error: IllegalActionError) -> Problem:
    detail = f"现在是“{STATUS_NAMES[error.status]}”"
    return Problem("illegal_transition", detail, {"action": error.action.value, "status_now": error.status.value})


def of_bot(error: BotError) -> Problem:
    match error:
        case UnknownChatError():
            return Problem("unknown_chat", fields={"channel": error.channel, "chat": error.chat})
        case TextTooLongError():
            return Problem("text_too_long", fields={"size": error.size, "limit": error.limit})
        case UnreadableError():
            return Problem("broken_utf8", fields={"what": error.what})
    return _of_message(error)


def _of_message(error: BotError) -> Problem:
    """What is wrong with a message that somebody points at."""
    match error:
        case UnknownMessageError():
            return Problem("unknown_message", fields={"message": error.number})
        case ErasedError():
            return Problem("erased", fields={"message": error.number})
        case NotMissedError():
            return Problem("not_missed", fields={"case": error.case})
    return Problem("bad_request", str(error))


_OF_LEXICON: Mapping[type[LexiconError], str] = MappingProxyType(
    {
        UnknownProposalError: "unknown_proposal",
        UnknownEditionError: "unknown_edition",
        DecidedBeforeError: "decided_before",
        TakenBackBeforeError: "taken_back_before",
    }
)


def of_lexicon(error: LexiconError) -> Problem:
    return Problem(_OF_LEXICON[type(error)], fields={"number": error.number})


def of_lost_race(error: StaleDataError | IntegrityError) -> Problem:
    """Two people changed the same thing, and the other was quicker."""
    return Problem("stale_version" if isinstance(error, StaleDataError) else "conflict")


def of_store(error: Exception) -> Problem | None:
    """The store did not answer, or broke off; None for what is a fault of ours."""
    if getattr(getattr(error, "orig", None), "sqlstate", None) in _LOST_RACES:
        return Problem("conflict")
    if isinstance(error, DBAPIError) and not isinstance(error, OperationalError | InterfaceError):
        return None
    return Problem("store_away", headers={"Retry-After": "5"})


TREES: Mapping[type[Exception], Callable[[Any], Problem | None]] = MappingProxyType(
    {
        ApiError: of_api,
        CaseError: of_case,
        IllegalActionError: of_transition,
        BotError: of_bot,
        LexiconError: of_lexicon,
        StaleDataError: of_lost_race,
        IntegrityError: of_lost_race,
        DBAPIError: of_store,
        PoolTimeoutError: of_store,
        ConnectionError: of_store,
    }
)


def problem_of(error: Exception) -> Problem | None:
    """The problem to answer with; None for an error that nobody foresaw."""
    for kind in type(error).__mro__:
        if kind in TREES:
            return TREES[kind](error)
    return None
