"""How much more often a stretch stands in some texts than in others: log-odds with a prior (Monroe, Colaresi, Quinn 2008)."""

from math import log, sqrt

_PRIOR = 0.5
_Z = 1.96


def log_odds(inside: int, of_inside: int, outside: int, of_outside: int) -> float:
    """The lower end of the 95 % interval of the log-odds ratio; texts are counted, not occurrences."""
    ratio = _odds(inside, of_inside) - _odds(outside, of_outside)
    return ratio - _Z * sqrt(1 / (inside + _PRIOR) + 1 / (outside + _PRIOR))


def _odds(count: int, of: int) -> float:
    return log((count + _PRIOR) / (of - count + _PRIOR))
