"""Channels are found by entry point (group `haitang.channels`), so that a new platform needs no change here."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any, Protocol

from rapidfuzz import process

from bot.channels.protocol import Channel
from cases.clock import Clock
from db.database import Database

GROUP = "haitang.channels"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a channel may use of the house."""

    database: Database
    clock: Clock


class ChannelFactory(Protocol):
    """Makes the channels of one platform: one for each account in its section of config.yaml."""

    def __call__(self, settings: Mapping[str, Any], surroundings: Surroundings) -> list[Channel]:
        """Raises ValueError, in Chinese, for settings that cannot be meant."""
        ...


class UnknownChannelError(Exception):
    def __init__(self, name: str, known: list[str]) -> None:
        near = process.extractOne(name, known, score_cutoff=60)
        hint = f"是不是 {near[0]}？" if near else ""
        super().__init__(f"没有名为 {name} 的渠道，{hint}已安装的渠道：{'、'.join(known)}")
        self.name, self.known = name, known


class ChannelSettingsError(Exception):
    """A channel's section cannot be meant as it stands."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"渠道 {name} 的设置不对：{why}")
        self.name = name


def open_channels(settings: Mapping[str, Mapping[str, Any]], surroundings: Surroundings) -> list[Channel]:
    """The channels of `settings`, platform name to its section. Raises UnknownChannelError, ChannelSettingsError."""
    factories = {point.name: point for point in entry_points(group=GROUP)}
    channels: list[Channel] = []
    for name, section in settings.items():
        if name not in factories:
            raise UnknownChannelError(name, sorted(factories))
        factory: ChannelFactory = factories[name].load()
        try:
            channels += factory(section, surroundings)
        except ValueError as error:
            raise ChannelSettingsError(name, str(error)) from error
    return channels
