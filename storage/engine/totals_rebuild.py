# small: it stands above the rooms whose rows it figures anew
"""Makes what stands ready to be added up anew when union/worklog/counted_figures.py decides otherwise than the release before.

In batches of a transaction each: what was done by the time the program was ended is not done again.
"""

from collections.abc import Iterator

from sqlite_utils import Database

from storage.core import groups, rows
from storage.engine.database import Store
from storage.worklog import facts
from union.core.groups import Settings
from union.worklog.counted_figures import RULES

AT_ONCE = 500  # logs in one transaction


def bring_up_to_date(store: Store, rules: int = RULES, at_once: int = AT_ONCE) -> Iterator[tuple[int, int]]:
    """Yields after each batch how many logs are done and how many there were to do; nothing where all are."""
    reached = _reached(store.db, rules)
    if reached is None:
        return
    whole, done = rows.number(store.db, "select count(*) as logs from logs where id > ?", [reached]) or 0, 0
    while reached is not None:
        with store.unit() as db:
            found = rows.all_rows(
                db, "select id, group_id from logs where id > ? order by id limit ?", [reached, at_once]
            )
            known = {
                number: groups.get(db, number, Settings()) for number in {row["group_id"] for row in found}
            }
            for row in found:
                if (group := known[row["group_id"]]) is not None:
                    facts.retally(db, group, row["id"])
            reached = found[-1]["id"] if len(found) == at_once else None
            db.execute("delete from tally_rules")
            db.execute("insert into tally_rules values (?, ?)", [rules, reached])
        done += len(found)
        if found:
            yield done, whole


def _reached(db: Database, rules: int) -> int | None:
    """The last log done by these rules, 0 before the first; None when all are."""
    row = rows.row_or_none(db, "select reached from tally_rules where rules = ?", [rules])
    return 0 if row is None else row["reached"]
