"""投递: what did not go out by itself, and what else waits for a person at the desk."""

from collections.abc import Awaitable, Callable, Sequence

from fastapi import Request
from markupsafe import Markup, escape
from nicegui import ui

from api.console.access import Viewer, viewer_of
from api.console.console import Console
from api.console.frame import frame
from api.console.moments import moment
from api.console.names import DELIVERY_NAMES, PURPOSE_NAMES
from api.console.parts.controls import button
from api.console.parts.notes import empty, lost, tell
from api.deliveries.settling import send_again, sent_by_hand
from api.errors.catalogue import CATALOGUE
from api.errors.tree import ApiError, DeliverySettledError
from api.security.principal import Principal
from api.services import Services
from db.models import Group
from db.repositories import attention as store
from db.repositories.attention import Stuck, Unreadable

_LOOK = 3.0  # seconds
_MOST = 200
Settle = Callable[[Services, Principal, int], Awaitable[object]]
_COPY = (
    "(event) => haitang.copy(event.currentTarget, event.currentTarget.closest('.stuck').querySelector('.stuck-text').innerText)"
)


def place(console: Console) -> None:
    """Put the page at "/deliveries"."""

    @ui.page("/deliveries", title="投递 · 海棠")
    async def deliveries(request: Request) -> None:
        viewer = viewer_of(request)
        if not viewer.keeps_watch:
            ui.context.client.status_code = 403
            lost("这一页不对您开放", "投递只给值守和信息员看。")
            return
        await DeliveriesPage(console, viewer).build()


class DeliveriesPage:
    def __init__(self, console: Console, viewer: Viewer) -> None:
        self._console, self._viewer = console, viewer
        self._shown: dict[int, tuple[Stuck, ui.element]] = {}

    async def build(self) -> None:
        with frame(self._console, self._viewer, "/deliveries", "投递"):
            self._lay_out()
            await self._look()
        ui.timer(_LOOK, self._look, immediate=False)

    def _lay_out(self) -> None:
        with ui.element("div").classes("sheet"):
            ui.html(Markup("<h1>没有发出去的</h1><p>复制下来，到群里或私聊里发出，再点“已发”。</p>")).classes("sheet-head")
            self._nothing = empty("没有等人处理的投递")
            self._list = ui.element("div").classes("stuck-list")
            self._unread = ui.html("").props("id=unread")
            self._unbound = ui.html("").props("id=unbound")

    async def _look(self) -> None:
        async with self._console.read() as (session, _):
            stuck = await store.stuck_deliveries(session, _MOST)
            unread = await store.unreadable_messages(session, _MOST)
            unbound = await store.unbound_groups(session)
        self._show_stuck(stuck)
        self._unread.set_content(_unread(unread, self._console))
        self._unbound.set_content(_unbound(unbound))

    def _show_stuck(self, stuck: Sequence[Stuck]) -> None:
        now_there = {row.id: row for row in stuck}
        for number in [number for number, (row, _) in self._shown.items() if now_there.get(number) != row]:
            self._shown.pop(number)[1].delete()
        with self._list:
            for row in stuck:
                if row.id not in self._shown:
                    self._shown[row.id] = (row, self._row(row))
        self._nothing.set_visibility(not stuck)

    def _row(self, row: Stuck) -> ui.element:
        words = self._words(row)
        with ui.element("article").classes("stuck") as shown:
            ui.html(_head(row, self._console))
            ui.html(escape(words), tag="div").classes("stuck-text")
            with ui.element("div").classes("stuck-foot"):
                button("复制").on("click", js_handler=_COPY)
                button("已发", lambda: self._settle(row, "已记为发出", sent_by_hand), kind="main")
                button("再发一次", lambda: self._settle(row, "已重新排队", _again), hint="由程序再发一次；可能送达过的会重复")
                button("不发了", lambda: self._settle(row, "已取消", _drop))
        return shown

    def _words(self, row: Stuck) -> str:
        try:
            return row.text or self._console.services.speaker.render(row.phrase, row.slots)
        except (KeyError, ValueError):
            return "（没有措辞，请信息员看）"

    async def _settle(self, row: Stuck, done: str, settle: Settle) -> None:
        try:
            await settle(self._console.services, self._viewer.principal, row.id)
        except ApiError as error:
            tell(CATALOGUE[error.code].title, bad=True)
        else:
            tell(done)
        await self._look()


async def _again(services: Services, principal: Principal, delivery_id: int) -> None:
    """Whoever presses the button has read that it may come twice."""
    await send_again(services, principal, delivery_id, confirmed=True)


async def _drop(services: Services, principal: Principal, delivery_id: int) -> None:
    """It need not be said any more."""
    async with services.database.write() as session:
        dropped = await store.drop(session, delivery_id, f"由{principal.name}决定不再发送")
    if not dropped:
        raise DeliverySettledError


def _head(row: Stuck, console: Console) -> Markup:
    case = Markup('<a href="/cases/{}">{}</a>').format(row.case_code, row.case_code) if row.case_code else Markup("")
    return Markup(
        '<div class="stuck-head"><b>{}</b><span class="tag">{}</span>{}<span class="stuck-state">{}</span><time>{}</time></div>'
        '<p class="stuck-fault">{}</p>'
    ).format(
        row.group_name,
        PURPOSE_NAMES[row.purpose],
        case,
        DELIVERY_NAMES[row.status],
        moment(row.created_at, console.now()),
        row.fault or "",
    )


def _unread(found: Sequence[Unreadable], console: Console) -> Markup:
    if not found:
        return Markup("")
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            moment(row.received_at, console.now()), row.group_name, row.sender_name, row.text or "（没有文字）", row.fault or ""
        )
        for row in found
    )
    head = Markup("<th>时间</th><th>群</th><th>谁</th><th>原话</th><th>原因</th>")
    return Markup("<h2>没能研判的消息，请人看</h2>{}").format(_table(head, rows))


def _unbound(found: Sequence[Group]) -> Markup:
    if not found:
        return Markup("")
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(group.name, group.channel, group.external_id)
        for group in found
    )
    head = Markup("<th>群</th><th>渠道</th><th>平台上的编号</th>")
    return Markup("<h2>没有绑定的群</h2><p>没绑定的群，程序不记、不发。请信息员在花名册里补上。</p>{}").format(
        _table(head, rows)
    )


def _table(head: Markup, rows: Markup) -> Markup:
    return Markup('<table class="plain"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(head, rows)
