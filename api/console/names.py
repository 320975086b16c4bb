"""What people read for the closed words of the store, one table a set. Statuses go by the names that the chats use."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.dialogue.words import STATUS_NAMES
from db.words import (
    AccountRole,
    Action,
    AssignmentStatus,
    CloseKind,
    DeadlineKind,
    DeliveryStatus,
    Grade,
    GroupKind,
    Judged,
    Purpose,
    ReportKind,
    Role,
    Source,
)

__all__ = ["STATUS_NAMES"]

GRADE_NAMES: Mapping[Grade, str] = MappingProxyType(
    {Grade.G1: "特急", Grade.G2: "紧急", Grade.G3: "较急", Grade.G4: "一般"},
)
GRADE_COLOURS: Mapping[Grade, str] = MappingProxyType({Grade.G1: "红", Grade.G2: "橙", Grade.G3: "黄", Grade.G4: "蓝"})

ACTION_NAMES: Mapping[Action, str] = MappingProxyType(
    {
        Action.OPEN: "立案",
        Action.REPORT: "反映",
        Action.CONFIRM: "属实立案",
        Action.REJECT: "不予受理",
        Action.ASSIGN: "交办",
        Action.ACCEPT: "接单",
        Action.TRANSFER: "转办",
        Action.RETURN: "退单",
        Action.JOIN: "联动",
        Action.SUSPEND: "挂起",
        Action.RESUME: "恢复办理",
        Action.EXTEND: "延期",
        Action.ESCALATE: "求助",
        Action.PROGRESS: "记进展",
        Action.RESOLVE: "办结",
        Action.REOPEN: "重新打开",
        Action.CLOSE: "结案",
        Action.MERGE: "并案",
        Action.UNMERGE: "拆并",
        Action.RATE: "登记评价",
        Action.CORRECT: "改类改级",
    }
)

DEADLINE_NAMES: Mapping[DeadlineKind, str] = MappingProxyType(
    {
        DeadlineKind.CONFIRM: "确认",
        DeadlineKind.ASSIGN: "交办",
        DeadlineKind.ACCEPT: "接单",
        DeadlineKind.RESOLVE: "办结",
        DeadlineKind.RESUME: "挂起到期",
        DeadlineKind.FEEDBACK: "反馈期",
    }
)

ASSIGNMENT_NAMES: Mapping[AssignmentStatus, str] = MappingProxyType(
    {
        AssignmentStatus.ASKED: "待接单",
        AssignmentStatus.ACCEPTED: "已接单",
        AssignmentStatus.DONE: "已办完",
        AssignmentStatus.RETURNED: "已退单",
        AssignmentStatus.TRANSFERRED: "已转出",
        AssignmentStatus.RELEASED: "已撤回",
    }
)

CLOSE_NAMES: Mapping[CloseKind, str] = MappingProxyType(
    {
        CloseKind.SOLVED: "已解决",
        CloseKind.EXPLAINED: "解释说明并认可",
        CloseKind.DECLINED: "依法不予支持并已告知",
        CloseKind.HANDED_OVER: "转信访、司法或上级",
        CloseKind.WITHDRAWN: "居民撤回",
        CloseKind.UNREACHABLE: "无法联系",
    }
)

REPORT_NAMES: Mapping[ReportKind, str] = MappingProxyType(
    {
        ReportKind.FIRST: "首次反映",
        ReportKind.SUPPLEMENT: "补充",
        ReportKind.ME_TOO: "也反映",
        ReportKind.CHASE_UP: "催问",
        ReportKind.RELAPSE: "又出问题",
        ReportKind.RESOLVED: "说已经好了",
    }
)

DELIVERY_NAMES: Mapping[DeliveryStatus, str] = MappingProxyType(
    {
        DeliveryStatus.PENDING: "待发送",
        DeliveryStatus.SENDING: "发送中",
        DeliveryStatus.SENT: "已发送",
        DeliveryStatus.AWAITING_HUMAN: "待人工转发",
        DeliveryStatus.REFUSED: "平台拒收",
        DeliveryStatus.UNKNOWN: "是否送达不明",
        DeliveryStatus.GIVEN_UP: "多次未发出",
        DeliveryStatus.EXPIRED: "已过时效",
        DeliveryStatus.CANCELLED: "已取消",
    }
)

PURPOSE_NAMES: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.PROMPT: "请办理人处理",
        Purpose.REMINDER: "超时提醒",
        Purpose.RECEIPT: "给居民的回执",
        Purpose.RESULT: "给居民的结果",
        Purpose.REPLY: "答复",
        Purpose.WARNING: "预警",
        Purpose.TIP: "日提醒",
    }
)

SOURCE_NAMES: Mapping[Source, str] = MappingProxyType(
    {
        Source.GROUP: "群里发现",
        Source.DIRECT: "私聊反映",
        Source.INTAKE: "外部系统",
        Source.PHONE: "电话",
        Source.VISIT: "上门",
        Source.PATROL: "巡查",
        Source.HANDOVER: "上级或部门转来",
    }
)

ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {Role.RESIDENT: "居民", Role.WARDEN: "网格员", Role.OFFICER: "工作人员", Role.BOT: "网格小助手"},
)

ACCOUNT_NAMES: Mapping[AccountRole, str] = MappingProxyType(
    {AccountRole.DESK: "值守", AccountRole.CLERK: "科室", AccountRole.LEADER: "领导", AccountRole.ADMIN: "信息员"},
)

GROUP_KIND_NAMES: Mapping[GroupKind, str] = MappingProxyType(
    {
        GroupKind.RESIDENT: "居民群",
        GroupKind.WARDENS: "网格员群",
        GroupKind.DEPARTMENT: "部门群",
        GroupKind.SQUAD: "应急分队群",
        GroupKind.DIRECT: "私聊",
    }
)

JUDGED_NAMES: Mapping[Judged, str] = MappingProxyType(
    {Judged.CHAT: "闲聊", Judged.ISSUE: "事项", Judged.FRAUD: "涉诈线索", Judged.COMMAND: "对小助手说的话"},
)
