from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, partial_index, word
from db.words import DepartmentKind


class Department(Numbered):
    """科室、外部单位、值守. `aliases` are the names by which wardens call it ("派出所", "公安")."""

    __tablename__ = "departments"
    __table_args__ = (partial_index("uq_departments_desk", "kind", where="kind = 'desk'", unique=True),)

    code: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[DepartmentKind] = mapped_column(word(DepartmentKind))
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
