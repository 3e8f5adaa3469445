"""Reports as they were locked, and every 更正稿 since, whole and for good."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage import rows
from union.digest import Digest
from union.digest_kept import kept, restored
from union.groups import Group


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that stands: `version` 0 as locked, 1 the first 更正稿."""

    version: int
    report: Digest


def latest(db: Database, group: Group, period: str) -> Kept | None:
    """The report of a period as it stands now, None before its lock."""
    row = rows.one(
        db,
        "select version, report from kept_reports where group_id = ? and period = ? order by version desc limit 1",
        group.id,
        period,
    )
    return None if row is None else Kept(row["version"], restored(row["report"]))


def of_version(db: Database, group: Group, period: str, version: int) -> Digest | None:
    """An older one: 0 as it was locked."""
    row = rows.one(
        db,
        "select report from kept_reports where group_id = ? and period = ? and version = ?",
        group.id,
        period,
        version,
    )
    return None if row is None else restored(row["report"])


def keep(db: Database, group: Group, report: Digest, now: datetime) -> int:
    """Keep a report as its period's next version; those before stay. Returns the version."""
    row = rows.one(
        db,
        """insert into kept_reports (group_id, period, version, report, kept_at)
           values (?1, ?2, (select coalesce(max(version) + 1, 0) from kept_reports
                            where group_id = ?1 and period = ?2), ?3, ?4) returning version""",
        group.id,
        report.period.key,
        kept(report),
        rows.to_text(now),
    )
    return int(row["version"]) if row else 0
