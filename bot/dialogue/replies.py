"""What the bot says by itself and what it answers, by name; the words stand in `bot.dialogue.words`."""

from enum import StrEnum


class Post(StrEnum):
    """What goes to a group on the bot's own account."""

    TIP = "tip"


class Reply(StrEnum):
    """What answers words that were addressed to the bot."""

    # it was done
    CONFIRMED = "reply_confirmed"
    ACCEPTED = "reply_accepted"
    REJECTED = "reply_rejected"
    TRANSFERRED = "reply_transferred"
    RETURNED = "reply_returned"
    JOINED = "reply_joined"
    NOTED = "reply_noted"
    RESOLVED = "reply_resolved"
    CORRECTED = "reply_corrected"
    MISSED_FILED = "reply_missed_filed"  # 漏报: what was missed is a case now
    HELP_CALLED = "reply_help_called"
    FILED = "reply_filed"  # a warden's own report opened a case
    # something is missing
    WHICH = "reply_which"
    NOTHING = "reply_nothing"
    UNKNOWN_CODE = "reply_unknown_code"
    NOT_YOURS = "reply_not_yours"
    NOT_NOW = "reply_not_now"
    DONE_BEFORE = "reply_done_before"
    NEEDS_REASON = "reply_needs_reason"
    NEEDS_RESULT = "reply_needs_result"
    NEEDS_TARGET = "reply_needs_target"
    UNKNOWN_TARGET = "reply_unknown_target"
    NEEDS_SUBJECT = "reply_needs_subject"
    UNKNOWN_SUBJECT = "reply_unknown_subject"
    NEEDS_QUOTE = "reply_needs_quote"
    NOT_MISSED = "reply_not_missed"
    ERASED = "reply_erased"
    UNCLEAR = "reply_unclear"
    # asked for
    LIST = "reply_list"
    MANUAL = "reply_manual"
    WELCOME = "reply_welcome"
