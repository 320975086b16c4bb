"""What a fraud leaves behind: phones, links, accounts, amounts, app names; each in one plain form, each once."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_PHONE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)(?:400|800)[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
_LINK = re.compile(
    r"(?:https?://|www\.)[\w.\-/?=&%#~:+]{3,200}|(?<![\w.])[a-z0-9][a-z0-9-]{1,40}\.(?:com|cn|net|top|vip|xyz|cc|me)(?![a-z])[\w\-/?=&%#]{0,100}"
)
_CARD = re.compile(r"(?<!\d)\d(?:[\s-]?\d){15,18}(?![\dx])")
_QQ = re.compile(r"(?:qq|扣扣|企鹅)[号群:\s]{0,3}(\d{5,11})(?!\d)")
_WECHAT = re.compile(r"(?:微信|vx|v信|薇信|wx|威信)[号:\s]{0,3}([a-z][\w-]{5,19})")
_AMOUNT = re.compile(r"(?<![\d.])(\d{1,9}(?:\.\d{1,2})?)\s?(万|千|百)?(元|块)?(?!\d)")
_SPOKEN = re.compile(r"([一二两三四五六七八九十][零一二两三四五六七八九十百千万]{0,7})(元|块)?")
_APP = re.compile(r"(?:中银|银联|微保|腾讯|云|视频)会议|todesk|anydesk|向日葵|钉钉|zoom|(?<![a-z])[a-z]{2,12}\s?app(?![a-z])")
_UNIT = {"万": 10000, "千": 1000, "百": 100}
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}

NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def find_indicators(plain: str) -> Mapping[str, tuple[str, ...]]:
    """Kinds: phone, link, account, amount (whole yuan), app. Kinds without a find are left out. Identity numbers are never kept."""
    found = {
        "phone": _once(re.sub(r"\D", "", m.group()) for m in _PHONE.finditer(plain)),
        "link": _once(m.group().rstrip(".,/") for m in _LINK.finditer(plain)),
        "account": _once(_accounts(plain)),
        "amount": _once(_amounts(plain)),
        "app": _once(m.group() for m in _APP.finditer(plain)),
    }
    return MappingProxyType({kind: values for kind, values in found.items() if values})


def _accounts(plain: str) -> Iterator[str]:
    for match in _CARD.finditer(plain):
        digits = re.sub(r"\D", "", match.group())
        if not _identity_number(digits):
            yield digits
    yield from (f"qq:{match.group(1)}" for match in _QQ.finditer(plain))
    yield from (f"wechat:{match.group(1)}" for match in _WECHAT.finditer(plain))


def _identity_number(digits: str) -> bool:
    """Eighteen digits with a year, month and day in the middle: a citizen's number, GB 11643."""
    return len(digits) == 18 and digits[6:8] in {"19", "20"} and "01" <= digits[10:12] <= "12"  # noqa: PLR2004


def _amounts(plain: str) -> Iterator[str]:
    for match in _AMOUNT.finditer(plain):
        number, unit, yuan = match.groups()
        if unit or yuan:
            yield str(round(float(number) * _UNIT.get(unit or "", 1)))
    for match in _SPOKEN.finditer(plain):
        words, yuan = match.groups()
        if yuan or (len(words) > 1 and not _UNIT.keys().isdisjoint(words)):
            yield str(_spoken(words))


def _spoken(words: str) -> int:
    """两万三 is 23000, 十万 100000, 三百 300."""
    total = section = digit = 0
    last_unit = 1
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
            continue
        unit = 10 if word == "十" else _UNIT[word]
        if unit == _UNIT["万"]:
            total, section = (total + section + digit or 1) * unit, 0
        else:
            section += (digit or 1) * unit
        digit, last_unit = 0, unit
    return total + section + digit * (last_unit // 10 if last_unit > 1 else 1)


def _once(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
