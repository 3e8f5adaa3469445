"""三级汇总: which group hands its months up to which, and what came up."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.core.records import dataclass
from union.core.report_section import AddedFigure
from union.reports.rollup import BranchFigures


@dataclass(frozen=True, slots=True)
class RollupLink:
    """A group (`group_id`) under another; `branch`: its name there."""

    group_id: int
    above_id: int
    branch: str


_link = rows.reader(RollupLink)


def of_branch(db: Database, group: Group) -> RollupLink | None:
    """The group it hands its months up to; None where there is none."""
    return rows.read_first(_link, db, "select * from rollup_links where group_id = ?", [group.id])


def below(db: Database, group: Group) -> list[RollupLink]:
    """Those that hand their months up to this group, by name."""
    return rows.read_all(
        _link, db, "select * from rollup_links where above_id = ? order by branch", [group.id]
    )


def link(db: Database, branch: Group, above: Group, name: str, now: datetime) -> None:
    """From now on its months go up."""
    row = {"group_id": branch.id, "above_id": above.id, "branch": name, "agreed_at": rows.to_text(now)}
    rows.add(db, "rollup_links", row)


def end(db: Database, link: RollupLink) -> None:
    """No month goes up any more; what came stays."""
    db.execute("delete from rollup_links where group_id = ?", [link.group_id])


def state(db: Database, above: Group, branch: str, period: str) -> str | None:
    """As it stood when it came up last: of which report it was made."""
    sql = "select state from branch_figures where group_id = ? and branch = ? and period = ?"
    return rows.text(db, sql, [above.id, branch, period])


def take(db: Database, above: Group, period: str, came: BranchFigures, state: str, now: datetime) -> None:
    """What a branch hands up, in place of what it handed up of that month before."""
    figures = json.dumps([[each.what, each.unit, str(each.value)] for each in came.sums], ensure_ascii=False)
    sql = """insert into branch_figures (group_id, branch, period, figures, state, came_at) values (?, ?, ?, ?, ?, ?)
             on conflict (group_id, branch, period) do update
             set figures = excluded.figures, state = excluded.state, came_at = excluded.came_at"""
    db.execute(sql, [above.id, came.branch, period, figures, state, rows.to_text(now)])


def came_up(db: Database, above: Group, period: str) -> list[BranchFigures]:
    """What came up for a month, by branch."""
    sql = """select branch, figures, state from branch_figures where group_id = ? and period = ?
             order by branch"""
    return rows.read_all(_came_up, db, sql, [above.id, period])


def _came_up(row: Mapping[str, Any]) -> BranchFigures:
    figures = (AddedFigure(what, Decimal(value), unit) for what, unit, value in json.loads(row["figures"]))
    return BranchFigures(row["branch"], tuple(figures), is_final=row["state"].startswith(FINAL))


FINAL = "locked"  # begins the state of what was made of a locked report
