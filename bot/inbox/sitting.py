"""One batch of messages is judged, one message after the other, in one transaction.

A message is an order of staff, or speaks of a case that is known, or opens a new one, or is chatter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.asking import Question
from bot.dialogue.choosing import rows_in_hand
from bot.dialogue.replies import Reply
from bot.dialogue.staff import Speech, obey, order_in, say
from bot.dialogue.verbs import Verb
from bot.inbox.memory import Memory
from bot.inbox.missed import answer_missed
from bot.inbox.reasons import verdict_row
from bot.inbox.senders import Newcomers, Sender, Senders
from bot.inbox.settings import InboxSettings
from bot.inbox.talk import Talk, utterance
from cases.actor import Actor
from cases.docket import Docket
from cases.known import Known
from cases.matching import Match, Matcher, Said, matcher_of
from cases.receiving import attach, open_from
from cases.rules import Rules
from cases.town import Town
from classifiers import Act, Classifier, Decision, Verdict
from db.models import Group, Message, Report
from db.models import Verdict as StoredVerdict
from db.repositories import messages
from db.repositories.messages import Heard
from db.words import MEDIA, GroupKind, Judged, ReportKind, Role

_STAFF = frozenset({Role.WARDEN, Role.OFFICER})
_IDLE = frozenset({Act.NONE, Act.NEGATED})


@dataclass(slots=True)
class Sitting:
    """`chatter` and `judged` collect what is written for all messages at once when the sitting ends; `told` is the case of each
    message that spoke of one, by chat and the platform's number.
    """

    docket: Docket
    classifier: Classifier
    matcher: Matcher
    senders: Senders
    talk: Talk
    newcomers: Newcomers
    chatter: dict[int, None] = field(default_factory=dict)
    judged: dict[int, dict[str, Any]] = field(default_factory=dict)
    verdicts: list[dict[str, Any]] = field(default_factory=list)
    told: dict[tuple[int, str], int] = field(default_factory=dict)

    async def judge(self, message: Heard) -> None:
        group = self.docket.town.groups[message.group_id]
        sender = self.senders.of(message, self.docket.town)
        if sender.role is Role.BOT:
            self.chatter[message.id] = None
            return
        replied = await self._quoted(message, message.reply_to) if message.reply_to else None
        if sender.role in _STAFF:
            sender = await self._registered(message, sender)
            actor = actor_of(self.docket.town, group, sender)
            await self._judge_staff(Speech(message, group, actor, replied), sender)
        else:
            await self._classify(message, group, sender, replied)
        if self.docket.changed:
            self.talk.keep_up(self.docket.changed)
            self.docket.changed.clear()

    async def _judge_staff(self, speech: Speech, sender: Sender) -> None:
        """An order, or a report like anybody's. Among staff a report is confirmed; in a direct chat nothing stays without answer."""
        message = speech.message
        if await self._obeyed(speech):
            self._done(message, sender, Judged.COMMAND)
            return
        known = await self._classify(message, speech.group, sender, speech.quoted)
        if speech.group.kind is GroupKind.RESIDENT:
            return
        await self.write()
        if known is not None:
            say(self.docket, speech, Question(Reply.FILED), await self.docket.by_id(known.id))
        elif speech.group.kind is GroupKind.DIRECT:
            say(self.docket, speech, Question(Reply.UNCLEAR, {"rows": await rows_in_hand(self.docket, speech.actor)}))

    async def _obeyed(self, speech: Speech) -> bool:
        command = order_in(speech)
        if command is None:
            return False
        await self.write()
        if command.verb is Verb.MISSED:
            await answer_missed(self, speech, command)
            return True
        return await obey(self.docket, speech, command)

    async def write(self) -> None:
        """Write what has changed so far; afterwards the store can be asked about it."""
        await self.newcomers.write()
        await self.docket.session.flush()

    async def end(self) -> None:
        """Write all that was judged."""
        session = self.docket.session
        await self.write()
        await self.docket.close()
        await messages.set_chat(session, list(self.chatter))
        await messages.set_judged(session, list(self.judged.values()))
        if self.verdicts:
            await session.execute(StoredVerdict.__table__.insert(), self.verdicts)  # type: ignore[attr-defined]

    async def _classify(self, message: Heard, group: Group, sender: Sender, replied: int | None) -> Known | None:
        """The case that the message opened or belongs to; None for chatter."""
        place = self.docket.town.place_of(group, sender.person_id)
        known = self.talk.known(place)
        quoted = next((one for one in known if one.id == replied), None)
        words = utterance(message, sender)
        verdict = self.classifier.classify(words, self.talk.context(message, place, quoted))
        self.talk.memory.heard(message, words)
        if not _is_chatter(message, verdict):
            said = _said(message, sender, place, verdict, quoted or _meant(verdict, known))
            match = self.matcher.find(said, known, self.talk.neighbours(place))
            if match is not None or verdict.decision is not Decision.CHAT:
                return await self.receive(message, sender, said, match)
        self._leave(message)
        return None

    def _leave(self, message: Heard) -> None:
        self.chatter[message.id] = None
        if message.kind in MEDIA:
            self.talk.memory.leave(message)

    async def receive(self, message: Heard, sender: Sender, said: Said, match: Match | None) -> Known:
        """It belongs to a case, or is one."""
        sender = await self._registered(message, sender)
        said = replace(said, person_id=sender.person_id)
        if match is not None:
            known = match.known
            await attach(self.docket, said, match)
        else:
            known = await open_from(self.docket, said)
            await self._add_photos(message, sender, known)
        self.talk.spoken_of(known)
        self._done(message, sender, Judged(known.kind.value))
        self.told[message.group_id, message.external_id] = known.id
        self.verdicts.append(verdict_row(message.id, said.verdict))
        return known

    async def _registered(self, message: Heard, sender: Sender) -> Sender:
        """Who reports or decides something has a place in the town."""
        if sender.person_id is None:
            sender = await self.senders.register(self.newcomers, message, sender)
            self.talk.memory.met(message, sender.voice)
        return sender

    async def _add_photos(self, message: Heard, sender: Sender, known: Known) -> None:
        """Photos that the same person sent just before the words."""
        within = timedelta(minutes=self.docket.rules.settings.matching.orphan_media)
        for photo in self.talk.memory.take_photos(message, within):
            self.chatter.pop(photo.id, None)
            self._done(photo, sender, Judged(known.kind.value))
            self.docket.session.add(
                Report(
                    case=(await self.docket.by_id(known.id)).case,
                    message_id=photo.id,
                    person_id=sender.person_id,
                    group_id=photo.group_id,
                    kind=ReportKind.SUPPLEMENT,
                    at=photo.sent_at,
                )
            )

    def _done(self, message: Heard, sender: Sender, judged: Judged) -> None:
        self.judged[message.id] = {"id": message.id, "judged": judged, "person_id": sender.person_id, "role": sender.role}

    async def _quoted(self, message: Heard, number: str) -> int | None:
        """The case that the quoted message of the same chat spoke of."""
        if (case := self.told.get((message.group_id, number))) is not None:
            return case
        return await messages.case_of_number(self.docket.session, message.channel, message.account, number)


def actor_of(town: Town, group: Group, sender: Sender) -> Actor:
    """For whom a member of staff speaks: the department or squad whose group it is, else her own department."""
    person_id = sender.person_id or 0
    person = town.people.get(person_id)
    department = group.department_id or (person.department_id if person else None)
    name = person.name if person else sender.name
    return Actor.person(person_id, name, department_id=department, squad_id=group.squad_id, desk=department == town.desk.id)


def _is_chatter(message: Heard, verdict: Verdict) -> bool:
    return verdict.decision is Decision.CHAT and verdict.act in _IDLE and message.kind not in MEDIA


def _meant(verdict: Verdict, known: Sequence[Known]) -> Known | None:
    """The case that the classifiers point to, by its place in the list they were given."""
    return known[verdict.matter] if verdict.matter is not None and verdict.matter < len(known) else None


def _said(message: Heard, sender: Sender, place: int, verdict: Verdict, matter: Known | None) -> Said:
    return Said(
        message_id=message.id,
        group_id=message.group_id,
        place_group_id=place,
        person_id=sender.person_id,
        text=message.text or "",
        at=message.sent_at,
        verdict=verdict,
        media=message.kind in MEDIA,
        matter=matter,
    )


async def sitting_of(
    session: AsyncSession, town: Town, rules: Rules, classifier: Classifier, message: Message, now: datetime
) -> Sitting:
    """A sitting over one message that was judged before, for what a person says of it now. `end` it afterwards."""
    heard = Heard._make(getattr(message, field) for field in Heard._fields)
    senders, memory = Senders(), Memory(InboxSettings())
    await senders.learn(session, [heard])
    talk = Talk(town, memory)
    await talk.load(session, [heard], senders, now, rules)
    return Sitting(Docket(session, town, rules, now), classifier, matcher_of(rules), senders, talk, Newcomers(session))
