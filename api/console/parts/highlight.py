"""The words that decided, marked in the text. Pure: a text and spans go in, pieces come out, their texts joined are the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Span:
    """`start` and `end` count code points, as `classifiers.Evidence` does; `note` says what the words were taken for."""

    start: int
    end: int
    note: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the notes of all spans over it; none for plain text."""

    text: str
    notes: tuple[str, ...] = ()
    against: bool = False


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """`text` cut wherever a span begins or ends; spans that reach outside of it are cut to it, empty ones are nothing."""
    inside = [Span(max(s.start, 0), min(s.end, len(text)), s.note, s.against) for s in spans]
    inside = [span for span in inside if span.start < span.end]
    borders = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    return [_piece(text, start, end, inside) for start, end in pairwise(borders)]


def _piece(text: str, start: int, end: int, spans: Sequence[Span]) -> Piece:
    over = [span for span in spans if span.start <= start and end <= span.end]
    notes = tuple(dict.fromkeys(span.note for span in over))
    return Piece(text[start:end], notes, against=bool(over) and all(span.against for span in over))


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """As HTML; what a marked word was taken for shows when it is pointed at or tapped."""
    return Markup("").join(_mark(piece) if piece.notes else Markup("{}").format(piece.text) for piece in pieces(text, spans))


def _mark(piece: Piece) -> Markup:
    kind = "against" if piece.against else "for"
    note = "；".join(note for note in piece.notes if note)
    return Markup('<mark class="why-{}" tabindex="0" data-note="{}">{}</mark>').format(kind, note, piece.text)
