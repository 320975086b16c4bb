"""A peer: a NoneBot2 bot with a keyword matcher and the same insert, its events handed in by an adapter in memory."""

import asyncio
import time
from collections.abc import Iterable
from typing import Any

import nonebot
from nonebot import on_keyword, on_message
from nonebot.adapters import Adapter, Bot, Event, Message, MessageSegment
from nonebot.message import handle_event

from benchmarks.day import Spoken
from benchmarks.ingesting.afternoon import keep, keywords, open_table, require
from benchmarks.ingesting.contender import Task, answer, task


class Segment(MessageSegment["Words"]):
    @classmethod
    def get_message_class(cls) -> type["Words"]:
        return Words

    def __str__(self) -> str:
        return str(self.data["text"])

    def is_text(self) -> bool:
        return True


class Words(Message[Segment]):
    @classmethod
    def get_segment_class(cls) -> type[Segment]:
        return Segment

    @staticmethod
    def _construct(msg: str) -> Iterable[Segment]:
        yield Segment("text", {"text": msg})


class Heard(Event):
    said: Any

    def get_type(self) -> str:
        return "message"

    def get_event_name(self) -> str:
        return "message.group"

    def get_event_description(self) -> str:
        return str(self.said.text)

    def get_user_id(self) -> str:
        return str(self.said.sender)

    def get_session_id(self) -> str:
        return f"{self.said.group} {self.said.sender}"

    def get_message(self) -> Words:
        return Words(self.said.text)

    def is_tome(self) -> bool:
        return False


class Ear(Adapter):
    @classmethod
    def get_name(cls) -> str:
        return "ear"

    async def _call_api(self, bot: Bot, api: str, **data: Any) -> None:
        raise NotImplementedError


class Mouth(Bot):
    async def send(self, event: Event, message: str | Message | MessageSegment, **kwargs: Any) -> None:
        raise NotImplementedError


async def main(given: Task) -> None:
    nonebot.init(driver="~none", log_level="WARNING")
    driver = nonebot.get_driver()
    bot = Mouth(Ear(driver), "1")
    wanted = keywords()
    hits: set[str] = set()
    session = open_table(given.url)
    found, stored = on_keyword(set(wanted), priority=1, block=False), on_message(priority=2, block=True)

    @found.handle()
    async def _note(event: Heard) -> None:
        hits.add(event.said.number)

    @stored.handle()
    async def _keep(event: Heard) -> None:
        keep(session, event.said, "hit" if event.said.number in hits else None)

    began = time.perf_counter()
    for said in given.day:
        await handle_event(bot, _event(said))
    seconds = time.perf_counter() - began
    require(session, len(given.day))
    session.close()
    answer(seconds, len(hits))


def _event(said: Spoken) -> Heard:
    return Heard.model_construct(said=said)


if __name__ == "__main__":
    asyncio.run(main(task()))
