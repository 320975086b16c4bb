"""A peer: a bare loop of `jieba.lcut`, a set of keywords, and one insert a message."""

import time

import jieba

from benchmarks.ingesting.afternoon import keep, keywords, open_table, require
from benchmarks.ingesting.contender import Task, answer, task


def main(given: Task) -> None:
    wanted = keywords()
    jieba.initialize()
    found = 0
    with open_table(given.url) as session:
        began = time.perf_counter()
        for said in given.day:
            hit = next((word for word in jieba.lcut(said.text) if word in wanted), None)
            found += hit is not None
            keep(session, said, hit)
        seconds = time.perf_counter() - began
        require(session, len(given.day))
    answer(seconds, found)


if __name__ == "__main__":
    main(task())
