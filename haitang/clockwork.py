"""What happens by the clock, in the town's own time zone whatever the server says. Every job may run twice without harm."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from cases import watch
from cases.calendar import TOWN_ZONE
from cases.docket import Docket
from db.repositories import accounts, messages
from haitang.house import House
from haitang.learning import learn_beside

Job = Callable[[], Awaitable[object]]


class Clockwork:
    """`start` when the house is up, `stop` before it closes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._scheduler = AsyncIOScheduler(
            timezone=TOWN_ZONE, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        every_minute = IntervalTrigger(minutes=1, timezone=TOWN_ZONE)
        self._add("deadlines", self.watch_deadlines, every_minute)
        self._add("interrupted deliveries", self._house.outbox.recover, every_minute)
        self._add("erasure", self.erase, IntervalTrigger(minutes=10, timezone=TOWN_ZONE))
        # often enough that a missed window is caught up, and that a group bound at noon still hears today's tip
        self._add("tips", self.owe_tips, CronTrigger(hour="8-20", minute="*/15", timezone=TOWN_ZONE))
        at_night = CronTrigger(hour=3, minute=20, timezone=TOWN_ZONE)
        self._scheduler.add_job(self.learn, at_night, id="learning", name="learning")
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def watch_deadlines(self) -> None:
        house = self._house
        more = True
        while more:
            async with house.database.write() as session:
                docket = Docket(session, await house.towns.today(session), house.rules, house.clock())
                more = bool(await watch.look(docket))
                await docket.close()
        house.owed.set()

    async def owe_tips(self) -> None:
        async with self._house.database.write() as session:
            await self._house.tips.owe_today(session, self._house.clock())

    async def erase(self) -> None:
        """The words of chatter, once nothing can refer to them any more; sign-ins that have run out."""
        house = self._house
        now = house.clock()
        async with house.database.write() as session:
            await messages.erase_chatter(session, now - timedelta(minutes=house.settings.inbox.context_minutes))
            await accounts.forget_expired(session, now)

    async def learn(self) -> None:
        """What the day's answers teach, put before the desk in the morning."""
        await learn_beside(self._house.database, self._house.settings.classifiers, self._house.clock())

    def _add(self, name: str, job: Job, trigger: CronTrigger | IntervalTrigger) -> None:
        self._scheduler.add_job(job, trigger, id=name, name=name, next_run_time=self._house.clock())
