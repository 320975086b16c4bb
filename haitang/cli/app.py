"""The commands, and how they introduce themselves."""

import typer

from haitang.cli import audit, classify, database, doctor, evaluate, learn, people, replay, serve, tips, town
from haitang.cli.wording import ChineseCommand, ChineseGroup

_INTRODUCTION = """海棠：把居民在群里说的话变成有人管、有时限、有回音的事项。

\b
常用：
  haitang serve --demo      打开一个演示的镇
  haitang doctor            检查配置、数据库、渠道、时钟
  haitang replay 文件       把一天的聊天走一遍
"""

app = typer.Typer(
    cls=ChineseGroup,
    help=_INTRODUCTION,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("serve", cls=ChineseCommand)(serve.serve)
app.command("work", cls=ChineseCommand)(serve.work)
app.command("replay", cls=ChineseCommand)(replay.replay)
app.command("classify", cls=ChineseCommand)(classify.classify)
app.command("evaluate", cls=ChineseCommand)(evaluate.evaluate)
app.command("doctor", cls=ChineseCommand)(doctor.doctor)
app.add_typer(learn.app, name="learn")
app.add_typer(town.app, name="town")
app.add_typer(database.app, name="db")
app.add_typer(audit.app, name="audit")
app.add_typer(tips.app, name="tips")
app.add_typer(people.accounts, name="account")
app.add_typer(people.tokens, name="token")
