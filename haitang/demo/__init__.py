"""海棠镇 as a demo: a whole town that nobody lives in, the same one every time. Its people and most of its places are invented."""

from haitang.demo.residents import add_demo_residents
from haitang.demo.workbook import demo_book, demo_workbook

__all__ = ["add_demo_residents", "demo_book", "demo_workbook"]
