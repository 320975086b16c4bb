"""漏报: a person points at a message that was left for chatter, and it becomes the case that it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.dialogue.asking import Question
from bot.dialogue.listen import Command
from bot.dialogue.replies import Reply
from bot.dialogue.staff import Speech, say
from bot.errors import ErasedError, NotMissedError, UnknownMessageError
from bot.inbox.talk import utterance
from cases.actor import Actor
from cases.docket import Docket
from cases.errors import UnknownSubjectError
from cases.known import Known
from cases.matching import Said
from cases.subjects import Subject, take_grade
from cases.teaching.lessons import learn_of_missed
from cases.town import Handler
from classifiers import Act, Classifier, Decision, Evidence, Kind, Utterance, Verdict
from classifiers import Grade as ReadGrade
from db.models import Message
from db.repositories import messages
from db.repositories.messages import Heard
from db.words import MEDIA, CaseKind, Grade, Role

if TYPE_CHECKING:
    from bot.inbox.sitting import Sitting

_RULE = "warden/missed"
_OTHER = "other"


async def answer_missed(sitting: "Sitting", speech: Speech, command: Command) -> None:
    """A warden quotes what was missed. She hears of it in her own chat, never in the residents' group."""
    try:
        subject, grade = _named(sitting.docket, command.rest)
        quoted = await _quoted(sitting, speech)
        known = await hand_in(sitting, quoted, speech.actor, subject, grade)
    except UnknownSubjectError as error:
        tell(sitting, speech, Reply.UNKNOWN_SUBJECT, {"name": error.name, "nearest": list(error.nearest)})
    except UnknownMessageError:
        tell(sitting, speech, Reply.NEEDS_QUOTE, {})
    except ErasedError:
        tell(sitting, speech, Reply.ERASED, {})
    except NotMissedError as error:
        tell(sitting, speech, Reply.NOT_MISSED, {"code": error.case})
    else:
        tell(sitting, speech, Reply.MISSED_FILED, {"code": known.code, "category": known.category})


async def hand_in(
    sitting: "Sitting", quoted: Message, by: Actor, subject: Subject | None = None, grade: Grade | None = None
) -> Known:
    """Raises NotMissedError, ErasedError."""
    number = (quoted.group_id, quoted.external_id)
    case = sitting.told.get(number) or await messages.case_of_number(
        sitting.docket.session, quoted.channel, quoted.account, quoted.external_id
    )
    if case is not None:
        raise NotMissedError((await sitting.docket.by_id(case)).case.code)
    if quoted.text is None:
        raise ErasedError(quoted.id)
    heard = Heard._make(getattr(quoted, field) for field in Heard._fields)
    return await _file(sitting, heard, by, subject, grade)


async def _file(sitting: "Sitting", heard: Heard, by: Actor, subject: Subject | None, grade: Grade | None) -> Known:
    docket = sitting.docket
    sender = sitting.senders.of(heard, docket.town)
    group = docket.town.groups[heard.group_id]
    place = docket.town.place_of(group, sender.person_id)
    words = utterance(heard, sender)
    verdict = _verdict(docket, sitting.classifier, words, subject, grade)
    known = sitting.talk.known(place)
    said = Said(
        message_id=heard.id,
        group_id=heard.group_id,
        place_group_id=place,
        person_id=sender.person_id,
        text=heard.text or "",
        at=heard.sent_at,
        verdict=verdict,
        media=heard.kind in MEDIA,
        vouched_by=by.person_id,
    )
    match = sitting.matcher.find(said, known, sitting.talk.neighbours(place))
    filed = await sitting.receive(heard, sender, said, match)
    sitting.chatter.pop(heard.id, None)
    await sitting.write()
    await learn_of_missed(docket, await docket.by_id(filed.id), heard.id, by, sitting.classifier.version)
    return filed


def tell(sitting: "Sitting", speech: Speech, reply: Reply, slots: Mapping[str, Any]) -> None:
    own = sitting.docket.town.chat_of(Handler("", person_id=speech.actor.person_id))
    chat = speech.group if own is None and speech.group.person_id is not None else own
    if chat is not None:
        say(sitting.docket, replace(speech, group=chat), Question(reply, slots), quotes=chat is speech.group)


def _named(docket: Docket, rest: str) -> tuple[Subject | None, Grade | None]:
    """What follows the word: nothing, a category, a grade, or both. Raises UnknownSubjectError."""
    grade, words = take_grade(rest)
    return (docket.rules.subjects.find(words) if words else None), grade


async def _quoted(sitting: "Sitting", speech: Speech) -> Message:
    """Raises UnknownMessageError."""
    number = speech.message.reply_to
    found = await messages.by_number(sitting.docket.session, speech.message.channel, speech.message.account, number or "")
    if found is None or found.group_id != speech.message.group_id or found.role is Role.BOT:
        raise UnknownMessageError(number or "")
    return found


def _verdict(docket: Docket, classifier: Classifier, words: Utterance, subject: Subject | None, grade: Grade | None) -> Verdict:
    """As the classifiers read it, but for what the person says it is."""
    read = classifier.classify(words)
    guess = next((code for code, _ in read.categories), _OTHER)
    subject = subject or Subject(read.category or guess, read.fraud_type)
    told = Evidence(0, 0, "", _RULE, 1.0, subject.category, "工作人员指出漏报")
    fraud = subject.category == CaseKind.FRAUD.value
    graded = grade or (Grade(read.grade.value) if read.grade else docket.rules.subjects.grade_of(subject.category))
    return replace(
        read,
        kind=Kind.FRAUD if fraud else Kind.ISSUE,
        decision=Decision.AUTO,
        act=Act.REPORT,
        category=subject.category,
        categories=((subject.category, 1.0), *(one for one in read.categories if one[0] != subject.category)),
        grade=ReadGrade(graded.value),
        fraud_type=subject.fraud_type if fraud else None,
        non_case=None,
        matter=None,
        confidence=1.0,
        because=(told, *read.because),
    )
