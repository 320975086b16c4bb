"""From labelled texts to proposals: new terms, false friends and weights, each tried in shadow before anybody is asked. Pure."""

from classifiers.learning.examples import Example
from classifiers.learning.hiding import Hidden
from classifiers.learning.proposing import Proposed, propose
from classifiers.learning.replay import Effect, Shadow

__all__ = ["Effect", "Example", "Hidden", "Proposed", "Shadow", "propose"]
