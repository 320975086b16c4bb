"""词库工作台 as a page, for the desk and the 信息员."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from fastapi import Request
from markupsafe import Markup, escape
from nicegui import ui
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Viewer, viewer_of
from api.console.console import Console
from api.console.frame import frame
from api.console.lexicon.missed import MissedPart
from api.console.lexicon.showing import edition, proposal, searched, tried, words_in_force
from api.console.parts.controls import button
from api.console.parts.notes import empty, lost, tell
from api.errors.catalogue import CATALOGUE
from api.errors.translation import of_lexicon
from api.lexicon.looking import search, texts_of, try_out
from cases.actor import Actor
from cases.teaching import deciding
from cases.teaching.errors import LexiconError
from db.models import Proposal
from db.repositories import lexicon as store
from db.words import ProposalStatus

_LOOK = 3.0  # seconds
_EDITIONS = 50
_LEAD = "网格员和值守台的“是、不是、改类、漏报”，夜里学成提议。采纳以后马上生效，随时可以撤回。"
Decide = Callable[[AsyncSession, int, Actor, datetime], Awaitable[object]]


def place(console: Console) -> None:
    """Put the page at "/lexicon"."""

    @ui.page("/lexicon", title="词库 · 海棠")
    async def lexicon(request: Request) -> None:
        viewer = viewer_of(request)
        if not viewer.keeps_watch:
            ui.context.client.status_code = 403
            lost("这一页不对您开放", "词库只给值守和信息员看，里面有居民的原话。")
            return
        await LexiconPage(console, viewer).build()


class LexiconPage:
    def __init__(self, console: Console, viewer: Viewer) -> None:
        self._console, self._viewer = console, viewer
        self._cards: dict[int, ui.element] = {}
        self._editions: tuple[object, ...] | None = None

    async def build(self) -> None:
        with frame(self._console, self._viewer, "/lexicon", "词库工作台"):
            self._lay_out()
            await self._missed.build()
            await self._look()
        ui.timer(_LOOK, self._look, immediate=False)

    def _lay_out(self) -> None:
        with ui.element("div").classes("sheet"):
            ui.html(Markup("<h1>词库工作台</h1><p>{}</p>").format(_LEAD)).classes("sheet-head")
            with ui.element("div").classes("bench"):
                with ui.element("section").classes("bench-main"):
                    ui.html(escape("提议"), tag="h2")
                    self._nothing = empty("没有等人定的提议", "有了新的答复，明早再看。")
                    self._list = ui.element("div").classes("proposals")
                    self._missed = MissedPart(self._console, self._viewer)
                with ui.element("section").classes("bench-side"):
                    self._lay_out_trying()
                    self._lay_out_history()

    def _lay_out_trying(self) -> None:
        ui.html(escape("试一句"), tag="h2")
        self._sentence = ui.input(placeholder="例如：老水牛今天又趴窝了", on_change=self._try)
        self._sentence.props('outlined dense clearable debounce=300 maxlength=500 aria-label="试一句"').classes("field")
        self._tried = ui.html("").classes("tried")
        ui.html(escape("查一个词"), tag="h2")
        self._word = ui.input(placeholder="例如：停水", on_change=self._search)
        self._word.props('outlined dense clearable debounce=300 maxlength=24 aria-label="查一个词"').classes("field")
        self._found = ui.html("").classes("found")

    def _lay_out_history(self) -> None:
        ui.html(escape("本镇的词"), tag="h2")
        self._words = ui.html("")
        ui.html(escape("版本"), tag="h2")
        self._history = ui.element("div").classes("editions")

    async def _look(self) -> None:
        async with self._console.read() as (session, _):
            classifier = await self._console.services.lexicons.today(session)
            waiting = await store.proposals(session, ProposalStatus.OPEN)
            texts = await texts_of(session, [row for row in waiting if row.id not in self._cards])
            changes, undone = await store.editions(session, _EDITIONS), await store.undone(session)
            words = await store.in_force(session)
        self._show_proposals({row.id: row for row in waiting}, texts)
        self._words.set_content(words_in_force(words, classifier.version, self._console.name))
        seen = tuple((one.edition.number, one.edition.number in undone) for one in changes)
        if seen != self._editions:
            self._editions = seen
            self._show_history(changes, undone)

    def _show_proposals(self, waiting: dict[int, Proposal], texts: dict[str, str]) -> None:
        for number in [number for number in self._cards if number not in waiting]:
            self._cards.pop(number).delete()
        with self._list:
            for number, row in waiting.items():
                if number not in self._cards:
                    self._cards[number] = self._card(row, texts)
        self._nothing.set_visibility(not waiting)

    def _card(self, row: Proposal, texts: dict[str, str]) -> ui.element:
        number = row.id
        with ui.element("article").classes("proposal").props(f"data-proposal={number}") as card:
            ui.html(proposal(row, texts, self._console.name))
            with ui.element("div").classes("stuck-foot"):
                button("采纳", lambda: self._decide(deciding.accept, number, "已采纳，马上生效"), kind="main")
                button("不采纳", lambda: self._decide(deciding.refuse, number, "不采纳，以后不再提"))
        return card

    def _show_history(self, changes: list[store.Change], undone: frozenset[int]) -> None:
        self._history.clear()
        with self._history:
            for change in changes:
                number, gone = change.edition.number, change.edition.number in undone
                with ui.element("div").classes("edition").props(f"data-edition={number}"):
                    ui.html(edition(change, self._console.name, self._console.now(), gone=gone))
                    if not gone:
                        button("撤回", self._taking_back(number), kind="quiet")
            if not changes:
                empty("还没有采纳过")

    def _taking_back(self, number: int) -> Callable[[], Awaitable[None]]:
        return lambda: self._decide(deciding.take_back, number, f"第 {number} 版已撤回")

    async def _decide(self, decide: Decide, number: int, done: str) -> None:
        try:
            async with self._console.write() as (session, _):
                await decide(session, number, self._viewer.actor, self._console.now())
        except LexiconError as error:
            tell(CATALOGUE[of_lexicon(error).code].title, bad=True)
        else:
            tell(done)
        await self._look()
        await self._try()
        await self._search()

    async def _try(self) -> None:
        text = str(self._sentence.value or "")
        if not text.strip():
            self._tried.set_content("")
            return
        async with self._console.read() as (session, _):
            verdict, why = await try_out(self._console.services, session, text)
        self._tried.set_content(tried(text, verdict, why, self._console.name))

    async def _search(self) -> None:
        word = str(self._word.value or "")
        if not word.strip():
            self._found.set_content("")
            return
        async with self._console.read() as (session, _):
            found = await search(self._console.services, session, word)
        self._found.set_content(searched(word.strip(), found, self._console.name))
