"""漏报 on the page: a group's words that were left for chatter and are still there; the desk says which of them is a matter."""

from collections.abc import Awaitable, Callable

from markupsafe import Markup, escape
from nicegui import ui

from api.console.access import Viewer
from api.console.console import Console
from api.console.moments import moment
from api.console.parts.controls import button, choice
from api.console.parts.notes import tell
from api.errors.catalogue import CATALOGUE
from api.errors.translation import of_bot
from api.lexicon.handing_in import file_missed, in_window
from bot.errors import BotError
from cases.subjects import Subject
from db.models import Message
from db.words import GroupKind, GroupState

_MOST = 60


class MissedPart:
    """Nothing is shown before a group is chosen: whoever looks at people's talk does so on purpose."""

    def __init__(self, console: Console, viewer: Viewer) -> None:
        self._console, self._viewer = console, viewer
        self._group: int | None = None
        ui.html(escape("漏报"), tag="h2")
        ui.html(escape("选一个群，看还没有抹去的话；漏掉的点“漏报”，就立案。"), tag="p").classes("faint")
        self._choice = ui.element("div").classes("missed-choice")
        self._list = ui.element("div").classes("missed-list")

    async def build(self) -> None:
        async with self._console.read() as (_, town):
            groups = {
                group.id: group.name
                for group in town.groups.values()
                if group.kind is GroupKind.RESIDENT and group.state is GroupState.BOUND
            }
        with self._choice:
            choice("看哪个群", groups, search=True, on_change=lambda event: self._choose(event.value))

    async def _choose(self, group_id: int | None) -> None:
        self._group = group_id
        await self._look()

    async def _look(self) -> None:
        async with self._console.read() as (session, town):
            group = town.groups.get(self._group or 0)
            found = await in_window(self._console.services, session, group, _MOST) if group else []
        self._list.clear()
        with self._list:
            for message in found:
                self._row(message)
            if group and not found:
                ui.html(escape("这个群现在没有可看的闲话。"), tag="p").classes("faint")

    def _row(self, message: Message) -> None:
        number = message.id
        with ui.element("div").classes("missed"):
            said = Markup("<b>{}</b> <time>{}</time><p>{}</p>")
            ui.html(said.format(message.sender_name, moment(message.sent_at, self._console.now()), message.text or ""))
            button("漏报", lambda: self._ask(number), kind="quiet")

    def _ask(self, number: int) -> None:
        subjects = self._console.services.rules.subjects.all()
        with ui.dialog() as dialog, ui.element("div").classes("dialog").props('role=dialog aria-label="漏报"'):
            ui.html(escape("是哪一类"), tag="h2")
            field = choice("类别", dict(enumerate(subjects.values())), search=True)
            with ui.element("div").classes("dialog-foot"):
                button("取消", dialog.close)
                button("立案", self._filing(dialog, number, list(subjects), lambda: field.value), kind="main")
        dialog.on("hide", dialog.delete)
        dialog.open()

    def _filing(
        self, dialog: ui.dialog, number: int, subjects: list[Subject], chosen: Callable[[], int | None]
    ) -> Callable[[], Awaitable[None]]:
        async def file() -> None:
            place = chosen()
            try:
                subject = subjects[place] if place is not None else None
                code = await file_missed(self._console.services, number, self._viewer.actor, subject)
            except BotError as error:
                tell(CATALOGUE[of_bot(error).code].title, bad=True)
            else:
                tell(f"已立案，编号 {code}")
            dialog.close()
            await self._look()

        return file
