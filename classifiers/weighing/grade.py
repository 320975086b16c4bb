"""How dangerous it is, G1 to G4: what the lexicon says of the words found, raised by signs of life at risk or of many people."""

from classifiers.acts import Scene
from classifiers.lexicon.cues import Cue
from classifiers.taxonomy import Category
from classifiers.verdict import Grade
from classifiers.weighing.weigh import Score

_TELLING = 3.0
"""Points from which a hit may set the grade."""


def grade_issue(score: Score, category: Category, scene: Scene) -> Grade:
    said = [hit.entry.grade or category.default_grade for hit in score.hits if hit.entry.weight >= _TELLING]
    grade = min(said, default=category.default_grade)
    urgent = scene.has(Cue.HARM) or (scene.has(Cue.MANY) and grade is Grade.G3)
    return min(grade, Grade.G2) if urgent else grade
