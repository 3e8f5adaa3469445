"""What a group wants made beside the turns, a document or a picture: drafts that stand until it is done."""

import json
from collections.abc import Callable
from dataclasses import Field, asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group

KEPT = timedelta(days=7)


class KeptWish(Protocol):
    """A dataclass that is kept as JSON; `since` is when it was noted, `tries` how often it failed."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> int: ...
    @property
    def group_id(self) -> int: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def tries(self) -> int: ...
    @property
    def since(self) -> str: ...


W = TypeVar("W", bound=KeptWish)


@dataclass(frozen=True, slots=True)
class Wishes(Generic[W]):
    """Those of one kind, under the drafts of one subject; `alike` are the fields in which one is the same as another."""

    subject: str
    kind: Callable[..., W]
    alike: tuple[str, ...] = ()

    def add(self, db: Database, group: Group, wish: W, now: datetime, *, instead: bool = False) -> None:
        """Note one for its chat, unless the like is noted there; `instead`: it takes that one's place."""
        same = "group_id = ? and subject = ? and chat_id = ?"
        same += "".join(f" and json_extract(data, '$.{name}') = ?" for name in self.alike)
        row = {"group_id": group.id, "subject": self.subject, "chat_id": wish.chat_id}
        values = [*row.values(), *(_plain(getattr(wish, name)) for name in self.alike)]
        if instead:
            db.execute(f"delete from drafts where {same}", values)  # noqa: S608
        elif rows.is_any(db, f"select 1 from drafts where {same}", values):  # noqa: S608
            return
        times = {"created_at": rows.to_text(now), "expires_at": rows.to_text(now + KEPT)}
        rows.add(db, "drafts", row | {"data": _written(wish)} | times)

    def every(self, db: Database) -> list[W]:
        """Those of any group, oldest first: for the program, which fulfils one after another."""
        found = rows.every(
            db,
            "select id, data, created_at as since from drafts where subject = ? and group_id is not null order by id",
            [self.subject],
        )
        return [rows.value(self.kind, json.loads(row.pop("data")) | row) for row in found]

    def stands(self, db: Database, group: Group, wish: W) -> bool:
        """Whether it is still wanted: nobody fulfilled it meanwhile, no later one took its place."""
        # An id may be given again once its row is gone; the moment of the wish tells the two apart.
        sql = "select 1 from drafts where group_id = ? and id = ? and created_at = ?"
        return rows.is_any(db, sql, [group.id, wish.id, wish.since])

    def tried(self, db: Database, group: Group, wish: W) -> W:
        """It could not be made; counts how often."""
        again = replace(wish, tries=wish.tries + 1)
        rows.change(db, "drafts", group.id, wish.id, data=_written(again))
        return again

    def end(self, db: Database, group: Group, wish: W) -> None:
        """It is made, or given up."""
        db.execute("delete from drafts where group_id = ? and id = ?", [group.id, wish.id])


def _written(wish: KeptWish) -> str:
    return json.dumps(asdict(wish), default=str)


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)
