"""What can be wrong with a message that somebody hands us.

BotError
├── UnknownChatError     no group of that name on that channel, or it is not bound yet
├── TextTooLongError     more than the limit of bytes
└── UnreadableError      characters that are no text
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
