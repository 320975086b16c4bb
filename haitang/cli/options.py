"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

Config = Annotated[
    Path | None,
    typer.Option("--config", help="配置文件，默认 ./config.yaml，也可写在环境变量 HAITANG_CONFIG", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="输出机器可读的 JSON")]
Store = Annotated[
    str | None, typer.Option("--db", help="数据库地址，例如 sqlite:///文件 或 postgresql://…", show_default=False)
]
