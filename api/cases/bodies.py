"""What somebody sends to order something of a case: one body an action, which becomes the order of the same fields."""

from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field

from api.values import LARGEST, Body, Moment, Text, Whole
from cases import orders
from cases.subjects import Subjects
from cases.town import Town
from db.words import Action, CloseKind, Grade

Version = Annotated[int, Whole(1, 2**31 - 1), Field(description="the `version` that the person saw")]
Reason = Annotated[str, Text(most=200, says=True)]
Result = Annotated[str, Text(most=500, says=True)]
Remark = Annotated[str, Text(most=200)]
HandlerName = Annotated[
    str, Text(most=64, least=1), Field(description="code, name or alias of a department, the squad, or a warden's name")
]


class ActionBody(Body):
    """`makes` is the order; `to` is the name of a handler."""

    makes: ClassVar[type[orders.Order]]

    version: Version

    @classmethod
    def action(cls) -> Action:
        return cls.makes.action

    def order(self, town: Town) -> orders.Order:
        """Raises UnknownHandlerError."""
        given: dict[str, Any] = {field: getattr(self, field) for field in type(self).model_fields if field != "version"}
        if "to" in given:
            given["to"] = town.find(given["to"])
        return self.makes(**given)


def _example(**fields: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [{"version": 3, **fields}]})


class ConfirmBody(ActionBody):
    """属实立案: the suspicion is right."""

    makes = orders.Confirm
    model_config = _example()


class RejectBody(ActionBody):
    """不予受理: it is no matter for the town."""

    makes = orders.Reject
    model_config = _example(reason="网格员核实不是这回事")

    reason: Reason


class AssignBody(ActionBody):
    """交办: give an open case to somebody."""

    makes = orders.Assign
    model_config = _example(to="规建环办")

    to: HandlerName


class AcceptBody(ActionBody):
    """接单: the handler takes it."""

    makes = orders.Accept
    model_config = _example()


class TransferBody(ActionBody):
    """转办: somebody else leads it from now on."""

    makes = orders.Transfer
    model_config = _example(to="供水站", reason="主管归供水站管")

    to: HandlerName
    reason: Reason


class ReturnBody(ActionBody):
    """退单: back to the desk."""

    makes = orders.Return
    model_config = _example(reason="不属本部门职责")

    reason: Reason


class JoinBody(ActionBody):
    """联动: somebody else works on it too."""

    makes = orders.Join
    model_config = _example(to="派出所", reason="现场需要维持秩序")

    to: HandlerName
    reason: Remark = ""


class SuspendBody(ActionBody):
    """挂起: the deadline stands still until the case is taken up again."""

    makes = orders.Suspend
    model_config = _example(reason="等配件到货", until="2026-11-30T09:00:00+08:00")

    reason: Reason
    until: Moment | None = None


class ResumeBody(ActionBody):
    """恢复办理: the clock goes on."""

    makes = orders.Resume
    model_config = _example()


class ExtendBody(ActionBody):
    """延期, once."""

    makes = orders.Extend
    model_config = _example(reason="需要开挖，三天内完成不了")

    reason: Reason


class EscalateBody(ActionBody):
    """求助: the desk is called, and the squad where the matter is urgent."""

    makes = orders.Escalate
    model_config = _example(reason="水势大，需要支援")

    reason: Remark


class ProgressBody(ActionBody):
    """进展: words about the work."""

    makes = orders.Progress
    model_config = _example(words="已到现场，正在关阀")

    words: Result


class ResolveBody(ActionBody):
    """办结, with the result; residents hear it where they asked."""

    makes = orders.Resolve
    model_config = _example(result="水管已修好，恢复供水")

    result: Result


class ReopenBody(ActionBody):
    """重新打开: it was not solved."""

    makes = orders.Reopen
    model_config = _example(reason="居民说又停水了")

    reason: Reason


class CloseBody(ActionBody):
    """结案."""

    makes = orders.Close
    model_config = _example(kind="explained", words="已当面说明，居民认可")

    kind: CloseKind = CloseKind.SOLVED
    words: Annotated[str, Text(most=500)] = ""


class MergeBody(ActionBody):
    """并案: the same matter as another case, which goes on."""

    makes = orders.Merge
    model_config = _example(into="102")

    into: Annotated[str, Field(pattern=r"^[0-9]{1,12}$", description="code of the case that goes on")]


class UnmergeBody(ActionBody):
    """拆并: it was another matter after all."""

    makes = orders.Unmerge
    model_config = _example(reason="不是同一处水管")

    reason: Remark = ""


class RateBody(ActionBody):
    """登记评价: what a resident said of the result, once a person."""

    makes = orders.Rate
    model_config = _example(score=3, words="修得快")

    score: Annotated[int, Whole(1, 3), Field(description="1 不满意，2 基本满意，3 满意")]
    words: Annotated[str, Text(most=500)] = ""
    person_id: Annotated[int, Whole(1, LARGEST)] | None = Field(
        default=None, description="number of the resident; without one it is the desk's own record"
    )


class CorrectBody(ActionBody):
    """改类、改级: what it is, and how dangerous it is; at least one of the two."""

    makes = orders.Correct
    model_config = _example(category="power_supply", grade="G2", reason="是停电，不是停水")

    category: Annotated[str, Text(most=32, least=1)] | None = Field(
        default=None, description="code or name of a category or of a type of fraud"
    )
    grade: Grade | None = None
    reason: Remark = ""

    def order_with(self, subjects: Subjects) -> orders.Order:
        """Raises UnknownSubjectError."""
        return orders.Correct(subjects.find(self.category) if self.category else None, self.grade, self.reason)


BODIES: tuple[type[ActionBody], ...] = (
    ConfirmBody,
    RejectBody,
    AssignBody,
    AcceptBody,
    TransferBody,
    ReturnBody,
    JoinBody,
    SuspendBody,
    ResumeBody,
    ExtendBody,
    EscalateBody,
    ProgressBody,
    ResolveBody,
    ReopenBody,
    CloseBody,
    MergeBody,
    UnmergeBody,
    RateBody,
    CorrectBody,
)
