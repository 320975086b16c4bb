"""The command line. Each file here is a command or a family of commands; what they do stands in the packages."""

import sys

from haitang.cli.app import app


def main() -> None:
    """Entry point of the console script `haitang`. Faults that a person can mend are told in a sentence, without a trace."""
    from haitang.cli.faults import told

    with told(sys.stderr):
        app()
