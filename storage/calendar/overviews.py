"""Which overviews of a week or a month a group has been given, the messages they stand in, and the pictures of months that are still to be drawn."""

from datetime import date, datetime
from enum import StrEnum

from sqlite_utils import Database

from storage.core import rows
from storage.core.drafts import KeptWish, Wishes
from union.core.groups import Group
from union.core.period import A_DAY
from union.core.records import dataclass, replace

# What is told; pictures of months have a table of their own.
WEEK, MONTH, PICTURE = "week", "month", "picture"
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
    `drawn_at` is a picture's.
    """

    subject: str
    first: date
    post_id: int | None = None
    pin_id: int | None = None
    edit_id: int | None = None
    stamp: str = ""
    fingerprint: str = ""
    down: bool = False
    drawn_at: datetime | None = None


def overview_starting(db: Database, group: Group, subject: str, first: date) -> Overview | None:
    """The overview of the days that begin then."""
    return next(iter(_overviews_where(db, group, subject, "first = ?3", first)), None)


def active_overviews(db: Database, group: Group, subject: str) -> list[Overview]:
    """Those that are kept up, oldest first."""
    return _overviews_where(db, group, subject, "down = 0 order by first")


def _overviews_where(db: Database, group: Group, subject: str, which: str, *values: object) -> list[Overview]:
    if subject == PICTURE:
        sql = "select *, ?2 as subject from month_pictures where group_id = ?1"
    else:
        sql = "select *, null as drawn_at from overviews where group_id = ?1 and subject = ?2"
    return rows.read_all(rows.reader(Overview), db, f"{sql} and {which}", [group.id, subject, *values])


def keep(db: Database, group: Group, overview: Overview) -> Overview:
    """Write it down as it is now."""
    row, is_picture = rows.fields_as_row(overview), overview.subject == PICTURE
    del row["subject" if is_picture else "drawn_at"]
    rows.replace_row(db, "month_pictures" if is_picture else "overviews", {"group_id": group.id, **row})
    return overview


def take_down(db: Database, group: Group, overview: Overview) -> None:
    """It is not kept up any more; its message stays, and is written anew should it ever be taken up again."""
    keep(db, group, replace(overview, pin_id=None, stamp="", fingerprint="", down=True))


def trace(db: Database, group: Group, first: date, end: date) -> str:
    """All the words and days an overview is made from; far cheaper than the overview itself."""
    # A day of slack: a day and a UTC moment do not sort together to the hour.
    days = {"first": first - A_DAY, "end": end + A_DAY}
    return "/".join(map(str, rows.required_row(db, STAMP, {"group": group.id, **days}).values()))


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


# One wish a chat, month and purpose.
WISHES = Wishes("month_picture", WantedPicture, ("first", "purpose"))
