"""The bottom of a chat: as whom to speak, and what."""

from collections.abc import Awaitable, Sequence
from typing import Protocol

from markupsafe import escape
from nicegui import ui

from api.console.names import ROLE_NAMES
from api.console.parts.controls import button, choice, words_field
from api.console.parts.notes import tell
from db.models import SimulatorMessage
from db.repositories.chats import Chat, Member
from db.words import GroupKind, MessageKind, Role

_MOST = 4000  # characters
_ON_ENTER = (
    "(event) => { if (event.shiftKey || event.isComposing) return; event.preventDefault(); setTimeout(() => emit(), 30); }"
)


class Say(Protocol):
    def __call__(self, member: Member, text: str, kind: MessageKind, reply_to: str | None) -> Awaitable[None]: ...


class Mouth:
    """`say` hears what is to be said."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._chat = ""
        self._members: dict[str, Member] = {}
        self._quoted: SimulatorMessage | None = None
        with ui.element("div").classes("mouth"):
            self._reply = ui.element("div").classes("mouth-reply")
            with ui.element("div").classes("mouth-who"):
                self._speaker = choice("以谁的身份说", {}, search=True).props("data-field=speaker").classes("mouth-speaker")
                self._newcomer = words_field("或：新居民的名字", most=20).props("data-field=newcomer").classes("mouth-newcomer")
                button("发图片", self._photo, kind="quiet")
            with ui.element("div").classes("mouth-words"):
                self._text = ui.textarea(placeholder="说点什么，回车发送").classes("field")
                self._text.props(f'outlined dense autogrow maxlength={_MOST} aria-label="说的话" data-field=words')
                self._text.on("keydown.enter", self._speak, js_handler=_ON_ENTER, args=[])
                button("发送", self._speak, kind="main")
        self._show_quoted()

    def open(self, chat: Chat, members: Sequence[Member]) -> None:
        """Speak in this chat from now on."""
        self._chat, self._quoted = chat.external_id, None
        self._members = {member.sender_id: member for member in members}
        self._show_quoted()
        self._newcomer.set_value("")
        self._newcomer.set_visibility(chat.kind is GroupKind.RESIDENT)
        self._offer(next(iter(self._members), None))

    def quote(self, message: SimulatorMessage) -> None:
        self._quoted = message
        self._show_quoted()

    def _offer(self, chosen: str | None) -> None:
        self._speaker.set_options({member.sender_id: _label(member) for member in self._members.values()}, value=chosen)

    def _speaking(self) -> Member | None:
        """Who is to speak: the newcomer, where somebody is named, else who was chosen."""
        name = (self._newcomer.value or "").strip()
        if not name:
            return self._members.get(self._speaker.value or "")
        known = next((member for member in self._members.values() if member.name == name), None)
        member = known or Member(f"{self._chat}/{name}"[:128], name[:64], Role.RESIDENT)
        self._members[member.sender_id] = member
        self._offer(member.sender_id)
        self._newcomer.set_value("")
        return member

    async def _speak(self) -> None:
        text = (self._text.value or "").strip()
        if text:
            await self._utter(text, MessageKind.TEXT)

    async def _photo(self) -> None:
        await self._utter("", MessageKind.IMAGE)

    async def _utter(self, text: str, kind: MessageKind) -> None:
        member = self._speaking()
        if member is None:
            tell("请先选以谁的身份说", bad=True)
            return
        if text:
            self._text.set_value("")
        reply_to, self._quoted = (self._quoted.external_id if self._quoted else None), None
        self._show_quoted()
        await self._say(member, text, kind, reply_to)

    def _show_quoted(self) -> None:
        self._reply.clear()
        self._reply.set_visibility(self._quoted is not None)
        if self._quoted is not None:
            with self._reply:
                ui.html(escape(f"回复 {self._quoted.sender_name}：{self._quoted.text or '[图片]'}"), tag="span")
                button("不回复", self._forget, kind="quiet")

    def _forget(self) -> None:
        self._quoted = None
        self._show_quoted()


def _label(member: Member) -> str:
    return member.name if member.role is Role.RESIDENT else f"{member.name}（{ROLE_NAMES[member.role]}）"
