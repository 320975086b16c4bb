"""The channels that must pass."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from channel_under_test import ChannelUnderTest
from simulator import simulator

CHANNELS = {"simulator": simulator}
"""Name to an asynchronous context: the address of a fresh, migrated store in, a ChannelUnderTest out."""


@pytest.fixture(params=CHANNELS.values(), ids=CHANNELS)
async def under_test(request: pytest.FixtureRequest, store_url: str) -> AsyncIterator[ChannelUnderTest]:
    async with request.param(store_url) as found:
        yield found


@pytest.fixture
async def channel(under_test: ChannelUnderTest):
    opened = await under_test.open()
    yield opened
    await opened.aclose()
