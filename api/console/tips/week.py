"""The week of tips as it is shown. Pure."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from api.console.moments import day_name, weekday
from bot.tips.week import DayTip
from db.repositories.postings import TipRow


def week(days: Sequence[DayTip], today: date) -> Markup:
    return Markup('<div class="week">{}</div>').format(Markup("").join(_day(day, today) for day in days))


def _day(tip: DayTip, today: date) -> Markup:
    classes = "day today" if tip.day == today else "day"
    state = "今天" if tip.day == today else ("已定" if tip.planned else ("没有发" if tip.day < today else "预计"))
    return Markup(
        '<article class="{}"><div class="day-head"><b>{}</b><span>{}</span><span class="tag">{}</span></div>'
        '<div class="day-theme">{}</div><p>{}</p></article>'
    ).format(classes, weekday(tip.day), f"{tip.day.day}日", state, tip.theme, tip.text or "库里没有合适的提醒")


def library(tips: Sequence[TipRow], words: str) -> Markup:
    """The tips that say all of `words`."""
    found = [tip for tip in tips if all(word in f"{tip.theme} {tip.text} {tip.source}" for word in words.split())]
    rows = Markup("").join(_tip(tip) for tip in found)
    return Markup(
        '<p class="faint">{} 条</p><table class="plain library"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(len(found), Markup("<th>主题</th><th>内容</th><th>来源与审核</th><th>上次</th>"), rows)


def _tip(tip: TipRow) -> Markup:
    last = day_name(tip.last_day) if tip.last_day else "—"
    until = f"，{day_name(tip.valid_until)}前有效" if tip.valid_until else ""
    return Markup("<tr><td>{}</td><td>{}</td><td>{}；{}{}</td><td>{}</td></tr>").format(
        tip.theme, tip.text, tip.source, tip.reviewer, until, last
    )
