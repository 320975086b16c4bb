"""The closed sets of words that the store knows. Values are what stands in the database; a column holds nothing else."""

from enum import StrEnum


class Status(StrEnum):
    """Where a case stands. The machine over these words is `cases.lifecycle`."""

    SUSPECTED = "suspected"  # 疑似
    OPEN = "open"  # 待交办
    ASSIGNED = "assigned"  # 已交办
    HANDLING = "handling"  # 处置中
    SUSPENDED = "suspended"  # 挂起
    RESOLVED = "resolved"  # 待反馈
    CLOSED = "closed"  # 已结案
    REJECTED = "rejected"  # 不予受理
    MERGED = "merged"  # 并案


ENDED = frozenset({Status.CLOSED, Status.REJECTED, Status.MERGED})


class Action(StrEnum):
    """What a person or the clock may do to a case. `OPEN` and `REPORT` are written by the inbox, the rest is chosen by somebody."""

    OPEN = "open"
    REPORT = "report"
    CONFIRM = "confirm"
    REJECT = "reject"
    ASSIGN = "assign"
    ACCEPT = "accept"
    TRANSFER = "transfer"
    RETURN = "return_"
    JOIN = "join"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    ESCALATE = "escalate"
    PROGRESS = "progress"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"
    MERGE = "merge"
    UNMERGE = "unmerge"
    RATE = "rate"
    CORRECT = "correct"  # 改类、改级


class CaseKind(StrEnum):
    ISSUE = "issue"
    FRAUD = "fraud"


class Grade(StrEnum):
    """Danger: G1 life at risk, G2 urgent, G3 pressing, G4 ordinary."""

    G1 = "G1"
    G2 = "G2"
    G3 = "G3"
    G4 = "G4"


URGENT = frozenset({Grade.G1, Grade.G2})


class Source(StrEnum):
    """How a matter came to the town."""

    GROUP = "group"  # 圈群发现
    DIRECT = "direct"  # 私聊
    INTAKE = "intake"  # 外部系统
    PHONE = "phone"
    VISIT = "visit"
    PATROL = "patrol"
    HANDOVER = "handover"  # 上级、12345、部门转来


class CloseKind(StrEnum):
    """How a case ended; `SOLVED` is the only one that claims the matter is gone."""

    SOLVED = "solved"
    EXPLAINED = "explained"  # 解释说明并认可
    DECLINED = "declined"  # 依法不予支持并已告知
    HANDED_OVER = "handed_over"  # 转信访、司法、上级
    WITHDRAWN = "withdrawn"  # 居民撤回
    UNREACHABLE = "unreachable"  # 无法联系


class GroupKind(StrEnum):
    RESIDENT = "resident"
    WARDENS = "wardens"
    DEPARTMENT = "department"
    SQUAD = "squad"
    DIRECT = "direct"


class GroupState(StrEnum):
    UNBOUND = "unbound"  # 未绑定: silent, nothing stored
    BOUND = "bound"
    MUTED = "muted"  # heard, but never written to


class Role(StrEnum):
    RESIDENT = "resident"
    WARDEN = "warden"
    OFFICER = "officer"
    BOT = "bot"


class WardenKind(StrEnum):
    FULL_TIME = "full_time"  # 专职
    PART_TIME = "part_time"  # 兼职
    HEAD = "head"  # 网格长
    MICRO = "micro"  # 微网格长


class DepartmentKind(StrEnum):
    DESK = "desk"  # 值守; the town has exactly one
    OFFICE = "office"  # 科室
    OUTSIDE = "outside"  # 派出所、市场监管所 …


class FirstTo(StrEnum):
    """Who is asked first about a category."""

    WARDEN = "warden"
    LEAD = "lead"


class MessageKind(StrEnum):
    TEXT = "text"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    LINK = "link"
    OTHER = "other"


MEDIA = frozenset({MessageKind.IMAGE, MessageKind.VOICE, MessageKind.VIDEO})


class MessageState(StrEnum):
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"  # could not be judged; shown to the desk


class Judged(StrEnum):
    """What the classifiers said of a message; empty until it was judged."""

    CHAT = "chat"
    ISSUE = "issue"
    FRAUD = "fraud"
    COMMAND = "command"  # words to the bot


class ReportKind(StrEnum):
    FIRST = "first"
    SUPPLEMENT = "supplement"
    ME_TOO = "me_too"
    CHASE_UP = "chase_up"
    RELAPSE = "relapse"
    RESOLVED = "resolved"


class Part(StrEnum):
    """What an assignment is for: one lead answers for the case, others join (联动)."""

    LEAD = "lead"
    JOINT = "joint"


class AssignmentStatus(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DONE = "done"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    RELEASED = "released"  # the case ended without this handler's word


RUNNING_ASSIGNMENT = frozenset({AssignmentStatus.ASKED, AssignmentStatus.ACCEPTED})


class DeadlineKind(StrEnum):
    CONFIRM = "confirm"
    ASSIGN = "assign"
    ACCEPT = "accept"
    RESOLVE = "resolve"
    RESUME = "resume"
    FEEDBACK = "feedback"


class Purpose(StrEnum):
    """Why a delivery is owed; quotas and priorities are by purpose."""

    PROMPT = "prompt"  # a handler is asked to act
    REMINDER = "reminder"
    RECEIPT = "receipt"  # the resident hears that it arrived
    RESULT = "result"  # the resident hears how it ended
    REPLY = "reply"  # answer to words addressed to the bot
    WARNING = "warning"
    TIP = "tip"


class DeliveryStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    AWAITING_HUMAN = "awaiting_human"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    GIVEN_UP = "given_up"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class WarningStatus(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    EXPIRED = "expired"
    CORRECTED = "corrected"


class AccountRole(StrEnum):
    DESK = "desk"  # 值守
    CLERK = "clerk"  # 科室
    LEADER = "leader"  # 领导, reads
    ADMIN = "admin"  # 信息员


class Scope(StrEnum):
    """What a machine's token may do."""

    INTAKE = "intake"
    READ = "read"
    ACT = "act"
    METRICS = "metrics"
    SIMULATE = "simulate"


class Label(StrEnum):
    """What a person says a text is."""

    MATTER = "matter"
    CHAT = "chat"


class LessonSource(StrEnum):
    """How a person came to say so."""

    CONFIRMED = "confirmed"  # 是
    REJECTED = "rejected"  # 不是
    CORRECTED = "corrected"  # 改类、改级
    MISSED = "missed"  # 漏报
    TAUGHT = "taught"  # a sentence that the desk typed in


class WordKind(StrEnum):
    """What a word of the town's own lexicon is good for."""

    TERM = "term"  # says a matter
    FRIEND = "friend"  # false friend: holds a term, and means something else
    WEIGHT = "weight"  # a term that ships with the program counts for more or less here


class ProposalStatus(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class EditionKind(StrEnum):
    """Why the town's lexicon changed."""

    ACCEPTED = "accepted"
    TAKEN_BACK = "taken_back"
