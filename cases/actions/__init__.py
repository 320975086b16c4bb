"""Every change that somebody can order, in one place: `act(docket, file, by, order)`."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from cases import orders
from cases.actions import asking, correcting, ending, handing, working
from cases.actor import Actor
from cases.authority import require
from cases.docket import CaseFile, Docket
from cases.errors import StaleCaseError
from cases.lifecycle import next_status
from cases.teaching.lessons import learn_from
from db.words import Action

_DO: Mapping[type[orders.Order], Callable[[Docket, CaseFile, Actor, Any], Awaitable[None]]] = MappingProxyType(
    {
        orders.Confirm: asking.confirm,
        orders.Reject: asking.reject,
        orders.Assign: handing.assign,
        orders.Accept: handing.accept,
        orders.Transfer: handing.transfer,
        orders.Return: handing.return_,
        orders.Join: handing.join,
        orders.Suspend: working.suspend,
        orders.Resume: working.resume,
        orders.Extend: working.extend,
        orders.Escalate: working.escalate,
        orders.Progress: working.progress,
        orders.Resolve: working.resolve,
        orders.Reopen: ending.reopen,
        orders.Close: ending.close,
        orders.Merge: ending.merge,
        orders.Unmerge: ending.unmerge,
        orders.Rate: ending.rate,
        orders.Correct: correcting.correct,
    }
)


async def act(docket: Docket, file: CaseFile, by: Actor, order: orders.Order, *, version: int | None = None) -> None:
    """Carry out `order`. `version` is the one the person saw.

    Raises CaseError (see cases.errors) or IllegalActionError; then nothing was changed.
    """
    if version is not None and version != file.case.version:
        raise StaleCaseError(file.case.code, version, file.case.version)
    if order.action is not Action.UNMERGE:
        next_status(file.case.status, order.action)
    require(docket, file, by, order.action)
    await _DO[type(order)](docket, file, by, order)
    await learn_from(docket, file, by, order)
