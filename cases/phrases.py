"""What cases have to say to people, by name. The words stand in `bot.dialogue`, which must know every name here."""

from enum import StrEnum


class Phrase(StrEnum):
    # to a handler
    ASKED = "asked"  # 疑似: 是不是?
    ASSIGNED = "assigned"  # 交办
    JOINED = "joined"  # 联动
    ALARM = "alarm"  # G1: 同时告知
    SUPPORT = "support"  # 有人求助
    NEWS = "news"  # 居民补充、催问、说好了、又坏了
    REOPENED = "reopened"
    OVERDUE = "overdue"
    RETURNED = "returned"  # 退单, to the desk
    RAISED = "raised"  # 改级: more dangerous than it seemed
    CALLED_OFF = "called_off"  # 不用您办了
    # to the residents' group
    RECEIPT_PUBLIC = "receipt_public"
    RECEIPT_PRIVATE = "receipt_private"
    EMERGENCY = "emergency"
    FRAUD_PUBLIC = "fraud_public"
    RESULT = "result"
    DISMISSED = "dismissed"  # 不予受理, where a receipt had been given


ASKING = (Phrase.ASKED, Phrase.ASSIGNED, Phrase.ALARM, Phrase.OVERDUE, Phrase.RETURNED, Phrase.REOPENED)
"""They ask somebody to take a case."""
RECEIPTS = (Phrase.RECEIPT_PUBLIC, Phrase.RECEIPT_PRIVATE, Phrase.EMERGENCY)
