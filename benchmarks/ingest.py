"""Durable messages per second through the whole pipeline, on both engines, beside two peers that only store and look for keywords.

    python -m benchmarks.ingest [--rounds 3] [--messages 20000]

The contenders take turns, each in a process of its own over a fresh store; the median of the rounds counts. See
`benchmarks.ingesting` for what each does. `matters` is the share of messages that are about something: 2 % is a busy real
group, 19 % is the transcript as it was written, far richer than life.
"""

import argparse
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass

from benchmarks.report import keep, table
from benchmarks.stores import ENGINES, store


@dataclass(frozen=True, slots=True)
class Contender:
    """`part` is the share of the messages it gets: what goes one by one is measured on fewer."""

    name: str
    module: str
    matters: float
    part: float = 1


OURS = Contender("haitang, 2 % matters", "house", 0.02)
RICH = Contender("haitang, 19 % matters", "house", 0.19)
PEERS = (Contender("jieba.lcut + insert", "bare_loop", 0.02, 0.2), Contender("NoneBot2 + insert", "nonebot_bot", 0.02, 0.1))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--messages", type=int, default=20_000)
    given = options.parse_args()
    found = {engine: _race(engine, given.rounds, given.messages) for engine in ENGINES}
    keep("ingest", {"messages": given.messages, "rounds": given.rounds, "per_second": found})
    for engine, speeds in found.items():
        _show(engine, speeds)


def _race(engine: str, rounds: int, messages: int) -> dict[str, float]:
    contenders = (OURS, RICH, *PEERS)
    speeds: dict[str, list[float]] = {one.name: [] for one in contenders}
    for _ in range(rounds):
        for one in contenders:
            speeds[one.name].append(_run(one, engine, int(messages * one.part)))
    return {name: round(statistics.median(taken), 1) for name, taken in speeds.items()}


def _run(contender: Contender, engine: str, count: int) -> float:
    with store(engine) as url:
        command = [sys.executable, "-m", f"benchmarks.ingesting.{contender.module}", url, str(count), str(contender.matters)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return float(count / json.loads(done.stdout.splitlines()[-1])["seconds"])


def _show(engine: str, speeds: dict[str, float]) -> None:
    best = max(speeds[peer.name] for peer in PEERS)
    rows = [(name, f"{speed:,.0f}", f"{speed / best:.2f}") for name, speed in speeds.items()]
    table(f"ingest, {engine}", ("", "messages/s", "× the better peer"), rows)


if __name__ == "__main__":
    main()
