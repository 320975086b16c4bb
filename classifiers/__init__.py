"""Text in, Verdict out. Knows nothing else."""

from classifiers.classifier import Classifier
from classifiers.errors import DataError
from classifiers.lexicon.town_words import TownWord, Use
from classifiers.loading import category_names, load_classifier, shipped_taxonomy
from classifiers.settings import ClassifierSettings
from classifiers.taxonomy import FRAUD, Category, FraudType, NonCase, Taxonomy
from classifiers.verdict import (
    NO_CONTEXT,
    Act,
    Context,
    Decision,
    Evidence,
    Grade,
    Kind,
    Matter,
    Role,
    Utterance,
    Verdict,
)

__all__ = [
    "FRAUD",
    "NO_CONTEXT",
    "Act",
    "Category",
    "Classifier",
    "ClassifierSettings",
    "Context",
    "DataError",
    "Decision",
    "Evidence",
    "FraudType",
    "Grade",
    "Kind",
    "Matter",
    "NonCase",
    "Role",
    "Taxonomy",
    "TownWord",
    "Use",
    "Utterance",
    "Verdict",
    "category_names",
    "load_classifier",
    "shipped_taxonomy",
]
