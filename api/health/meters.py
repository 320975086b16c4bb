"""What Prometheus reads: figures of the store, looked up at each scrape, and counts of this process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from api.services import Services
from cases import auditor
from cases.auditor import Standstill
from db.repositories import figures
from db.repositories.figures import Backlog
from db.words import DeliveryStatus, Grade, Status


@dataclass(frozen=True, slots=True)
class Figures:
    """One look at the store."""

    backlog: Backlog
    waited: float
    cases: Mapping[tuple[Status, Grade], int]
    deliveries: Mapping[DeliveryStatus, int]
    overdue: int
    standstill: Standstill


class Meters(Collector):
    def __init__(self, services: Services) -> None:
        self._services = services
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "haitang_http_requests", "answers by address and status", ("method", "address", "status"), registry=self._registry
        )
        self._figures: Figures | None = None
        self._registry.register(self)

    def count(self, method: str, address: str, status: int) -> None:
        self._requests.labels(method, address, str(status)).inc()

    async def scrape(self) -> bytes:
        """All figures in the text format of Prometheus."""
        self._figures = await self._look()
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        judged = self._services.judged
        yield CounterMetricFamily("haitang_messages_judged", "messages judged by this process", judged.judged)
        yield CounterMetricFamily("haitang_judging_failures", "failed tries to judge a message by this process", judged.failed)
        if self._figures is not None:
            yield from _families(self._figures)

    async def _look(self) -> Figures:
        now = self._services.clock()
        async with self._services.database.read() as session:
            backlog = await figures.backlog(session, now)
            return Figures(
                backlog=backlog,
                waited=max(0.0, (now - backlog.oldest).total_seconds()) if backlog.oldest else 0.0,
                cases=await figures.cases(session),
                deliveries=await figures.deliveries(session),
                overdue=await figures.overdue(session, now),
                standstill=await auditor.standstill(session),
            )


def _families(found: Figures) -> Iterator[Metric]:
    yield GaugeMetricFamily("haitang_messages_waiting", "messages stored and not judged", found.backlog.messages)
    yield GaugeMetricFamily("haitang_messages_failed", "messages that could not be judged", found.standstill.messages)
    yield GaugeMetricFamily("haitang_oldest_waiting_seconds", "how long the oldest message waits to be judged", found.waited)
    cases = GaugeMetricFamily("haitang_cases", "cases by status and grade", labels=("status", "grade"))
    for (status, grade), count in sorted(found.cases.items()):
        cases.add_metric((status, grade), count)
    yield cases
    yield GaugeMetricFamily("haitang_cases_overdue", "cases with a deadline that has passed", found.overdue)
    deliveries = GaugeMetricFamily("haitang_deliveries", "deliveries by status", labels=("status",))
    for outcome, count in sorted(found.deliveries.items()):
        deliveries.add_metric((outcome,), count)
    yield deliveries
    yield _standstill(found.standstill)


def _standstill(found: Standstill) -> Metric:
    still = GaugeMetricFamily("haitang_standstill", "what nobody moves any more; each must be zero", labels=("what",))
    still.add_metric(("case_without_owner",), len(found.without_owner))
    still.add_metric(("case_without_clock",), len(found.without_clock))
    still.add_metric(("delivery",), found.deliveries)
    still.add_metric(("message",), found.messages)
    return still
