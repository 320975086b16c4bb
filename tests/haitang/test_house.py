"""Everything is built once, from the settings, and closed when the block ends."""

import pytest
import small_town
from moments import HandClock
from stage import shared_classifier

from bot.channels.registry import UnknownChannelError
from classifiers import Utterance
from haitang.house import open_house
from haitang.settings import Settings


@pytest.fixture
async def town(database):
    async with database.write() as session:
        await small_town.build(session)


def settings(url, **more) -> Settings:
    return Settings(store={"url": url}, **more)


async def test_the_house_has_one_of_each_and_a_gateway_a_channel(town, store_url):
    clock = HandClock()
    async with open_house(settings(store_url), clock, shared_classifier()) as house:
        assert house.clock is clock
        assert house.classifier is shared_classifier()
        assert [gateway.channel for gateway in house.gateways] == list(house.channels)
        assert house.simulator is house.channels[0].platform


async def test_the_town_s_own_places_are_known_to_the_classifier(town, store_url):
    async with open_house(settings(store_url), HandClock()) as house:
        assert "垭口" in house.classifier.classify(Utterance("垭口停水一上午了，快来人修")).places


async def test_without_the_simulator_there_is_none(town, store_url):
    async with open_house(settings(store_url, channels={}), HandClock(), shared_classifier()) as house:
        assert (house.simulator, list(house.channels), house.gateways) == (None, [], [])


async def test_channels_are_closed_when_the_house_is(town, store_url):
    async with open_house(settings(store_url), HandClock(), shared_classifier()) as house:
        channel = house.channels[0]
        assert (await channel.health()).connected
    assert not (await channel.health()).connected


async def test_a_house_that_cannot_be_built_leaves_nothing_open(town, store_url):
    with pytest.raises(UnknownChannelError):
        async with open_house(settings(store_url, channels={"nix": {}}), HandClock(), shared_classifier()):
            pass


async def test_what_fails_inside_comes_out_and_the_house_is_closed(town, store_url):
    kept = []

    async def burn():
        async with open_house(settings(store_url), HandClock(), shared_classifier()) as house:
            kept.extend(house.channels)
            raise KeyError("fire")

    with pytest.raises(KeyError, match="fire"):
        await burn()
    assert not (await kept[0].health()).connected
