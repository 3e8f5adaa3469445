"""What the button beside the input line was last asked to open: it is remembered by the outbox alone."""

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from storage.core import rows

METHOD = "setChatMenuButton"


def last(db: Database) -> tuple[int, Mapping[str, Any]] | None:
    """The newest such row's number and button; None while it was never set."""
    row = rows.one(
        db,
        "select id, params from outbox where method = ? and group_id is null order by id desc limit 1",
        METHOD,
    )
    return None if row is None else (row["id"], json.loads(row["params"]).get("menu_button", {}))
