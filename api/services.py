"""What the web side works with. Built once by `haitang` and passed in; nothing here is looked up anywhere."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from api.settings import WebSettings
from bot.channels.protocol import Channel
from bot.channels.simulator import Platform
from bot.dialogue.words import Speaker
from bot.inbox.intake import Intake
from bot.inbox.worker import Progress as Judged
from bot.outbox.worker import Progress as Sent
from bot.tips.posting import TipPost
from cases.clock import Clock
from cases.lexicons import Lexicons
from cases.rules import Rules
from cases.towns import Towns
from classifiers import Classifier
from db.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """`owed` is rung after a change of a case, so that its deliveries go out at once. `simulator` is None where a town runs
    on real channels only. Chatter is kept for `window_minutes`. `demo` lets the demo's accounts in.
    """

    settings: WebSettings
    database: Database
    clock: Clock
    lexicons: Lexicons
    rules: Rules
    towns: Towns
    intake: Intake
    channels: Sequence[Channel]
    simulator: Platform | None
    speaker: Speaker
    tips: TipPost
    judged: Judged
    sent: Sent
    owed: asyncio.Event
    window_minutes: int = 120
    demo: bool = False

    @property
    def classifier(self) -> Classifier:
        """With the town's own words as this process knows them."""
        return self.lexicons.current
