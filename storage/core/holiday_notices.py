"""The official holiday notices a group has taken over: kept as read, withdrawn but never changed."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.almanac.days_off import Notice
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.festivals.notice_values import Arrangement, HolidayNotice
from union.festivals.notice_values import calendar as calendar_of


@dataclass(frozen=True, slots=True)
class Adopted:
    """One notice of a group; `withdrawn`: it was taken back and does not count."""

    id: int
    notice: HolidayNotice
    withdrawn: bool


def adopt(db: Database, group: Group, notice: HolidayNotice, person: Person | None, now: datetime) -> int:
    """From now on this notice counts; one of the whole year takes the place of those before it."""
    row = {"group_id": group.id, "parts": json.dumps(notice_json(notice), ensure_ascii=False)}
    row |= {**rows.fields_as_row(notice, "year", "whole"), "person_id": person, "adopted_at": now}
    return rows.add(db, "holidays", row)


def withdraw(db: Database, group: Group, notice_id: int, now: datetime | None) -> None:
    """The notice does not count any more; one it took the place of does again. None: it counts after all."""
    rows.change(db, "holidays", group.id, notice_id, withdrawn_at=now)


def get(db: Database, group: Group, notice_id: int) -> Adopted | None:
    row = rows.row_or_none(db, "select * from holidays where group_id = ? and id = ?", [group.id, notice_id])
    return None if row is None else Adopted(row["id"], _notice(row), row["withdrawn_at"] is not None)


def of_year(db: Database, group: Group, year: int) -> list[HolidayNotice]:
    """What counts for a year: the last whole notice, then the later ones about some festivals."""
    return [_notice(row) for row in _counting_rows(db, group.id) if row["year"] == year]


def calendar(db: Database, group_id: int) -> Notice | None:
    """All a group has taken over as one, for its calendar; None for nothing."""
    return _calendar(tuple((row["year"], row["parts"]) for row in _counting_rows(db, group_id)))


def notice_json(notice: HolidayNotice) -> list[list[list[str]]]:
    """The arrangements of a notice as plain JSON: festivals, days off, days worked."""
    days = ([[*map(date.isoformat, each)] for each in (part.off, part.work)] for part in notice.parts)
    return [[list(part.festivals), *each] for part, each in zip(notice.parts, days, strict=True)]


def notice_from_json(year: int, parts: Iterable[Iterable[Iterable[str]]]) -> HolidayNotice:
    made = (Arrangement(tuple(names), _days(off), _days(work)) for names, off, work in parts)
    return HolidayNotice(year, tuple(made))


@lru_cache(maxsize=256)  # a group is read at every turn and round
def _calendar(counting: tuple[tuple[int, str], ...]) -> Notice | None:
    return calendar_of([notice_from_json(year, json.loads(parts)) for year, parts in counting])


def _counting_rows(db: Database, group_id: int) -> list[dict[str, Any]]:
    sql = """select year, parts from holidays as one where group_id = ? and withdrawn_at is null and not exists
             (select 1 from holidays where group_id = one.group_id and year = one.year and whole = 1
              and withdrawn_at is null and id > one.id) order by year, id"""
    return rows.all_rows(db, sql, [group_id])


def _notice(row: Mapping[str, Any]) -> HolidayNotice:
    return notice_from_json(row["year"], json.loads(row["parts"]))


def _days(texts: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)
