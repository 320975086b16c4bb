"""The command line. Each file here is a command or a family of commands; what they do stands in the packages."""

import sys
from io import TextIOWrapper

from haitang.cli.app import app


def main() -> None:
    """Entry point of the console script `haitang`. Faults that a person can mend are told in a sentence, without a trace."""
    from haitang.cli.faults import told

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what we say is Chinese whatever the system's own encoding is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with told(sys.stderr):
        sys.exit(app(standalone_mode=False))
