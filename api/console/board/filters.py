"""Which cards are shown. They stand in the page's address, so that going back shows the same board again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from api.console.board.cards import Card
from db.words import Grade


@dataclass(frozen=True, slots=True)
class Filters:
    """Nothing chosen shows everything. `words` is a code or a part of what a card says."""

    grades: frozenset[Grade] = frozenset()
    category: str = ""
    community: int | None = None
    late: bool = False
    words: str = ""
    ended: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        grades = frozenset(grade for grade in Grade if grade.value in query.get("grade", "").split("."))
        community = query.get("community", "")
        return cls(
            grades=grades,
            category=query.get("category", ""),
            community=int(community) if community.isdecimal() else None,
            late=query.get("late") == "1",
            words=query.get("words", "")[:40],
            ended=query.get("ended") == "1",
        )

    def address(self) -> str:
        chosen = {
            "grade": ".".join(sorted(self.grades)),
            "category": self.category,
            "community": str(self.community or ""),
            "late": "1" if self.late else "",
            "words": self.words,
            "ended": "1" if self.ended else "",
        }
        query = urlencode({key: value for key, value in chosen.items() if value})
        return f"/?{query}" if query else "/"

    def wants(self, card: Card) -> bool:
        return (
            (not self.grades or card.grade in self.grades)
            and self.category in {"", card.category}
            and self.community in {None, card.community}
            and (not self.late or card.late)
            and self._says(card)
        )

    def _says(self, card: Card) -> bool:
        said = f"{card.code} {card.title} {card.category_name} {card.where} {card.holder}".lower()
        return all(word in said for word in self.words.lower().split())
