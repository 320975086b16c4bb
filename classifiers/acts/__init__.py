"""Acts of speech: what a speaker does with the words. One module a family of rules; each reads the findings and yields marks."""

from classifiers.acts import announce, imagine, retell, settle, support, trade, warden
from classifiers.acts.scene import Effect, Mark, Scene

__all__ = ["Effect", "Mark", "Scene", "read_acts"]

_FAMILIES = (warden.read, announce.read, trade.read, retell.read, imagine.read, settle.read, support.read)


def read_acts(scene: Scene) -> tuple[Mark, ...]:
    return tuple(mark for family in _FAMILIES for mark in family(scene))
