"""Channels are found by entry point; what is not there, or set wrongly, is told in Chinese."""

from importlib.metadata import EntryPoint

import pytest

from bot.channels import registry
from bot.channels.registry import ChannelSettingsError, Surroundings, UnknownChannelError, open_channels
from bot.channels.simulator import SimulatorChannel


@pytest.fixture
def surroundings(clock):
    return Surroundings(None, clock)


def test_the_simulator_is_found(surroundings):
    (channel,) = open_channels({"simulator": {}}, surroundings)
    assert isinstance(channel, SimulatorChannel)


def test_no_section_no_channel(surroundings):
    assert open_channels({}, surroundings) == []


def test_a_platform_that_is_not_installed_names_those_that_are(surroundings):
    with pytest.raises(UnknownChannelError, match=r"没有名为 telegraph 的渠道，已安装的渠道：.*simulator"):
        open_channels({"telegraph": {}}, surroundings)


def test_a_misspelt_platform_names_the_nearest(surroundings):
    with pytest.raises(UnknownChannelError, match="没有名为 simulater 的渠道，是不是 simulator？"):
        open_channels({"simulater": {}}, surroundings)


def test_a_setting_that_cannot_be_meant_names_the_channel(surroundings):
    with pytest.raises(ChannelSettingsError, match="渠道 simulator 的设置不对：没有设置项，请删去：token"):
        open_channels({"simulator": {"token": "x"}}, surroundings)


def two_accounts(settings, surroundings):
    return [SimulatorChannel(None) for _ in settings["accounts"]]


def test_a_platform_may_have_many_accounts_and_needs_no_change_here(surroundings, monkeypatch):
    point = EntryPoint("pigeons", f"{__name__}:two_accounts", registry.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda _: two_accounts)
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == registry.GROUP else [])
    assert len(open_channels({"pigeons": {"accounts": ["a", "b"]}}, surroundings)) == 2
