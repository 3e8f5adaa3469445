"""The log: one line an event, and no secret in it, wherever it hid."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.operations.log_output import set_up_logging

TOKEN = "4839201756:" + "Qw3rTy_Ui-0" * 3 + "Zz"
SECRET = "s3cret-of-the-webhook"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as written; what was set up before comes back afterwards."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    stream = io.StringIO()
    set_up_logging(logging.DEBUG, [SECRET, ""], stream)
    yield stream
    root.handlers[:], root.level, sys.excepthook = handlers, level, hook


def test_a_token_in_the_message_is_hidden(log: io.StringIO) -> None:
    """A token written into the message does not reach the log; the rest of the address does."""
    logging.warning(f"POST https://api.telegram.org/bot{TOKEN}/getMe failed")
    assert "https://api.telegram.org/bot***/getMe failed" in log.getvalue()


def test_a_token_in_the_arguments_is_hidden(log: io.StringIO) -> None:
    """Arguments are redacted too, also inside another value, also percent-encoded."""
    logging.warning("sent %s to %r", {"url": TOKEN}, TOKEN.replace(":", "%3A"))
    assert "Qw3rTy" not in log.getvalue()


def test_a_token_in_an_exception_is_hidden(log: io.StringIO) -> None:
    """An exception's text, and that of its cause, is redacted."""
    try:
        try:
            raise ConnectionError(f"no route to /bot{TOKEN}/sendMessage")
        except ConnectionError as cause:
            raise RuntimeError(f"{SECRET} was refused") from cause
    except RuntimeError:
        logging.exception("delivery stopped")
    assert "Qw3rTy" not in log.getvalue()
    assert SECRET not in log.getvalue()
    assert "RuntimeError: *** was refused" in log.getvalue()


def test_a_configured_secret_is_hidden(log: io.StringIO) -> None:
    """What does not look like a token is hidden because it was named."""
    logging.warning("secret is %s.", SECRET)
    assert "secret is ***." in log.getvalue()


def test_an_event_is_one_line(log: io.StringIO) -> None:
    """A traceback or a line break somebody typed does not make a second line."""
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        logging.exception("said: %s", "a\r\nb")
    assert log.getvalue().count("\n") == 1


def test_libraries_that_log_addresses_are_kept_quiet(log: io.StringIO) -> None:
    """httpx and its like are heard from WARNING on, whatever our own level."""
    for name in ("httpx", "httpcore", "apscheduler"):
        logging.getLogger(name).info("HTTP Request")
        logging.getLogger(f"{name}.deeper").info("HTTP Request")
    assert log.getvalue() == ""


def test_an_uncaught_error_is_logged_without_the_token(log: io.StringIO) -> None:
    """What ends the program is one redacted line, not Python's own traceback."""
    error = ValueError(f"The token `{TOKEN}` was rejected")
    sys.excepthook(ValueError, error, None)
    assert "The token `***` was rejected" in log.getvalue()


def test_setting_up_twice_writes_once(log: io.StringIO) -> None:
    """A second set-up replaces the first."""
    set_up_logging(logging.INFO, (), log)
    logging.info("once")
    assert log.getvalue().count("once") == 1


def test_as_json_a_line_is_one_object_without_secrets(log: io.StringIO) -> None:
    """UTC, where it was said, the error whole; a secret is hidden there as well, also in quotes and tracebacks."""
    set_up_logging("INFO", ['se"cret'], log, as_json=True)
    try:
        raise RuntimeError(f"no route to /bot{TOKEN}\nsecond line")
    except RuntimeError:
        logging.exception('refused: "%s"\r\n走访', 'se"cret')
    (line,) = log.getvalue().splitlines()
    told = json.loads(line)
    assert set(told) == {"time", "level", "logger", "place", "text", "error"}
    assert told["time"].endswith("+00:00") and told["place"].startswith("test_log_output.py:")
    assert (told["level"], told["text"]) == ("error", 'refused: "***"\r\n走访')
    assert "/bot***" in told["error"] and "Qw3rTy" not in line


def test_what_people_wrote_is_in_no_log_at_any_level(log: io.StringIO) -> None:
    """PTB writes whole updates when asked for everything: it is not."""
    logging.getLogger("telegram.ext.Application").debug("Processing update %s", "李建国：走访3户")
    assert log.getvalue() == ""
