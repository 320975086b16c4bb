"""What a warden's words order, as people really type: full-width digits, spaces, dialect, "1", "接了", "搞定了 107".

Pure: text in, a Command out. Words that order nothing for certain give None; nobody guesses here.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.dialogue.verbs import MENU, SAYINGS, SOFT, VERBS, Verb


@dataclass(frozen=True, slots=True)
class Command:
    """`rest` is what the verb is about: a result, a reason, a name. `soft` words ("好的", "水管修好了") are orders only when said
    to the bot.
    """

    verb: Verb
    code: str | None = None
    rest: str = ""
    soft: bool = False


_AGAIN = 3  # times that a soft word is said in one breath: "收到,马上去"
_VERBS = [(verb, re.compile(pattern, re.IGNORECASE)) for verb, pattern in VERBS]
_SAYINGS = [(verb, re.compile(pattern, re.IGNORECASE)) for verb, pattern in SAYINGS]
_SOFT = [(verb, re.compile(rf"(?:(?:{pattern})[\s,。.!~哈了啊嘛哦]*){{1,{_AGAIN}}}$", re.IGNORECASE)) for verb, pattern in SOFT]

_UNITS = "元块米人户斤岁点分度平公里个年月日天楼栋路省国多"
_CODE = re.compile(
    rf"(?<![\d.\-:])(?:编号|事项|#|no\.?)?\s*(\d{{3,6}})(?:号(?:事项|单)?|单)?(?!\d|[.\-:]\d|%|\s*[{_UNITS}])", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(r"(\d{3,6})\s+")
_FEW = 6  # characters
_MENTION = re.compile(r"@\S{1,20}\s?")
_NUMBERED = re.compile(r"([1-6])[\s.、,:)]*")
_LEADING = re.compile(r"^(?:那个|这个|嗯+|哦+|啊|我们?|已经|已|都|刚刚?|现在)+")
_TRIM = " \t\n,。.;:!、~-—「」“”\"'()"
_NOT = re.compile(r"没|未|不|无法|莫|别|怎么|啷个|咋")
_LATER = re.compile(
    r"马上|等[哈会下]|等一下|明天|明早|后天|下午|晚上|今晚|准备|打算|争取|预计|尽快|[才就能要快]|正在|还在|估计"
)
_ASKS = re.compile(r"(?:没|没得|吗|没有|迈|么)$|\?$")


def listen(text: str) -> Command | None:
    """The order in `text`, or None where there is none for certain."""
    asks = _ASKS.search(_clean(text).rstrip(_TRIM))
    code, words = _take_code(_clean(text).strip(_TRIM))
    if words in MENU:
        return Command(MENU[words], code)
    if asks:
        return None
    return _menu_line(words, code) or _verb_first(_LEADING.sub("", words), code) or _saying(words, code) or _soft(words, code)


def code_in(text: str) -> str | None:
    """The code in an answer that is hardly more than a code: "101", "101那个"."""
    code, words = _take_code(_clean(text).strip(_TRIM))
    return code if len(words) <= _FEW else None


def is_plain_order(text: str, command: Command) -> bool:
    """Said with a code, by the menu or by the verb's own name: an order, whatever was asked before."""
    words = _clean(text).strip(_TRIM)
    return command.code is not None or words in MENU or words.startswith(command.verb.value)


def _menu_line(words: str, code: str | None) -> Command | None:
    """A line copied from the menu: "5 办结 换了水管". The number alone before other words is none ("5 分钟到")."""
    found = _NUMBERED.match(words)
    command = _verb_first(words[found.end() :], code) if found else None
    return command if found and command and command.verb is MENU[found[1]] else None


def _verb_first(words: str, code: str | None) -> Command | None:
    for verb, pattern in _VERBS:
        if found := pattern.match(words):
            rest = words[found.end() :].lstrip("了的哈嘛啊哦").strip(_TRIM)
            return _correction(code, rest) if verb is Verb.CORRECT else Command(verb, code, rest)
    return None


def _correction(code: str | None, rest: str) -> Command:
    """Here the number is a code whatever follows it: 改类 101 路灯 is about no bus line."""
    found = _NUMBER_FIRST.match(rest) if code is None else None
    return Command(Verb.CORRECT, found[1], rest[found.end() :]) if found else Command(Verb.CORRECT, code, rest)


def _saying(words: str, code: str | None) -> Command | None:
    """A sentence that says it: the verb stands anywhere ("水管修好了", "还没修好,等配件")."""
    for verb, pattern in _SAYINGS:
        if found := pattern.search(words):
            before = words[: found.start()]
            unfinished = verb is Verb.RESOLVE and (_NOT.search(before[-4:]) or _LATER.search(before[-6:]))
            return Command(Verb.PROGRESS if unfinished else verb, code, words, soft=True)
    return None


def _soft(words: str, code: str | None) -> Command | None:
    found = next((verb for verb, pattern in _SOFT if pattern.match(words)), None)
    return Command(found, code, soft=True) if found else None


def _clean(text: str) -> str:
    """Narrow signs, single spaces. Capitals stay: a car's plate is masked by its capitals when the words are shown."""
    words = unicodedata.normalize("NFKC", text).replace("。", ".")
    return " ".join(_MENTION.sub(" ", words).split())


def _take_code(words: str) -> tuple[str | None, str]:
    found = _CODE.search(words)
    if found is None:
        return None, words
    return found[1], f"{words[: found.start()]} {words[found.end() :]}".strip(_TRIM)
