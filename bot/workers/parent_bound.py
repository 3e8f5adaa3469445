# small: also a program of its own, started by this name
"""Runs another program that ends when its parent does, however that ends: `python -m bot.workers.parent_bound PARENT PROGRAM …`.

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
    tether(int(parent))
    os.execv(argv[0], argv)


def tether(parent: int) -> None:
    """This process ends when its parent does, however that ends; at once where it has."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the kernel was asked
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
