"""What a message can be about, by code, with the names people see. Who handles it and how fast is no matter of this package."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from classifiers.sources import Sources, TaxonomySource
from classifiers.verdict import Grade

FRAUD = "fraud"
"""The category of every fraud; its types are the taxonomy's `fraud_types`."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    name: str
    group: str
    default_grade: Grade
    subs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NonCase:
    """A class of messages that open no case."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class FraudType:
    """`family` is telecom, elder or local."""

    code: str
    name: str
    family: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    version: int
    categories: Mapping[str, Category]
    non_case: Mapping[str, NonCase]
    fraud_types: Mapping[str, FraudType]

    def name(self, code: str) -> str:
        """The Chinese name of a category, a non-case class or a fraud type; KeyError for a code that is none of them."""
        for table in (self.categories, self.non_case, self.fraud_types):
            if code in table:
                return table[code].name
        raise KeyError(code)


def load_taxonomy(sources: Sources) -> Taxonomy:
    source = sources.one("taxonomy.yaml", TaxonomySource)
    categories = (Category(c.code, c.name, c.group, c.default_grade, tuple(c.subs)) for c in source.categories)
    return Taxonomy(
        version=source.version,
        categories=MappingProxyType({c.code: c for c in categories}),
        non_case=MappingProxyType({n.code: NonCase(n.code, n.name) for n in source.non_case}),
        fraud_types=MappingProxyType({t.code: FraudType(t.code, t.name, t.family) for t in source.fraud_types}),
    )
