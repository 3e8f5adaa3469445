"""Groups, their settings, the ids their chat has had, and what there is at all in one, asked in one question: most have little of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import holiday_notices, rows
from union.core.almanac.days_off import MAINLAND, Notice, of_place
from union.core.groups import Group, Settings
from union.core.period import CALENDAR, Months
from union.worklog.entries import LogEntry

# Few groups have notices of their own; theirs are asked for apart.
HAS_NOTICE = (
    "exists (select 1 from holidays where group_id = groups.id and withdrawn_at is null) as has_notice"
)
# With its settings and locked months, in one question: each message begins with it.
WHOLE = f"""select groups.*, {HAS_NOTICE},
            (select json_group_array(json_array(name, value)) from settings where group_id = groups.id) as own,
            (select json_group_array(json_array(period, first, until)) from digests
             where group_id = groups.id and until is not null) as ends from groups"""  # noqa: S608
FIELDS = frozenset(each.name for each in fields(Settings))


def of_chat(db: Database, chat_id: int, defaults: Settings) -> Group | None:
    """The group of a chat, also by an id the chat had before it became a supergroup."""
    sql = f"""{WHOLE} where chat_id = ?
             or id = (select group_id from chat_aliases where chat_id = ?)"""  # noqa: S608
    row = rows.row_or_none(db, sql, [chat_id, chat_id])
    return None if row is None else _group(db, row, defaults)


def get(db: Database, group_id: int, defaults: Settings) -> Group | None:
    row = rows.row_or_none(db, f"{WHOLE} where id = ?", [group_id])
    return None if row is None else _group(db, row, defaults)


def active_ids(db: Database) -> list[int]:
    """Every group the bot is in, by our numbers: for the round, which reads a group only when it comes to it."""
    return rows.column(db, "select id from groups where active = 1 order by id")


def lately_heard(db: Database, most: int) -> list[int]:
    """At most so many of them, the one that wrote last first."""
    sql = "select id from groups where active = 1 order by last_message_at desc, id desc limit ?"
    return rows.column(db, sql, [most])


def active(db: Database, defaults: Settings) -> list[Group]:
    """Every group the bot is in, read by one question for all together: there may be thousands."""
    return [_group(db, row, defaults) for row in rows.all_rows(db, f"{WHOLE} where active = 1")]


def active_with(db: Database, defaults: Settings, switch: str) -> list[Group]:
    """Those of them that have a switch on, found without a look at all the others."""
    if getattr(defaults, switch):
        return [group for group in active(db, defaults) if getattr(group.settings, switch)]
    on = "select group_id from settings where name = ? and value = 'True'"
    found = rows.all_rows(db, f"{WHOLE} where active = 1 and id in ({on})", [switch])
    return [_group(db, row, defaults) for row in found]


def first_joined(db: Database) -> datetime | None:
    """When the bot came into its first group, None while it is in none: for the operator's backups."""
    return rows.moment(db, "select min(joined_at) as at from groups")


def inactive_groups(db: Database, defaults: Settings) -> list[Group]:
    """Every group the bot is in no more: what is kept only for a while is forgotten there too."""
    return [_group(db, row, defaults) for row in rows.all_rows(db, f"{WHOLE} where active = 0")]


def listed(db: Database) -> list[dict[str, Any]]:
    """Number, title, chat and last message of each group, for the operator."""
    return rows.all_rows(db, "select id, title, chat_id, last_message_at, active from groups order by id")


def create(db: Database, chat_id: int, title: str, now: datetime, *, forum: bool = False) -> int:
    """A new group; returns its number, which no erased one had: buttons of that one may still be pressed."""
    sql = """select 1 + max(coalesce((select max(id) from groups), 0),
             coalesce((select max(of_group) from erasures), 0)) as id"""
    new = {"chat_id": chat_id, "title": title, "forum": forum, "joined_at": now}
    return rows.add(db, "groups", rows.required_row(db, sql) | new)


def rename(db: Database, group: Group, title: str, *, forum: bool) -> None:
    db.execute("update groups set title = ?, forum = ? where id = ?", [title, forum, group.id])


def set_active(db: Database, group: Group, active: bool) -> None:
    db.execute("update groups set active = ?1, menu = iif(?1, menu, null) where id = ?2", [active, group.id])


def set_last_message_time(db: Database, group: Group, now: datetime) -> None:
    """Remember when the group last wrote something the bot acted on."""
    db.execute("update groups set last_message_at = ? where id = ?", [now, group.id])


def chat_ids(db: Database, group: Group) -> set[int]:
    """Every id the group's chat has or had."""
    sql = "select chat_id from chat_aliases where group_id = ?"
    return {group.chat_id, *rows.column(db, sql, [group.id])}


def refused(db: Database, chat_id: int) -> None:
    """The chat forbade a message of ours: we are not in it any more."""
    db.execute("update groups set active = 0, menu = null where chat_id = ?", [chat_id])


def greeting_key(group_id: int) -> str:
    """The outbox key of the group's greeting: it is sent once."""
    return f"greeting/{group_id}"


def take_number(db: Database, group: Group, heard: datetime | None = None) -> int:
    """The group's next running number (#12); `heard`: when it is taken for what the group wrote."""
    sql = """update groups set next_number = next_number + 1, last_message_at = coalesce(?, last_message_at)
             where id = ? returning next_number"""
    return int(rows.required_row(db, sql, [heard, group.id])["next_number"]) - 1


def newest_number(db: Database, group: Group) -> int:
    return (rows.number(db, "select next_number from groups where id = ?", [group.id]) or 1) - 1


def joined_since(db: Database, group: Group, moment: datetime) -> bool:
    return rows.has_rows(db, "select 1 from groups where id = ? and joined_at >= ?", [group.id, moment])


def change_setting(db: Database, group: Group, name: str, value: object) -> None:
    """Keep one setting of a group; `name` is a field of `Settings`."""
    text = value.strftime("%H:%M") if isinstance(value, time) else str(value)
    db.execute("insert or replace into settings values (?, ?, ?)", [group.id, name, text])


def _group(db: Database, row: Mapping[str, Any], defaults: Settings) -> Group:
    values: dict[str, Any] = {
        name: _value(text, getattr(defaults, name)) for name, text in json.loads(row["own"]) if name in FIELDS
    }
    settings = replace(defaults, **values) if values else defaults
    notice, months = _notice(db, row, settings.region), _months(json.loads(row["ends"]), settings)
    return rows.value(Group, row, settings=settings, notice=notice, months=months)


def _months(found: Iterable[list[str]], settings: Settings) -> Months:
    """The group's months: by its setting, but for those whose report is locked and what adjoins them.

    `found`: of each of these its first day, and the day after its last.
    """
    ends: dict[str, date] = {}
    for period, first, until in sorted(map(tuple, found)):  # the oldest first
        month = CALENDAR.of_key(period)
        if month is not None:
            ends.setdefault(CALENDAR.before(month).key, date.fromisoformat(first))
            ends[month.key] = date.fromisoformat(until)
    return Months(settings.month_end, ends)


def _notice(db: Database, row: Mapping[str, Any], region: str) -> Notice | None:
    """The notices a group of the mainland has adopted, or another place's calendar."""
    if region != MAINLAND:
        return of_place(region)
    return holiday_notices.calendar(db, row["id"]) if row["has_notice"] else None


def _value(text: str, default: object) -> object:
    if isinstance(default, str):
        return text
    if text == "None":
        return None
    if isinstance(default, bool):
        return text == "True"
    if isinstance(default, time):
        return time.fromisoformat(text)
    return int(text)


class Traits(NamedTuple):
    """Whether a group has branches, lessons, a plan whose text is still coming, a report that is final, open questions."""

    branches: bool
    lessons: bool
    gathering: bool
    locked: bool
    questions: bool


class Around(NamedTuple):
    """Whether an entry may be one with another, tells of helped families, or may tell of a visit that was accepted or proposed."""

    twins: bool
    families: bool
    visits: bool


def traits(db: Database, group: Group) -> Traits:
    sql = """select exists (select 1 from branches where group_id = ?1) as branches,
             exists (select 1 from lessons where group_id = ?1) as lessons,
             exists (select 1 from plans where group_id = ?1 and state = 'gathering') as gathering,
             exists (select 1 from digests where group_id = ?1 and locked_at is not null) as locked,
             exists (select 1 from drafts where group_id = ?1) as questions"""
    return rows.value(Traits, rows.required_row(db, sql, [group.id]))


def log_relations(db: Database, group: Group, entry: LogEntry) -> Around:
    # The sign + keeps SQLite from looking through all of the group's pairs.
    sql = """select exists (select 1 from twins where +group_id = ?1 and (log_id = ?2 or other_id = ?2)) as twins,
             exists (select 1 from helped_visits where +group_id = ?1 and log_id = ?2) as families,
             exists (select 1 from cares where group_id = ?1 and state in ('accepted', 'offered')) as visits"""
    return rows.value(Around, rows.required_row(db, sql, [group.id, entry.id]))
