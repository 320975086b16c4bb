"""How long `haitang serve --demo` takes to answer on a store that is there already, and how much memory it holds then.

    python -m benchmarks.serve [--rounds 3]

The peer is the smallest FastAPI program, started in the same way in the same run.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from benchmarks.report import keep, table

_PEER = """
import sys, uvicorn
from fastapi import FastAPI
app = FastAPI()
@app.get("/healthz")
def health(): return {}
uvicorn.run(app, port=int(sys.argv[1]), log_level="error")
"""


@dataclass(frozen=True, slots=True)
class Start:
    seconds: float
    megabytes: float


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    haitang = [str(Path(sys.executable).with_name("haitang")), "serve", "--demo", "--port"]
    with tempfile.TemporaryDirectory(prefix="haitang-bench-") as folder:
        _start(haitang, folder)  # the first start makes the town
        starts = {
            "haitang serve --demo": [_start(haitang, folder) for _ in range(rounds)],
            "empty FastAPI": [_start([sys.executable, "-c", _PEER], folder) for _ in range(rounds)],
        }
    medians = {name: _median(taken) for name, taken in starts.items()}
    keep("serve", {name: {"seconds": one.seconds, "megabytes": one.megabytes} for name, one in medians.items()})
    rows = [(name, f"{one.seconds:.2f}", f"{one.megabytes:.0f}") for name, one in medians.items()]
    table("serve, warm start", ("", "s until /healthz answers", "MB resident"), rows)


def _start(command: list[str], folder: str) -> Start:
    port = _free_port()
    began = time.perf_counter()
    running = subprocess.Popen(
        [*command, str(port)],
        cwd=folder,
        env={**_environment(), "HAITANG_STORE__URL": f"sqlite:///{folder}/town.sqlite3"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", running)
        seconds = time.perf_counter() - began
        time.sleep(3)  # what it loads after it answers counts too
        return Start(seconds, psutil.Process(running.pid).memory_info().rss / 2**20)
    finally:
        running.terminate()
        running.wait(30)


def _environment() -> dict[str, str]:
    """Warm means that Python has compiled everything once, as it does wherever nobody forbids it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _wait_for(url: str, running: "subprocess.Popen[bytes]") -> None:
    while running.poll() is None:
        try:
            if httpx.get(url, timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.02)
    raise RuntimeError(f"it ended with {running.returncode} before it answered")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _median(starts: list[Start]) -> Start:
    return Start(
        round(statistics.median(one.seconds for one in starts), 2), round(statistics.median(one.megabytes for one in starts), 1)
    )


if __name__ == "__main__":
    main()
