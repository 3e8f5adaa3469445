"""What a failed send means: done, later, elsewhere, never; and whether Telegram may have had it."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.api_calls import LONGEST_WAIT, Ruling, Verdict, ruling
from bot.telegram.http_request import NeverLeft
from storage.core.outbox.sent_messages import GONE, KEPT, NO_RIGHTS

VERDICTS = [
    (BadRequest("Message is not modified: specified new …"), Verdict.DONE),
    (BadRequest("CHAT_NOT_MODIFIED"), Verdict.DONE),
    (BadRequest("Message thread not found"), Verdict.NO_TOPIC),
    (BadRequest("TOPIC_CLOSED"), Verdict.NO_TOPIC),
    (BadRequest("TOPIC_DELETED"), Verdict.NO_TOPIC),
    (BadRequest("Message is too long"), Verdict.DEAD),
    (BadRequest("Message to edit not found"), Verdict.DEAD),
    (BadRequest("Chat not found"), Verdict.DEAD),
    (BadRequest("not enough rights to send text messages to the chat"), Verdict.DEAD),
    (Forbidden("bot was blocked by the user"), Verdict.DEAD),
    (Forbidden("bot was kicked from the supergroup chat"), Verdict.DEAD),
    (ChatMigrated(-1001), Verdict.MOVED),
    (TimedOut(), Verdict.RETRY),
    (TimeoutError(), Verdict.RETRY),
    (NetworkError("Bad Gateway"), Verdict.RETRY),
    (NetworkError("Internal Server Error (500)"), Verdict.RETRY),
    (NetworkError("Request Entity Too Large (413)"), Verdict.DEAD),
    (InvalidToken(), Verdict.RETRY),
    (Conflict("x"), Verdict.RETRY),
    (KeyError("x"), Verdict.RETRY),
]


@pytest.mark.parametrize(("error", "verdict"), VERDICTS, ids=lambda value: str(value)[:40])
def test_each_failure_has_its_verdict(error: Exception, verdict: Verdict) -> None:
    """Telegram's refusals are final, its troubles pass."""
    assert ruling(error, 1).verdict is verdict


CAUSES = [
    ("Message to edit not found", GONE),
    ("Message to pin not found", GONE),
    ("MESSAGE_ID_INVALID", GONE),
    ("Message to be replied not found", GONE),
    ("not enough rights to manage pinned messages in the chat", NO_RIGHTS),
    ("CHAT_ADMIN_REQUIRED", NO_RIGHTS),
    ("message can't be deleted", KEPT),
    ("message can't be deleted for everyone", KEPT),
    ("MESSAGE_DELETE_FORBIDDEN", KEPT),
    ("message to delete not found", GONE),
    ("Chat not found", ""),
    ("Message is too long", ""),
]


@pytest.mark.parametrize(("message", "cause"), CAUSES)
def test_a_refusal_that_can_be_helped_is_remembered(message: str, cause: str) -> None:
    """A message somebody deleted can be made anew, a right can be given."""
    assert ruling(BadRequest(message), 1).cause == cause


DOUBTS = [
    (TimedOut(), True),
    (TimeoutError(), True),
    (NetworkError("Bad Gateway"), True),
    (KeyError("x"), True),
    (NeverLeft("ClientConnectorError"), False),
    (InvalidToken(), False),
]


@pytest.mark.parametrize(("error", "doubtful"), DOUBTS, ids=lambda value: str(value)[:40])
def test_only_what_left_the_house_is_doubtful(error: Exception, doubtful: bool) -> None:
    """A connection that was never made carried nothing, and a refusal is an answer."""
    assert ruling(error, 1).doubtful is doubtful


def test_waits_grow_to_an_end() -> None:
    """1, 2, 4 … seconds, five minutes at most, however long the network is away."""
    waits = [ruling(TimedOut(), tries).wait.total_seconds() for tries in (1, 2, 3, 4, 9, 10, 5000)]
    assert waits == [1, 2, 4, 8, 256, LONGEST_WAIT, LONGEST_WAIT]


@pytest.mark.parametrize("as_timedelta", ["", "1"])
@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
def test_the_named_wait_is_taken_over(monkeypatch: pytest.MonkeyPatch, as_timedelta: str) -> None:
    """However PTB gives it; the whole chat waits, and nothing is in doubt, for Telegram has answered."""
    monkeypatch.setenv("PTB_TIMEDELTA", as_timedelta)
    assert ruling(RetryAfter(7), 1) == Ruling(Verdict.HOLD_CHAT, timedelta(seconds=7))


def test_the_new_address_is_taken_over() -> None:
    """Where the group lives now."""
    assert ruling(ChatMigrated(-1001), 1).moved_to == -1001


REACHED = [
    (KeyError("result"), True),
    (TelegramError("Invalid server response"), True),
    (NetworkError("Bad Gateway"), True),
    (TimedOut(), True),
    (NeverLeft("x"), False),
    (InvalidToken(), False),
    (Conflict("x"), False),
]


@pytest.mark.parametrize(("error", "reached"), REACHED)
def test_what_reached_telegram_is_in_doubt_and_counted(error: Exception, reached: bool) -> None:
    """A garbled answer may have been a success; without a way there, or with a wrong token, nothing is counted."""
    found = ruling(error, 10_000)
    assert (found.verdict, found.reached, found.doubtful) == (Verdict.RETRY, reached, reached)


CLOSED = [
    (Forbidden("bot was blocked by the user"), True),
    (BadRequest("Chat not found"), True),
    (BadRequest("PEER_ID_INVALID"), True),
    (BadRequest("Message is too long"), False),
    (BadRequest("Message to edit not found"), False),
]


@pytest.mark.parametrize(("error", "closed"), CLOSED, ids=lambda value: str(value)[:40])
def test_a_closed_chat_is_told_from_a_bad_message(error: Exception, closed: bool) -> None:
    """Only a chat that takes nothing at all is not written to any more."""
    assert ruling(error, 1).closed is closed
