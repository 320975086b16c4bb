"""The simulated town as one person sees it: chats at the left, one of them in the middle, the bot's thoughts at the right."""

from collections.abc import Sequence

from fastapi import Request
from markupsafe import Markup, escape
from nicegui import ui
from nicegui.events import GenericEventArguments

from api.console.access import Viewer, viewer_of
from api.console.console import Console
from api.console.frame import frame
from api.console.names import GROUP_KIND_NAMES
from api.console.parts.bubble import Bubble, render
from api.console.parts.controls import button
from api.console.parts.keyed import Keyed
from api.console.parts.notes import lost
from api.console.simulator.directory import Directory, newest
from api.console.simulator.mouth import Mouth
from api.console.simulator.thoughts import thought
from bot.channels.simulator import NAME, Platform, Utterance
from db.models import SimulatorMessage
from db.repositories import chats as store
from db.repositories.chats import Chat, Member
from db.words import MEDIA, GroupKind, MessageKind, Role

_LOOK = 0.5  # seconds
_IN_CHAT = "in-chat"  # on a phone the chat is shown and not the list; a wide screen shows both
_CHAT_CLICK = '(event) => { const row = event.target.closest("[data-chat]"); if (row) emit(row.dataset.chat); }'
_BUBBLE_CLICK = '(event) => { const row = event.target.closest("[data-number]"); if (row) emit(row.dataset.number); }'


def place(console: Console, platform: Platform) -> None:
    """Put the simulated chats at "/simulator"; "?chat=" opens one of them."""

    @ui.page("/simulator", title="群聊模拟 · 海棠")
    async def simulator(request: Request, chat: str = "") -> None:
        viewer = viewer_of(request)
        if not viewer.keeps_watch:
            ui.context.client.status_code = 403
            lost("这一页不对您开放", "群聊模拟只给值守和信息员用。")
            return
        await SimulatorPage(console, platform, viewer).build(chat)


class SimulatorPage:
    def __init__(self, console: Console, platform: Platform, viewer: Viewer) -> None:
        self._console, self._platform, self._viewer = console, platform, viewer
        self._shown: dict[str, SimulatorMessage] = {}
        self._heard = 0
        self._looked_at: str = ""

    async def build(self, chat: str) -> None:
        async with self._console.read() as (session, _):
            self._directory = Directory(await store.chats(session, NAME))
            self._directory.hear(await store.last_words(session))
        self._directory.unread.clear()
        self._heard = newest(self._directory.last)
        with frame(self._console, self._viewer, "/simulator", "群聊模拟"):
            self._lay_out()
            named = self._directory.find(chat)
            self._town.classes(_IN_CHAT if named else "")
            found = named or self._directory.first()
            if found is not None:
                await self._open(found)
        ui.timer(_LOOK, self._tick, immediate=False)

    def _lay_out(self) -> None:
        with ui.element("div").classes("town") as self._town:
            with ui.element("nav").classes("town-chats"):
                search = ui.input(placeholder="找群、找人", on_change=lambda event: self._search(event.value))
                search.props('outlined dense clearable aria-label="找群、找人"').classes("field")
                rows = ui.element("div").classes("chat-rows").on("click", self._pick, js_handler=_CHAT_CLICK)
                self._rows = Keyed(rows)
            with ui.element("section").classes("phone"):
                with ui.element("div").classes("phone-head"):
                    button("‹ 所有群", self._back, kind="back")
                    self._title = ui.html("").classes("phone-name")
                self._screen = ui.element("div").classes("phone-screen").on("click", self._point, js_handler=_BUBBLE_CLICK)
                self._mouth = Mouth(self._say)
            with ui.element("aside").classes("thoughts"):
                ui.html(escape("小助手怎么看"), tag="h2")
                self._thought = ui.html(Markup('<p class="faint">点一条消息，看它被当作什么。</p>'))

    def _search(self, words: str | None) -> None:
        self._directory.search = words or ""
        self._rows.show(self._directory.pieces())

    async def _pick(self, event: GenericEventArguments) -> None:
        chat = self._directory.find(str(event.args))
        if chat is None:
            return
        self._town.classes(_IN_CHAT)
        if chat.external_id != self._directory.current:
            await self._open(chat)
            ui.navigate.history.replace(f"/simulator?chat={chat.external_id}")

    def _back(self) -> None:
        """On a phone, to the list."""
        self._town.classes(remove=_IN_CHAT)

    async def _open(self, chat: Chat) -> None:
        members, messages = await self._members(chat), await self._platform.messages(chat.external_id)
        self._directory.open(chat.external_id)
        self._rows.show(self._directory.pieces())
        self._title.set_content(_title(chat))
        self._mouth.open(chat, members)
        self._screen.clear()
        self._bubbles = Keyed(self._screen)
        self._shown, self._looked_at = {}, ""
        self._hear(messages, at_end=True)

    async def _members(self, chat: Chat) -> Sequence[Member]:
        async with self._console.read() as (session, town):
            found = await store.members(session, chat, NAME)
            if chat.kind is not GroupKind.RESIDENT:
                return found
            people = [handler.person_id for handler in town.wardens_of(chat.group_id, self._console.now())]
            wardens = await store.wardens_known(session, NAME, [number for number in people if number is not None])
        residents = [member for member in found if member.sender_id not in {warden.sender_id for warden in wardens}]
        return [*residents, *wardens]

    async def _tick(self) -> None:
        async with self._console.read() as (session, _):
            news = await store.last_words(session, self._heard)
        if news:
            self._heard = max(words.id for words in news)
            self._directory.hear(news)
            self._rows.show(self._directory.pieces())
        chat = self._directory.current
        if any(words.chat == chat for words in news):
            after = max((message.id for message in self._shown.values()), default=0)
            messages = await self._platform.messages(chat, after=after)
            if chat == self._directory.current:  # she may have opened another one meanwhile
                self._hear(messages)
        await self._think()

    def _hear(self, messages: Sequence[SimulatorMessage], *, at_end: bool = False) -> None:
        """New messages of the open chat."""
        now = self._console.now()
        self._shown |= {message.external_id: message for message in messages}
        self._bubbles.add([(message.id, render(self._bubble(message), now)) for message in messages])
        said = [message.external_id for message in messages if message.role is not Role.BOT]
        if said:
            self._looked_at = said[-1]
        if messages:
            ui.run_javascript(f"haitang.toEnd('{self._screen.html_id}', {str(at_end).lower()})")

    def _bubble(self, message: SimulatorMessage) -> Bubble:
        quoted = self._shown.get(message.reply_to or "")
        return Bubble(
            key=str(message.id),
            at=message.at,
            name=message.sender_name,
            role=message.role,
            text=escape(message.text),
            quoted=f"{quoted.sender_name}：{quoted.text or '[图片]'}" if quoted else "",
            photo=message.kind in MEDIA,
            number=message.external_id,
        )

    async def _point(self, event: GenericEventArguments) -> None:
        """A message was tapped: it is answered, and its verdict is shown."""
        message = self._shown.get(str(event.args))
        if message is not None:
            self._mouth.quote(message)
            ui.run_javascript(f"haitang.toEnd('{self._screen.html_id}', false)")
            self._looked_at = message.external_id
            await self._think()

    async def _think(self) -> None:
        message = self._shown.get(self._looked_at)
        if message is None:
            return
        async with self._console.read() as (session, _):
            found = await store.thought(session, NAME, message.external_id)
        content = thought(self._console, message, found)
        if self._thought.content != content:
            self._thought.set_content(content)

    async def _say(self, member: Member, text: str, kind: MessageKind, reply_to: str | None) -> None:
        words = Utterance(
            self._directory.current, member.sender_id, member.name, text, kind=kind, role=member.role, reply_to=reply_to
        )
        await self._platform.say([words])
        await self._tick()


def _title(chat: Chat) -> Markup:
    where = chat.community or GROUP_KIND_NAMES[chat.kind]
    return Markup("<h2>{}</h2><span>{}</span>").format(chat.name, where)
