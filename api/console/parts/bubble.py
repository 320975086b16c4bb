"""One thing said in a chat, as a bubble."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from api.console.moments import moment
from api.console.names import ROLE_NAMES
from db.words import Role


@dataclass(frozen=True, slots=True)
class Bubble:
    """`text` is escaped already. `tags` are short facts beside the name, `why` says what the words were taken for, `fate`
    what became of something that we said (`troubled` where a person must look). `number` is the platform's.
    """

    key: str
    at: datetime
    name: str
    role: Role
    text: Markup
    chat: str = ""
    tags: tuple[str, ...] = ()
    quoted: str = ""
    why: str = ""
    fate: str = ""
    troubled: bool = False
    photo: bool = False
    number: str = ""


def render(bubble: Bubble, now: datetime) -> Markup:
    return Markup(
        '<article class="bubble by-{}" data-number="{}"><div class="bubble-by"><b>{}</b>{}<time>{}</time></div>'
        '<div class="bubble-body">{}{}{}</div>{}{}</article>'
    ).format(
        bubble.role.value,
        bubble.number,
        bubble.name,
        _tags(bubble),
        moment(bubble.at, now),
        _part("bubble-quote", bubble.quoted),
        Markup('<div class="photo" role="img" aria-label="图片">图片</div>') if bubble.photo else "",
        Markup('<div class="bubble-text">{}</div>').format(bubble.text) if bubble.text else "",
        _part("bubble-why", bubble.why),
        _part("bubble-fate troubled" if bubble.troubled else "bubble-fate", bubble.fate),
    )


def _tags(bubble: Bubble) -> Markup:
    role = (ROLE_NAMES[bubble.role],) if bubble.role in {Role.WARDEN, Role.OFFICER} else ()
    chat = Markup('<span class="bubble-chat">{}</span>').format(bubble.chat) if bubble.chat else Markup("")
    return Markup("").join(Markup('<span class="tag">{}</span>').format(tag) for tag in (*role, *bubble.tags)) + chat


def _part(name: str, words: str) -> Markup:
    return Markup('<div class="{}">{}</div>').format(name, words) if words else Markup("")
