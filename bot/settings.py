"""The sections of config.yaml that belong to the chat side."""

from bot.inbox.settings import InboxSettings
from bot.outbox.settings import OutboxSettings
from bot.tips.settings import TipsSettings

__all__ = ["InboxSettings", "OutboxSettings", "TipsSettings"]
