"""Why an order could not be carried out, in words for staff."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from api.console.names import ACTION_NAMES, STATUS_NAMES
from cases.errors import (
    CaseError,
    DoneBeforeError,
    MissingWordsError,
    NotYoursError,
    StaleCaseError,
    UnknownCaseError,
    UnknownHandlerError,
    UnknownSubjectError,
)
from cases.lifecycle import IllegalActionError

_WHAT = {"reason": "缘由", "result": "结果", "to": "交给谁", "category": "新的类别或等级"}


def excuse(error: CaseError | IllegalActionError) -> str:
    return _SAYING[type(error)](error)


_SAYING: Mapping[type[Exception], Callable[[Any], str]] = MappingProxyType(
    {
        StaleCaseError: lambda _: "这件刚刚有了变动，您的操作没有执行。页面已更新，请看过再定。",
        UnknownCaseError: lambda error: f"没有编号 {error.code} 的事项，请核对。",
        NotYoursError: lambda error: f"这件在{error.owner}手上，您不能这样办。",
        MissingWordsError: lambda error: f"请写上{_WHAT.get(error.what, '内容')}。",
        UnknownHandlerError: lambda error: f"没有找到“{error.name}”。",
        UnknownSubjectError: lambda error: f"没有“{error.name}”这一类。",
        DoneBeforeError: lambda error: f"{error.code} 已经{ACTION_NAMES[error.action]}过了。",
        IllegalActionError: lambda error: f"现在是“{STATUS_NAMES[error.status]}”，不能{ACTION_NAMES[error.action]}。",
    }
)
