"""Which report has been posted, whether it is locked, and which documents are still to be made."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.core.drafts import KeptWish, Wishes
from union.core.groups import Group
from union.core.records import dataclass
from union.reports.document import FileForm

DRAFT, RETURNED = "draft", "returned"  # states of a report that waits for its signature
STAMP = """select
    (select count(*) || ',' || total(version) || ',' || count(undone_at) || ',' || total(event_id)
     from logs where group_id = :group) as logs,
    (select count(*) || ',' || total(length(title)) || ',' || total(status = 'open') || ',' ||
     total(deadline) || ',' || total(strftime('%s', start)) || ',' || total(strftime('%s', end)) || ',' ||
     coalesce(max(closed_at), '') from events where group_id = :group) as events,
    (select count(*) || ',' || total(strftime('%s', start)) || ',' || total(status = 'open')
     from overrides where group_id = :group) as overrides,
    (select total(by_hand and role in ('officer', 'leader')) || ',' || count(left_at)
     from memberships where group_id = :group) as roster,
    (select count(*) || ',' || total(expected) || ',' || total(present)
     from headcounts where group_id = :group) as headcounts,
    (select count(*) from twins where group_id = :group and state = 'open') as twins,
    (select count(*) from sign_ins where group_id = :group) as sign_ins,
    (select count(*) || ',' || coalesce(max(at), '') from results where group_id = :group) as results,
    (select coalesce(max(id), 0) from care_days where group_id = :group) || ',' ||
     (select total(state = 'accepted') from cares where group_id = :group) as visits,
    (select count(*) || ',' || coalesce(max(came_at), '') from branch_figures where group_id = :group) || ',' ||
     (select count(*) from rollup_links where above_id = :group) as branches_below,
    (select count(*) from requests where group_id = :group) || ',' ||
     (select count(*) from request_steps where group_id = :group) as requests,
    (select count(*) || ',' || count(retired_at) || ',' || coalesce(replace(group_concat(name), ' ', ''), '')
     from branches where group_id = :group) as branches,
    (select total(log_id * branch_id) from branches join log_branches on branch_id = branches.id
     where branches.group_id = :group) as log_branches,
    (select coalesce(max(id), 0) from budgets where group_id = :group) as budgets"""


@dataclass(frozen=True, slots=True)
class Posted:
    """A report of a month: the outbox row of its post, what that was made from, since when it is locked.

    `state`: draft and returned are not posted yet (审签), `shown` counts the drafts; `remarks` is its 说明.
    """

    period: str
    post_id: int | None
    fingerprint: str
    locked_at: datetime | None
    state: str = "posted"
    remarks: str = ""
    shown: int = 0

    @property
    def locked(self) -> bool:
        """Whether it stands as it is (定稿)."""
        return self.locked_at is not None

    @property
    def waits(self) -> bool:
        """Whether it is with the 负责人, or went back from them."""
        return self.state in (DRAFT, RETURNED)

    @property
    def stamp(self) -> str:
        """What it was made from, in short (`stamp` below and the day)."""
        return self.fingerprint.partition(" ")[0]

    @property
    def told(self) -> str:
        """What it tells, in short."""
        return self.fingerprint.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Wanted(KeptWish):
    """A document to be made and sent to a chat; `scheduled` is one of a month's post, unasked for."""

    period: str
    scheduled: bool = False
    form: FileForm = FileForm.DOCX


def of_period(db: Database, group: Group, period: str) -> Posted | None:
    """The report of one period, None when it was never posted nor locked."""
    sql = "select * from digests where group_id = ? and period = ?"
    return rows.read_first(rows.reader(Posted), db, sql, [group.id, period])


def waiting(db: Database, group: Group) -> list[str]:
    """The periods whose report waits for its signature, the oldest first."""
    sql = "select period from digests where group_id = ? and state in (?, ?) order by period"
    return rows.column(db, sql, [group.id, DRAFT, RETURNED])


def latest_locked(db: Database, group: Group) -> str | None:
    """The newest month that is locked."""
    sql = "select max(period) as period from digests where group_id = ? and state = 'locked'"
    return rows.text(db, sql, [group.id])


def first_record_time(db: Database, group: Group) -> datetime | None:
    """When the group's first item or entry was kept, None while there is none."""
    sql = """select min(at) as at from (
               select min(created_at) as at from (select created_at from logs where group_id = ?
                                                  order by number limit 1)
               union all select min(created_at) from (select created_at from events where group_id = ?
                                                      order by number limit 1))"""
    return rows.moment(db, sql, [group.id, group.id])


def stamp(db: Database, group: Group) -> str:
    """Changes whenever something changes that a report is made from; far cheaper than making the report."""
    found = rows.all_rows(db, STAMP, {"group": group.id})
    return "/".join(str(part) for row in found for part in row.values())


def post(
    db: Database, group: Group, period: str, post_id: int | None, fingerprint: str, now: datetime
) -> None:
    """The report has been posted, or its post has been brought up to date."""
    sql = """insert into digests (group_id, period, state, post_id, fingerprint, posted_at)
             values (?, ?, 'posted', ?, ?, ?) on conflict (group_id, period) do update
             set post_id = excluded.post_id, fingerprint = excluded.fingerprint,
             state = case state when 'locked' then state else 'posted' end"""
    db.execute(sql, [group.id, period, post_id, fingerprint, rows.to_text(now)])


def draft(
    db: Database, group: Group, period: str, fingerprint: str, shown: int, state: str, now: datetime
) -> None:
    """The report is with the 负责人 for the `shown`th time, or went back from them."""
    sql = """insert into digests (group_id, period, state, fingerprint, shown, posted_at)
             values (?, ?, ?, ?, ?, ?) on conflict (group_id, period) do update
             set state = excluded.state, fingerprint = excluded.fingerprint, shown = excluded.shown
             where state in ('draft', 'returned')"""
    db.execute(sql, [group.id, period, state, fingerprint, shown, rows.to_text(now)])


def give_back(db: Database, group: Group, period: str) -> None:
    """The 负责人 sent the draft back (退回修改)."""
    sql = "update digests set state = 'returned' where group_id = ? and period = ? and state = 'draft'"
    db.execute(sql, [group.id, period])


def set_remarks(db: Database, group: Group, period: str, remarks: str) -> None:
    """The 说明 under a report that is not locked yet."""
    sql = "update digests set remarks = ? where group_id = ? and period = ? and locked_at is null"
    db.execute(sql, [remarks, group.id, period])


def lock(db: Database, group: Group, period: str, now: datetime) -> None:
    """From now on the month's report stands as it is (定稿), posted or not, and so do its days."""
    month = group.months.of_key(period)
    days = (month.first.isoformat(), month.end.isoformat()) if month else (None, None)
    sql = """insert into digests (group_id, period, state, fingerprint, posted_at, locked_at, first, until)
             values (?, ?, 'locked', '', ?, ?, ?, ?) on conflict (group_id, period) do update
             set state = 'locked', locked_at = excluded.locked_at, first = excluded.first, until = excluded.until"""
    db.execute(sql, [group.id, period, rows.to_text(now), rows.to_text(now), *days])


def is_locked(db: Database, group: Group, period: str) -> bool:
    """Whether logs of this period are 补报 now."""
    found = of_period(db, group, period)
    return found is not None and found.locked


# One wish a chat, period and form.
WISHES = Wishes("document", Wanted, ("period", "form"))


def want_document(db: Database, group: Group, wanted: Wanted, now: datetime) -> None:
    """Note a document to be made; the scheduled one comes before one by button."""
    WISHES.add(db, group, wanted, now, instead=wanted.scheduled)
