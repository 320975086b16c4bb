"""What was said about a case, by whom in which chat, and what we said about it, in the order of time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from api.console.access import Viewer
from api.console.console import Console
from api.console.moments import moment
from api.console.names import DELIVERY_NAMES, PURPOSE_NAMES, REPORT_NAMES, SOURCE_NAMES
from api.console.parts.bubble import Bubble
from api.console.parts.highlight import marked
from api.console.parts.reasons import sentence, spans_of
from bot.channels.simulator.platform import BOT_NAME
from cases.masking import masked
from db.models import Delivery, Group, Message
from db.models import Verdict as StoredVerdict
from db.repositories.attention import STUCK
from db.repositories.case_records import Told
from db.repositories.dossier import Answer, Dossier, Owed
from db.words import MEDIA, DeliveryStatus, GroupKind, Judged, Role

_ERASED = "（原文已按期删除）"


@dataclass(frozen=True, slots=True)
class Talk:
    """Puts a case's messages and deliveries into bubbles for one viewer."""

    console: Console
    viewer: Viewer
    now: datetime

    def bubbles(self, dossier: Dossier) -> list[Bubble]:
        told = (self._told(one, dossier) for one in dossier.told)
        answers = (self._answer(one) for one in dossier.answers)
        owed = (self._owed(same) for same in _told_alike(dossier.owed))
        return sorted((*told, *answers, *owed), key=lambda bubble: (bubble.at, bubble.role is Role.BOT))

    def _told(self, told: Told, dossier: Dossier) -> Bubble:
        message = told.message
        if message is None:
            return self._unwritten(told, dossier)
        why = sentence(self.console.services.classifier, told.verdict, message.text or "") if told.verdict else ""
        return self._said(message, told.group, REPORT_NAMES[told.report.kind], told.verdict, why)

    def _answer(self, answer: Answer) -> Bubble:
        return self._said(answer.message, answer.group, "对小助手说" if answer.message.judged is Judged.COMMAND else "")

    def _said(self, message: Message, group: Group, tag: str, verdict: StoredVerdict | None = None, why: str = "") -> Bubble:
        return Bubble(
            key=f"m{message.id}",
            at=message.sent_at,
            name=message.sender_name or message.sender_id,
            role=message.role or Role.RESIDENT,
            text=self._text(message, verdict),
            chat=group.name if group.kind is not GroupKind.DIRECT else "私聊",
            tags=(tag,) if tag else (),
            why=why,
            photo=message.kind in MEDIA,
        )

    def _unwritten(self, told: Told, dossier: Dossier) -> Bubble:
        """It reached the town in another way than a chat."""
        return Bubble(
            key=f"r{told.report.id}",
            at=told.report.at,
            name=SOURCE_NAMES[dossier.case.source],
            role=Role.RESIDENT,
            text=escape(dossier.case.title),
            chat=told.group.name,
        )

    def _text(self, message: Message, verdict: StoredVerdict | None) -> Markup:
        if message.text is None:
            return escape(_ERASED)
        text = message.text if self.viewer.sees_numbers else masked(message.text)
        whole = len(text) == len(message.text)
        return marked(text, spans_of(verdict, self.console.name) if verdict and whole else ())

    def _owed(self, same: Sequence[Owed]) -> Bubble:
        """One thing told at once in one chat or several."""
        first = same[0].delivery
        chats = "、".join(f"{one.group.name}{'（私聊）' if one.group.kind is GroupKind.DIRECT else ''}" for one in same)
        fates = Counter(self._fate(one.delivery) for one in same)
        return Bubble(
            key=f"d{first.id}",
            at=first.sent_at or max(first.due_at, first.created_at),
            name=BOT_NAME,
            role=Role.BOT,
            text=escape(first.text or self._words(first)),
            chat=f"发给{chats}",
            tags=(PURPOSE_NAMES[first.purpose],),
            fate="；".join(fate if len(fates) == 1 else f"{fate} {count} 处" for fate, count in fates.items()),
            troubled=any(one.delivery.status in STUCK for one in same),
        )

    def _words(self, delivery: Delivery) -> str:
        """What will be said, for it was not put into words yet."""
        try:
            return self.console.services.speaker.render(delivery.phrase, delivery.slots)
        except (KeyError, ValueError):
            return "（没有措辞）"

    def _fate(self, delivery: Delivery) -> str:
        words = DELIVERY_NAMES[delivery.status]
        if delivery.status is DeliveryStatus.PENDING and delivery.due_at > self.now:
            return f"定于 {moment(delivery.due_at, self.now)} 发送"
        return f"{words}：{delivery.fault}" if delivery.fault else words


def _told_alike(owed: Sequence[Owed]) -> Iterable[Sequence[Owed]]:
    found: dict[tuple[object, ...], list[Owed]] = {}
    for one in owed:
        delivery = one.delivery
        if not _called_off(delivery):
            found.setdefault((delivery.phrase, delivery.text, delivery.reply_to_id, delivery.created_at), []).append(one)
    return found.values()


def _called_off(delivery: Delivery) -> bool:
    """Nobody was told, for it had been settled before; what a person dropped has a note."""
    return delivery.status is DeliveryStatus.CANCELLED and not delivery.fault
