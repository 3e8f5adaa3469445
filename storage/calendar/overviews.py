"""Which overviews of a week or a month a group has been given, the messages they stand in, and the pictures of months that are still to be drawn."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlite_utils import Database

from storage.core import rows
from storage.core.drafts import KeptWish, Wishes
from union.core.groups import Group

WEEK, MONTH = "week", "month"
# Everything the calendar of some days and the work still open is made from. Only a trace of it is kept.
STAMP = """select group_concat(id || title || kind || start || coalesce(end, '') || grain || deadline || status ||
             coalesce(place, '') || coalesce(rrule, '') || coalesce(shift, ''), ';') as events,
             (select group_concat(event_id || original || coalesce(start, '') || coalesce(end, '') || status, ';')
              from overrides where group_id = :group) as overrides,
             (select count(*) || ',' || count(withdrawn_at) from holidays where group_id = :group) as holidays
           from events where group_id = :group and start < :end and (status = 'open' or rrule is not null
             or coalesce(end, start) >= :first or grain in ('month', 'quarter', 'half', 'year'))"""


@dataclass(frozen=True, slots=True)
class Overview:
    """One overview: the outbox rows of its message, of its pinning and of its last edit; what it was made from.

    `stamp` tells whether anything may have changed, `fingerprint` whether what is shown has. `down`: kept up no more.
    """

    subject: str
    first: date
    post_id: int | None = None
    pin_id: int | None = None
    edit_id: int | None = None
    stamp: str = ""
    fingerprint: str = ""
    down: bool = False


def of(db: Database, group: Group, subject: str, first: date) -> Overview | None:
    """The overview of the days that begin then."""
    sql = "select * from overviews where group_id = ? and subject = ? and first = ?"
    return rows.first(rows.reader(Overview), db, sql, [group.id, subject, first.isoformat()])


def up(db: Database, group: Group, subject: str) -> list[Overview]:
    """Those that are kept up, oldest first."""
    sql = "select * from overviews where group_id = ? and subject = ? and down = 0 order by first"
    return rows.each(rows.reader(Overview), db, sql, [group.id, subject])


def keep(db: Database, group: Group, overview: Overview) -> Overview:
    """Write it down as it is now."""
    rows.put(db, "overviews", {"group_id": group.id, **rows.plain(overview)})
    return overview


def take_down(db: Database, group: Group, overview: Overview) -> None:
    """It is not kept up any more; its message stays, and is written anew should it ever be taken up again."""
    keep(db, group, replace(overview, pin_id=None, stamp="", fingerprint="", down=True))


def trace(db: Database, group: Group, first: date, end: date) -> str:
    """All the words and days an overview is made from; far cheaper than the overview itself."""
    # A day of slack: a day and a UTC moment do not sort together to the hour.
    days = {"first": (first - timedelta(days=1)).isoformat(), "end": (end + timedelta(days=1)).isoformat()}
    found = rows.every(db, STAMP, {"group": group.id, **days})
    return "/".join(str(part) for row in found for part in row.values())


class Purpose(StrEnum):
    """What a picture is drawn for."""

    ASKED = "asked"
    REPORT = "report"  # the coming month's, behind the month's report
    PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class WantedPicture(KeptWish):
    """A picture of the month that begins on `first`, to be drawn and sent to a chat."""

    first: date
    purpose: Purpose = Purpose.ASKED


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


def picture_up(db: Database, group: Group) -> list[PinnedPicture]:
    """Those that are kept up, oldest first."""
    sql = "select * from month_pictures where group_id = ? and down = 0 order by first"
    return rows.each(rows.reader(PinnedPicture), db, sql, [group.id])


def keep_picture(db: Database, group: Group, picture: PinnedPicture) -> None:
    """Write it down as it is now."""
    rows.put(db, "month_pictures", {"group_id": group.id, **rows.plain(picture)})
