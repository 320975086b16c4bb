"""Word classes: what $name stands for in the frames."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from classifiers.errors import DataError
from classifiers.sources import Sources, WordsSource


class WordClasses:
    """`unfold("电线|$pole")` gives 电线 and every word of class pole. ValueError for a class that is not there."""

    def __init__(self, classes: Mapping[str, Sequence[str]], everyday: Iterable[str] = ()) -> None:
        self._classes = classes
        self.everyday = frozenset(everyday)

    def unfold(self, slot: str) -> Iterator[str]:
        for part in slot.split("|"):
            yield from self._words(part.strip())

    def _words(self, part: str) -> Iterator[str]:
        if not part.startswith("$"):
            yield part
            return
        if part[1:] not in self._classes:
            raise ValueError(f"no word class {part}")
        for word in self._classes[part[1:]]:
            yield from self._words(word)


def load_words(sources: Sources) -> WordClasses:
    source = sources.one("words.yaml", WordsSource)
    classes = WordClasses(source.classes, source.everyday)
    for name, words in source.classes.items():
        for word in words:
            try:
                list(classes.unfold(word))
            except (ValueError, RecursionError) as problem:
                raise DataError("words.yaml", f"classes.{name}", str(problem)) from problem
    return classes
