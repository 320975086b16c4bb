"""What must never become a word of the lexicon: names of people and places, numbers, addresses. It is cut out before anything
is counted, so that no proposal can hold it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NOT_HAN = re.compile(r"[^㐀-鿿]+")
_TITLED = re.compile(
    r"[㐀-鿿]{1,3}(?:师傅|老师|医生|书记|主任|村长|队长|所长|站长|老板|大爷|大妈|孃孃|嬢嬢|婆婆|公公|叔叔|阿姨|伯伯|哥哥|姐姐|哥|姐|叔|孃|嬢)"
)
_STOOD_FOR = re.compile(r"\[[^\[\]]{1,8}\]")
"""What platforms write for a picture, a voice or a face: [图片], [强]."""
_SHORTEST = 2
_GAP = " "


@dataclass(frozen=True, slots=True)
class Hidden:
    """`names` are those of the town: places, staff, senders."""

    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> "Hidden":
        """Of nicknames such as 3社-张德福 every part is a name."""
        parts = (part for name in names for part in _NOT_HAN.split(name))
        return cls(frozenset(part for part in parts if len(part) >= _SHORTEST))

    def runs(self, text: str) -> Iterator[str]:
        """The stretches of Chinese text between everything that is hidden."""
        text = _STOOD_FOR.sub(_GAP, text)
        for name in sorted(self.names, key=len, reverse=True):
            if name in text:
                text = text.replace(name, _GAP)
        yield from (run for run in _NOT_HAN.split(_TITLED.sub(_GAP, text)) if run)
