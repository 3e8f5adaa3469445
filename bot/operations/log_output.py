"""Logging: one line an event on stderr, for people or as JSON, with every secret taken out; what is worth one is the callers' business.

Never the text of messages at INFO; a token must not appear at any level, from any library.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

# BotFather's tokens have 35 characters after the colon; a little shorter is hidden too.
TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
HIDDEN = "***"
# At INFO these write every URL, and the token is in the path.
CHATTY = ("httpx", "httpcore", "apscheduler")
# Below INFO this writes whole updates, and with them what people said.
TALKATIVE = "telegram"


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
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, text)


class Structured(Redaction):
    """The same as one JSON object: time (UTC), level, logger, place, text, and the traceback of an error."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "place": f"{record.filename}:{record.lineno}",
            "text": self.redacted(record.getMessage()),
        }
        if record.exc_info:
            told["error"] = self.redacted(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def set_up_logging(
    level: int | str = logging.INFO,
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
    *,
    as_json: bool = False,
) -> None:
    """Send the log to `stream` (default: stderr) from `level` up, without `secrets`; replaces what was set up."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Structured(secrets) if as_json else Redaction(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))
    logging.getLogger(TALKATIVE).setLevel(max(root.level, logging.INFO))
    sys.excepthook = _log_uncaught  # PTB's InvalidToken has the token in its text


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).critical("stopped by an error", exc_info=(kind, error, trace))
