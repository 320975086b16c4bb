"""The data files: their shapes, and reading them. An unknown key, code or word class is refused with the file and the key named."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from classifiers.errors import DataError
from classifiers.lexicon.entries import Voice
from classifiers.verdict import Grade


class Source(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CategorySource(Source):
    code: str
    name: str
    group: str
    default_grade: Grade
    subs: list[str]


class NonCaseSource(Source):
    code: str
    name: str


class FraudTypeSource(Source):
    code: str
    name: str
    family: str


class TaxonomySource(Source):
    version: int
    categories: list[CategorySource]
    non_case: list[NonCaseSource]
    fraud_types: list[FraudTypeSource]


class NormaliseSource(Source):
    version: int
    characters: dict[str, str] = Field(description="one character to one other")
    spellings: list[list[str]] = Field(description="words that stand for each other inside lexicon words")


class WordsSource(Source):
    version: int
    everyday: list[str] = Field(description="words of nearly every message")
    classes: dict[str, list[str]]


class FriendsSource(Source):
    version: int
    friends: dict[str, list[str]]


class ActsSource(Source):
    version: int
    cues: dict[str, list[str]]


class TermsSource(Source):
    sub: str
    words: list[str]
    weight: float = 4
    grade: Grade | None = None


class FrameSource(Source):
    """`find` holds slots, each "word|word|$class"; they stand in this order (or any, if `free`) with at most `gap` characters between,
    in one sentence (or several, if `across`), and without a word of `unless` in it.
    """

    find: list[str] = Field(min_length=2, max_length=4)
    sub: str = ""
    gap: int = Field(8, ge=0, le=24)
    free: bool = False
    across: bool = False
    weight: float = 4
    grade: Grade | None = None
    voice: Voice | None = None
    unless: str | None = None


class IssueSource(Source):
    code: str
    terms: list[TermsSource] = []
    mentions: list[str] = []
    frames: list[FrameSource] = []
    resolved: list[str] = []
    friends: list[str] = []


class IssuesSource(Source):
    version: int
    categories: list[IssueSource]


class FraudTermsSource(Source):
    voice: Voice
    words: list[str]
    weight: float = 3


class FraudSource(Source):
    code: str
    terms: list[FraudTermsSource] = []
    frames: list[FrameSource] = []
    friends: list[str] = []


class FraudsSource(Source):
    version: int
    types: list[FraudSource]


Shape = TypeVar("Shape", bound=Source)
DATA = "data"


class Sources:
    """Reads files of a folder tree and remembers a digest of all that was read."""

    def __init__(self, root: Traversable | None = None) -> None:
        self._root = root or files("classifiers") / DATA
        self._digest = sha256()

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()[:10]

    def one(self, name: str, shape: type[Shape]) -> Shape:
        return self._parse(self._root / name, name, shape)

    def folder(self, name: str, shape: type[Shape]) -> Iterator[tuple[str, Shape]]:
        found = sorted((self._root / name).iterdir(), key=lambda file: file.name)
        for file in (file for file in found if file.name.endswith(".yaml")):
            yield f"{name}/{file.name}", self._parse(file, f"{name}/{file.name}", shape)

    def outside(self, path: Path, shape: type[Shape]) -> Shape:
        return self._parse(path, str(path), shape)

    def _parse(self, file: Traversable, name: str, shape: type[Shape]) -> Shape:
        try:
            content = file.read_bytes()
            self._digest.update(content)
            return shape.model_validate(_load(content))
        except OSError as problem:
            raise DataError(name, "(whole file)", f"cannot be read: {problem}") from problem
        except yaml.YAMLError as problem:
            raise DataError(name, "(whole file)", f"not YAML: {problem}") from problem
        except ValidationError as problem:
            first = problem.errors()[0]
            raise DataError(name, ".".join(map(str, first["loc"])) or "(whole file)", first["msg"]) from problem


def _load(content: bytes) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content, Loader=loader)  # noqa: S506 - both loaders are the safe ones
