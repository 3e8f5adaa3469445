"""What became of something queued: whether Telegram took it, and why not, where one can help it."""

from dataclasses import dataclass

from sqlite_utils import Database

from storage.core import rows

# The error of a row that Telegram refused.
GONE = "MessageGone"  # somebody deleted the message it would change or pin
NO_RIGHTS = "NoRights"  # the chat does not let the bot do this
KEPT = "NotDeletable"  # Telegram deletes no message of somebody else for one who may not, and none that is too old


@dataclass(frozen=True, slots=True)
class Fate:
    """A row of the outbox as it stands; `error` is empty unless something was in the way; `about` is its mark."""

    chat_id: int
    state: str
    error: str
    about: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether it will never be done."""
        return self.state == "dead"


def of_row(db: Database, row_id: int) -> Fate | None:
    """What became of one row; None when it is no more."""
    row = rows.one(db, "select chat_id, state, error, about from outbox where id = ?", row_id)
    return None if row is None else Fate(row["chat_id"], row["state"], row["error"] or "", row["about"] or "")
