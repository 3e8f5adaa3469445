"""三级汇总: a branch's figures go up when its month is posted, at the lock, and with each 更正稿."""

from handlers.core.job_context import Desk
from handlers.reports import month_post
from storage.core import groups
from storage.engine.database import Database
from storage.reports import locked_reports, publication, rollups
from storage.reports.rollups import FINAL
from union.core.groups import Group
from union.core.period import Period
from union.reports.rollup import figures_of


def is_linked(desk: Desk) -> bool:
    """Whether the group hands its months up at all."""
    return rollups.of_branch(desk.db, desk.group) is not None


def hand_up(desk: Desk) -> None:
    """The month that was locked last and the one that is posted, where they tell something else than what went up."""
    link, group = rollups.of_branch(desk.db, desk.group), desk.group
    above = groups.get(desk.db, link.above_id, desk.services.defaults) if link else None
    if link is None or above is None:
        return
    locked = publication.latest_locked(desk.db, group)
    month = group.months.of_key(locked) if locked else group.months.containing(desk.wall.date())
    for one in (month, group.months.after(month)) if month else ():
        posted = publication.of_period(desk.db, group, one.key)
        if posted is None or posted.waits:  # nobody has seen it yet
            continue
        found = locked_reports.latest(desk.db, group, one.key) if posted.locked else None
        state = f"{FINAL}:{found.version}" if found else posted.told
        if state != rollups.state(desk.db, above, link.branch, one.key):
            report = found.report if found else month_post.report_now(desk, one)
            came = figures_of(report, link.branch, is_final=found is not None)
            rollups.take(desk.db, above, one.key, came, state, desk.now)


def is_above(db: Database, group: Group) -> bool:
    """Whether others hand their months up to this group."""
    return bool(rollups.below(db, group))


def late(db: Database, group: Group, month: Period) -> list[str]:
    """The branches whose month is not final yet."""
    final = {each.branch for each in rollups.came_up(db, group, month.key) if each.is_final}
    return [each.branch for each in rollups.below(db, group) if each.branch not in final]
