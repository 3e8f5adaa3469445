"""Pictures of months: which are still to be drawn and for whom, and which are kept pinned in a group."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from storage.core import render_queue, rows
from union.core.groups import Group

SUBJECT = "month_picture"  # of the draft that stands for a picture wanted


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


def want(db: Database, group: Group, wanted: WantedPicture, now: datetime) -> None:
    """Note a picture to be drawn; one wish a chat, month and purpose."""
    same = rows.one(
        db,
        """select 1 from drafts where group_id = ? and subject = ? and chat_id = ?
           and json_extract(data, '$.first') = ? and json_extract(data, '$.purpose') = ?""",
        [group.id, SUBJECT, wanted.chat_id, wanted.first.isoformat(), wanted.purpose],
    )
    if same is not None:
        return
    render_queue.add(db, group, wanted.chat_id, SUBJECT, _data(wanted), now)


def wanted_pictures(db: Database) -> list[WantedPicture]:
    """The pictures to be drawn for any group, oldest wish first: for the program, which draws one after another."""
    return [_wanted(row) for row in render_queue.every(db, SUBJECT)]


def is_wanted(db: Database, group: Group, wanted: WantedPicture) -> bool:
    """Whether the wish still stands; an id may be given again, the moment of the wish tells the two apart."""
    return render_queue.stands(db, group, wanted.id, wanted.since)


def tried(db: Database, group: Group, wanted: WantedPicture) -> WantedPicture:
    """The picture could not be drawn; counts how often."""
    again = replace(wanted, tries=wanted.tries + 1)
    render_queue.rewrite(db, group, wanted.id, _data(again))
    return again


def end(db: Database, group: Group, wanted: WantedPicture) -> None:
    """The picture is drawn, or given up."""
    render_queue.end(db, group, wanted.id)


def pinned(db: Database, group: Group, first: date) -> PinnedPicture | None:
    """The picture of the month that begins then, None when none was ever put up."""
    return rows.first(
        _pinned,
        db,
        "select * from month_pictures where group_id = ? and first = ?",
        [group.id, first.isoformat()],
    )


def up(db: Database, group: Group) -> list[PinnedPicture]:
    """Those that are kept up, oldest first."""
    return rows.each(
        _pinned, db, "select * from month_pictures where group_id = ? and down = 0 order by first", [group.id]
    )


def keep(db: Database, group: Group, picture: PinnedPicture) -> None:
    """Write it down as it is now."""
    db.execute(
        """insert or replace into month_pictures
           (group_id, first, post_id, pin_id, edit_id, stamp, fingerprint, drawn_at, down)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            group.id,
            picture.first.isoformat(),
            picture.post_id,
            picture.pin_id,
            picture.edit_id,
            picture.stamp,
            picture.fingerprint,
            rows.to_text(picture.drawn_at),
            picture.down,
        ],
    )


def _wanted(row: Mapping[str, Any]) -> WantedPicture:
    data = json.loads(row["data"])
    first, purpose = date.fromisoformat(data["first"]), Purpose(data["purpose"])
    return WantedPicture(
        **{**data, "first": first, "purpose": purpose, "id": row["id"], "since": row["created_at"]}
    )


def _data(wanted: WantedPicture) -> str:
    return json.dumps({**asdict(wanted), "first": wanted.first.isoformat()})


def _pinned(row: Mapping[str, Any]) -> PinnedPicture:
    return rows.value(PinnedPicture, row)
