"""Pictures of months: which are still to be drawn and for whom, and which are kept pinned in a group."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlite_utils import Database

from storage.core import rows
from storage.core.render_queue import Wishes
from union.core.groups import Group


class Purpose(StrEnum):
    """What a picture is drawn for."""

    ASKED = "asked"
    REPORT = "report"  # the coming month's, behind the month's report
    PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture of the month that begins on `first`, to be drawn and sent to a chat."""

    group_id: int
    chat_id: int
    topic: int | None
    first: date
    purpose: Purpose = Purpose.ASKED
    tries: int = 0
    id: int = 0
    since: str = ""


@dataclass(frozen=True, slots=True)
class PinnedPicture:
    """A picture kept up: the outbox rows of its message, pinning and last edit; what it was drawn from, and when.

    `stamp` tells whether anything may have changed, `fingerprint` whether what it shows has. `down`: kept up no more.
    """

    first: date
    post_id: int | None
    drawn_at: datetime
    pin_id: int | None = None
    edit_id: int | None = None
    stamp: str = ""
    fingerprint: str = ""
    down: bool = False


# One wish a chat, month and purpose.
WISHES = Wishes("month_picture", WantedPicture, ("first", "purpose"))


def pinned(db: Database, group: Group, first: date) -> PinnedPicture | None:
    """The picture of the month that begins then, None when none was ever put up."""
    sql = "select * from month_pictures where group_id = ? and first = ?"
    return rows.first(rows.reader(PinnedPicture), db, sql, [group.id, first.isoformat()])


def up(db: Database, group: Group) -> list[PinnedPicture]:
    """Those that are kept up, oldest first."""
    sql = "select * from month_pictures where group_id = ? and down = 0 order by first"
    return rows.each(rows.reader(PinnedPicture), db, sql, [group.id])


def keep(db: Database, group: Group, picture: PinnedPicture) -> None:
    """Write it down as it is now."""
    rows.put(db, "month_pictures", {"group_id": group.id, **rows.plain(picture)})
