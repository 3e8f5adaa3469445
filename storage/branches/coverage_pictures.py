"""Pictures of 走访情况 that are still to be drawn, and for whom."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import render_queue, rows
from union.core.groups import Group

SUBJECT = "coverage_picture"  # of the draft that stands for a picture wanted


@dataclass(frozen=True, slots=True)
class WantedCoverage:
    """One to be drawn and sent to a chat."""

    group_id: int
    chat_id: int
    topic: int | None
    tries: int = 0
    id: int = 0
    since: str = ""


def want(db: Database, group: Group, wanted: WantedCoverage, now: datetime) -> None:
    """Note a picture to be drawn; one wish a chat."""
    same = rows.one(
        db,
        "select 1 from drafts where group_id = ? and subject = ? and chat_id = ?",
        [group.id, SUBJECT, wanted.chat_id],
    )
    if same is None:
        render_queue.add(db, group, wanted.chat_id, SUBJECT, _data(wanted), now)


def wanted_pictures(db: Database) -> list[WantedCoverage]:
    """The pictures to be drawn for any group, oldest wish first."""
    return [_wanted(row) for row in render_queue.every(db, SUBJECT)]


def is_wanted(db: Database, group: Group, wanted: WantedCoverage) -> bool:
    """Whether the wish still stands."""
    return render_queue.stands(db, group, wanted.id, wanted.since)


def tried(db: Database, group: Group, wanted: WantedCoverage) -> WantedCoverage:
    """The picture could not be drawn; counts how often."""
    again = replace(wanted, tries=wanted.tries + 1)
    render_queue.rewrite(db, group, wanted.id, _data(again))
    return again


def end(db: Database, group: Group, wanted: WantedCoverage) -> None:
    """The picture is drawn, or given up."""
    render_queue.end(db, group, wanted.id)


def _data(wanted: WantedCoverage) -> str:
    return json.dumps(asdict(wanted))


def _wanted(row: Mapping[str, Any]) -> WantedCoverage:
    return WantedCoverage(**{**json.loads(row["data"]), "id": row["id"], "since": row["created_at"]})
