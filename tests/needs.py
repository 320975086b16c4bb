"""What the whole suite needs besides Python packages: a browser and Chinese fonts. Installs them where that is possible.

Prints pytest's selection on stdout: nothing where everything is there, `-m "not browser"` where the browser cannot be had;
then it says so, loudly, on stderr.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
_PACKAGES = ("chromium", "fonts-noto-cjk")
_MISSING = """
################################################################################
#  THE BROWSER PART OF THE SUITE WILL NOT RUN: Chromium is not installed.      #
#  Get it (Debian, Ubuntu):  sudo apt-get install chromium fonts-noto-cjk      #
#  and run `make test` again.                                                  #
################################################################################
"""


def main() -> None:
    if not CHROMIUM.exists():
        _install()
    if not CHROMIUM.exists():
        sys.stderr.write(_MISSING)
        sys.stdout.write('-m "not browser"')


def _install() -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    sys.stderr.write("installing a browser and Chinese fonts for the tests …\n")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run([apt, "update", "-qq"], check=False, **quiet)
    subprocess.run([apt, "install", "-y", "-qq", *_PACKAGES], check=False, **quiet)


if __name__ == "__main__":
    main()
