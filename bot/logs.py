"""Logging: one line an event on stderr, with every secret taken out. What is worth a line is the callers' business.

Never the text of messages at INFO; a token must not appear at any level, from any library.
"""

import logging
import re
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

# BotFather's tokens have 35 characters after the colon; a little shorter is hidden too.
TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
HIDDEN = "***"
# At INFO these write every URL, and the token is in the path.
CHATTY = ("httpx", "httpcore", "apscheduler")


class Redaction(logging.Formatter):
    """Formats a record into one line and hides tokens and the given secrets in the whole of it.

    A formatter, not a filter: it sees the message, its arguments and the exception's text put together.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        # The longest first: a secret may contain another.
        self._secrets = sorted({secret for secret in secrets if secret}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; a traceback's lines are joined with ⏎."""
        return self.redacted(super().format(record)).replace("\r", "").replace("\n", " ⏎ ")

    def redacted(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, text)


def set_up(level: int = logging.INFO, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send the log to `stream` (default: stderr) from `level` up, without `secrets`; replaces what was set up."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redaction(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    sys.excepthook = _log_uncaught  # PTB's InvalidToken has the token in its text


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).critical("stopped by an error", exc_info=(kind, error, trace))
