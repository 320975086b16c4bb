"""The list of chats at the left: on top the chats of staff in which something was said, so that nobody looks for whom the bot
asked; then residents' groups by community, then the other chats of staff. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from api.console.parts.places import short_names
from db.repositories.chats import Chat, LastWords
from db.words import GroupKind

_SECTIONS = (
    (GroupKind.DIRECT, "网格员私聊"),
    (GroupKind.WARDENS, "网格员群"),
    (GroupKind.DEPARTMENT, "部门群"),
    (GroupKind.SQUAD, "应急分队"),
)
_NEWS = 24  # characters
_RECENT = 8  # chats; below them the residents' groups should still be seen


@dataclass(slots=True)
class Directory:
    """`current` is the chat that is open; `unread` are those in which something was said since they were looked at."""

    chats: Sequence[Chat]
    current: str = ""
    search: str = ""
    unread: set[str] = field(default_factory=set)
    last: dict[str, LastWords] = field(default_factory=dict)
    _names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._names = short_names(chat.name for chat in self.chats if chat.kind is GroupKind.RESIDENT)

    def hear(self, news: Iterable[LastWords]) -> None:
        for words in news:
            self.last[words.chat] = words
            if words.chat != self.current:
                self.unread.add(words.chat)

    def open(self, chat: str) -> None:
        self.current = chat
        self.unread.discard(chat)

    def first(self) -> Chat | None:
        """What is shown to somebody who chose nothing: a residents' group, because there everything begins."""
        return next((chat for chat in self.chats if chat.kind is GroupKind.RESIDENT), next(iter(self.chats), None))

    def find(self, external_id: str) -> Chat | None:
        return next((chat for chat in self.chats if chat.external_id == external_id), None)

    def pieces(self) -> list[tuple[str, Markup]]:
        return [piece for title, chats in self._sections() for piece in self._section(title, chats)]

    def _sections(self) -> Iterator[tuple[str, Sequence[Chat]]]:
        shown = [chat for chat in self.chats if self.search.strip() in f"{chat.name} {chat.community or ''} {chat.external_id}"]
        recent = self._recent(shown)
        yield "刚说过话的", recent
        by_community: dict[str, list[Chat]] = {}
        for chat in shown:
            if chat.kind is GroupKind.RESIDENT:
                by_community.setdefault(chat.community or "其他", []).append(chat)
        yield from by_community.items()
        for kind, title in _SECTIONS:
            yield title, [chat for chat in shown if chat.kind is kind and chat not in recent]

    def _recent(self, shown: Sequence[Chat]) -> Sequence[Chat]:
        """Chats of staff, the newest words first."""
        spoken = [chat for chat in shown if chat.kind is not GroupKind.RESIDENT and chat.external_id in self.last]
        return sorted(spoken, key=lambda chat: -self.last[chat.external_id].id)[:_RECENT]

    def _section(self, title: str, chats: Sequence[Chat]) -> Iterator[tuple[str, Markup]]:
        if chats:
            yield f"section {title}", Markup("<h3>{}</h3>").format(title)
        for chat in chats:
            yield chat.external_id, self._row(chat)

    def _row(self, chat: Chat) -> Markup:
        last = self.last.get(chat.external_id)
        news = f"{last.sender_name}：{last.text or '[图片]'}" if last else ""
        short = news if len(news) <= _NEWS else f"{news[: _NEWS - 1]}…"
        here = Markup(' aria-current="true"') if chat.external_id == self.current else ""
        dot = Markup('<i class="dot" role="img" aria-label="有新消息"></i>') if chat.external_id in self.unread else ""
        return Markup('<button type="button" class="chat-row" data-chat="{}"{}><b>{}</b><span>{}</span>{}</button>').format(
            chat.external_id, here, self._names.get(chat.name, chat.name), short, dot
        )


def newest(last: Mapping[str, LastWords]) -> int:
    """The row of the newest message of all chats."""
    return max((words.id for words in last.values()), default=0)
