"""Our bot with its clock ahead of the host's: `python -m bench.ahead SECONDS run --config FILE`."""

import sys
from datetime import timedelta

from bot import service
from bot.cli import main as cli_main
from bot.clock import Clock


def main(ahead: float, words: list[str]) -> int:
    """The real program; only what it takes for the present is another."""
    service.Clock = lambda: Clock(timedelta(seconds=ahead))  # type: ignore[attr-defined,assignment,misc]
    return cli_main.main(words)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
