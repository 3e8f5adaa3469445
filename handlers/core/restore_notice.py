"""After a restore: each group hears once what may be missing, and buttons of that time are refused.

Their ids may stand for something else by now.
"""

from handlers.core.job_context import Desk
from handlers.core.turn import Turn
from storage.core.outbox import restores
from union.core.almanac.date_format import bare_moment
from union.core.groups import permitted
from union.words import sentence

# To each group, once.
_lost = sentence(
    "机器人的数据刚从备份恢复。{since}到{until}之间在这里记的可能不在了，请核对，缺的补发一下；这段时间的按钮和编号不再有效。"
)
# The same where only seconds are missing.
_moments = sentence("服务器出过故障，数据已恢复。{at}前后几秒在这里记的请核对，缺的补发一下。")


def tell(desk: Desk) -> None:
    """Say it once, not at night; safe to call at any moment."""
    lost = restores.last_lost_span(desk.db) if permitted(desk.wall, desk.group.settings) else None
    if lost is None or not restores.concerns(desk.db, desk.group, lost):
        return
    since, until = (bare_moment(desk._, desk.group.wall(moment)) for moment in (lost.since, lost.until))
    is_long = lost.until - lost.since >= restores.LONG
    text = _lost(desk._, since=since, until=until) if is_long else _moments(desk._, at=since)
    desk.post(text, key=f"restored:{lost.id}:{desk.group.id}")


def is_dead(turn: Turn) -> bool:
    """Whether the pressed button's message is one this database never heard of."""
    written = turn.incoming.pressed_at
    return written is not None and restores.is_lost(turn.db, written)
