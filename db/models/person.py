from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Person(Numbered):
    """人. Staff carry a `code` of the town's workbook; residents are known only by what the chat calls them.

    `department_id` makes the person an officer.
    """

    __tablename__ = "people"

    code: Mapped[str | None] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    phone: Mapped[str | None] = mapped_column(String(20))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id"), index=True)
