"""What can be wrong with a message that somebody hands us, or points at.

BotError
├── UnknownChatError     no group of that name on that channel, or it is not bound yet
├── TextTooLongError     more than the limit of bytes
├── UnreadableError      characters that are no text
├── UnknownMessageError  no message of that number
├── ErasedError          its words were chatter, and are erased
└── NotMissedError       it belongs to a case already
"""


class BotError(Exception):
    """A message cannot be taken as it is."""


class UnknownChatError(BotError):
    def __init__(self, channel: str, chat: str) -> None:
        super().__init__(f"no chat {chat!r} on channel {channel!r}")
        self.channel, self.chat = channel, chat


class TextTooLongError(BotError):
    """`size` and `limit` in UTF-8 bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"text of {size} bytes, at most {limit}")
        self.size, self.limit = size, limit


class UnreadableError(BotError):
    """`what` names the field."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} holds characters that are no text")
        self.what = what


class UnknownMessageError(BotError):
    def __init__(self, number: str | int) -> None:
        super().__init__(f"no message {number!r}")
        self.number = number


class ErasedError(BotError):
    def __init__(self, number: int) -> None:
        super().__init__(f"the words of message {number} are erased")
        self.number = number


class NotMissedError(BotError):
    """`case` is the code of the one that it belongs to."""

    def __init__(self, case: str) -> None:
        super().__init__(f"belongs to case {case}")
        self.case = case
