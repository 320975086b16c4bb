"""What every page loads, all of it from this package."""

from hashlib import sha256
from pathlib import Path

from nicegui import ui

STATIC = Path(__file__).parent / "static"
STATIC_PATH = "/console-static"
_SHEETS = ("base", "forms", "board", "case", "chat", "lists", "lexicon")
_EDITION = sha256(b"".join(path.read_bytes() for path in sorted(STATIC.iterdir()))).hexdigest()[:10]
_HEAD = "".join(
    (
        *(f'<link rel="stylesheet" href="{STATIC_PATH}/{name}.css?{_EDITION}">' for name in _SHEETS),
        f'<script src="{STATIC_PATH}/console.js?{_EDITION}" defer></script>',
    )
)


def add_head() -> None:
    """A new edition of the files is loaded at once, an old one is kept by the browser."""
    ui.add_head_html(_HEAD)
