"""The grade of a case: a small coloured square and its name, for colours alone are not for everybody."""

from markupsafe import Markup

from api.console.names import GRADE_COLOURS, GRADE_NAMES
from db.words import Grade


def grade_mark(grade: Grade) -> Markup:
    return Markup('<span class="grade grade-{}" title="{}色等级">{}</span>').format(
        grade.value.lower(), GRADE_COLOURS[grade], GRADE_NAMES[grade]
    )
