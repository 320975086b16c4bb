"""`haitang replay` in a process that kills itself: what the kill test winds through.

    python tests/haitang/mortal.py FILE URL [NUMBER before|after]

SIGKILL falls on the NUMBER-th transaction that writes, just before it is committed or just after. Nothing is closed, flushed
or said; the file and the server see what they would see at a power cut of the process.
"""

import os
import signal
import sys
from contextlib import asynccontextmanager

from db.database import Database
from haitang.cli import main


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def make_mortal(number: int, when: str) -> None:
    write, begun = Database.write, 0

    @asynccontextmanager
    async def mortal(self):
        nonlocal begun
        begun += 1
        last = begun == number
        async with write(self) as session:
            yield session
            if last and when == "before":
                await session.flush()
                die()
        if last:
            die()

    Database.write = mortal


if __name__ == "__main__":
    file, url, *death = sys.argv[1:]
    if death:
        make_mortal(int(death[0]), death[1])
    sys.argv = ["haitang", "replay", file, "--db", url]
    main()
