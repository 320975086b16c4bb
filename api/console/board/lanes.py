"""The columns of the board."""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic

from markupsafe import Markup
from nicegui import ui

from api.console.board.cards import Card
from api.console.board.slips import render
from api.console.names import STATUS_NAMES
from api.console.parts.keyed import Keyed
from db.words import Status

RUNNING = (Status.SUSPECTED, Status.OPEN, Status.ASSIGNED, Status.HANDLING, Status.RESOLVED)
ENDED = (Status.CLOSED, Status.REJECTED, Status.MERGED)
_AT_HOME = {Status.SUSPENDED: Status.HANDLING}
_NEW_FOR = 30.0  # seconds


class Lane:
    def __init__(self, status: Status) -> None:
        self._status = status
        with ui.element("section").classes("lane").props(f"data-status={status.value}"):
            self._head = ui.html("").classes("lane-head")
            self._slips = Keyed(ui.element("div").classes("lane-body"))

    def show(self, cards: Sequence[Card], now: datetime, arrivals: "Arrivals") -> None:
        self._head.set_content(_head(self._status, cards))
        self._slips.show([(card.id, render(card, now, arrived=arrivals.lately(card.id))) for card in cards])


class Arrivals:
    """Which cases came while somebody was looking."""

    def __init__(self) -> None:
        self._known: dict[int, float] = {}
        self._first_look = True

    def note(self, cards: Sequence[Card]) -> list[Card]:
        """The cards that were not there before; none at the first look."""
        fresh = [card for card in cards if card.id not in self._known]
        came = -_NEW_FOR if self._first_look else monotonic()
        self._known |= dict.fromkeys((card.id for card in fresh), came)
        new, self._first_look = [] if self._first_look else fresh, False
        return new

    def lately(self, case_id: int) -> bool:
        return monotonic() - self._known.get(case_id, -_NEW_FOR) < _NEW_FOR


def lane_of(status: Status) -> Status:
    """挂起 stands among what is being handled."""
    return _AT_HOME.get(status, status)


def _head(status: Status, cards: Sequence[Card]) -> Markup:
    late = sum(card.late for card in cards)
    hint = Markup('<span class="lane-late">{} 件超时</span>').format(late) if late else ""
    return Markup("<h2>{}</h2><span class=lane-count>{}</span>{}").format(STATUS_NAMES[status], len(cards), hint)
