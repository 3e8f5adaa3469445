"""Runs another program that ends when its parent does, however that ends: `python -m bot.tethered PARENT PROGRAM …`.

Two Litestreams at one database, one of them left by a killed bot, would be one too many.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(words: Sequence[str]) -> None:
    """Become the program; never returns."""
    parent, *argv = words
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):  # it ended before the kernel was asked
        sys.exit(1)
    os.execv(argv[0], argv)


if __name__ == "__main__":
    main(sys.argv[1:])
