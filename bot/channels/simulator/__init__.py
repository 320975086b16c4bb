"""A whole town on screen: groups and direct chats live in the store, and haitang meets them as it meets any platform."""

from collections.abc import Mapping
from typing import Any

from bot.channels.protocol import Channel
from bot.channels.registry import Surroundings
from bot.channels.simulator.channel import SimulatorChannel, inbound
from bot.channels.simulator.platform import NAME, Platform, Utterance

__all__ = ["NAME", "Platform", "SimulatorChannel", "Utterance", "inbound", "open_simulator"]


def open_simulator(settings: Mapping[str, Any], surroundings: Surroundings) -> list[Channel]:
    """The embedded default; it has one account and no settings. Raises ValueError for any."""
    if settings:
        raise ValueError(f"没有设置项，请删去：{'、'.join(settings)}")
    return [SimulatorChannel(Platform(surroundings.database, surroundings.clock))]
