"""A case as one person sees it. It follows what others do meanwhile."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from markupsafe import Markup
from nicegui import ui

from api.console.access import Viewer, viewer_of
from api.console.case.acting import NotDoneError, carry_out, offered
from api.console.case.bubbles import Talk
from api.console.case.dialogs import ActionDialog
from api.console.case.facts import facts, handler_of, headline
from api.console.case.forms import FORMS, order_of
from api.console.case.handlers import handlers
from api.console.case.history import history
from api.console.console import Console
from api.console.frame import frame
from api.console.names import ACTION_NAMES
from api.console.parts.bubble import render
from api.console.parts.controls import button
from api.console.parts.keyed import Keyed
from api.console.parts.notes import lost, tell
from cases.town import Handler
from db.repositories import dossier as store
from db.repositories.dossier import Dossier
from db.words import Action

_LOOK = 1.5  # seconds
_AT_ONCE = 4  # actions shown; the others stand behind 更多
_NOTICE = "不公开事项：请勿在群里回复内容，由办理人私下联系。"
_NOT_FOR_YOU = "不公开事项：原话、缘由和结果仅经办人可见。"


def place(console: Console) -> None:
    """Put the case page at "/cases/{code}"."""

    @ui.page("/cases/{code}", title="事项 · 海棠")
    async def case(code: str, request: Request) -> None:
        await CasePage(console, viewer_of(request), code[:12]).build()


class CasePage:
    def __init__(self, console: Console, viewer: Viewer, code: str) -> None:
        self._console, self._viewer, self._code = console, viewer, code
        self._stamp: tuple[object, ...] = ()
        self._version = 0
        self._case_id = 0
        self._handlers = dict[Handler, str]()

    async def build(self) -> None:
        async with self._console.read() as (session, _):
            found = await store.dossier(session, self._code)
        if found is None or not self._viewer.sees({a.department_id for a in found.assignments if a.department_id is not None}):
            ui.context.client.status_code = 404
            lost(f"没有编号 {self._code} 的事项", "请核对编号。")
            return
        with frame(self._console, self._viewer, "", f"事项 {self._code}"):
            self._lay_out()
            await self._load()
        ui.timer(_LOOK, self._tick, immediate=False)

    def _lay_out(self) -> None:
        with ui.element("div").classes("case"):
            self._asking = ui.element("div").classes("asking")  # a dialog outlives the button that opened it
            self._head = ui.html("").classes("case-head")
            with ui.element("aside").classes("case-side"):
                self._actions = ui.element("div").classes("actions")
                self._facts = ui.html("")
            with ui.element("div").classes("case-talk"):
                self._notice = ui.html("").classes("notice")
                self._bubbles = Keyed(ui.element("div").classes("talk"))
                self._history = ui.html("").classes("case-history")

    async def _tick(self) -> None:
        async with self._console.read() as (session, _):
            stamp = await store.stamp(session, self._case_id)
        if stamp != self._stamp:
            await self._load()

    async def _load(self) -> None:
        async with self._console.read() as (session, town):
            found = await store.dossier(session, self._code)
            if found is None:
                return
            actions = await offered(self._console, session, town, found, self._viewer)
            self._stamp = await store.stamp(session, found.case.id)
        now, case = self._console.now(), found.case
        has_it = [handler_of(assignment, town) for assignment in found.assignments if assignment.ended_at is None]
        self._handlers = handlers(town, self._console.services.rules, case, has_it, now)
        self._case_id = case.id
        words = self._viewer.reads(private=case.private)
        self._head.set_content(headline(self._console, case, now, found.deadlines, words=words))
        self._facts.set_content(facts(self._console, found, town, now, words=words))
        self._history.set_content(history(case, found.events, now, words=words))
        self._show_words(found, words=words)
        if case.version != self._version:
            self._version = case.version
            self._show_actions(actions)

    def _show_words(self, found: Dossier, *, words: bool) -> None:
        notice = (_NOTICE if words else _NOT_FOR_YOU) if found.case.private else ""
        self._notice.set_content(Markup("{}").format(notice))
        now = self._console.now()
        bubbles = Talk(self._console, self._viewer, now).bubbles(found) if words else []
        self._bubbles.show([(bubble.key, render(bubble, now)) for bubble in bubbles])

    def _show_actions(self, actions: list[Action]) -> None:
        self._actions.clear()
        with self._actions:
            for place_, action in enumerate(actions[:_AT_ONCE]):
                self._offer(action, kind="plain" if place_ else "main")
            if rest := actions[_AT_ONCE:]:
                with ui.element("details").classes("more"):
                    ui.html("更多", tag="summary").classes("press press-plain")
                    with ui.element("div").classes("more-actions"):
                        for action in rest:
                            self._offer(action, kind="plain")

    def _offer(self, action: Action, *, kind: str) -> None:
        async def press() -> None:
            if FORMS[action].questions:
                self._open(action)
            elif fault := await self._carry(action, self._version, {}):
                tell(fault, bad=True)

        button(ACTION_NAMES[action], press, kind=kind).props(f"data-action={action.value}")

    def _open(self, action: Action) -> None:
        seen = [self._version]

        async def carry(answers: Mapping[str, Any]) -> str:
            fault = await self._carry(action, seen[0], answers)
            seen[0] = self._version  # she reads what changed behind the dialog, and may then order it all the same
            return fault

        with self._asking:
            ActionDialog(action, FORMS[action], self._handlers, self._console.services.rules.subjects.all(), carry)

    async def _carry(self, action: Action, version: int, answers: Mapping[str, Any]) -> str:
        """What went wrong, or nothing. `version` is the one that was shown when the person decided."""
        try:
            await carry_out(self._console, self._viewer, self._code, version, order_of(action, answers))
        except NotDoneError as error:
            await self._load()
            return str(error)
        await self._load()
        tell(f"{self._code} 已{ACTION_NAMES[action]}")
        return ""
