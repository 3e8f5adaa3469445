"""置顶看板: one pinned message with the month's items, edited in place, where the group wants it.

Called by the round; safe to call at any moment. A change waits for the next round, so several become one edit.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.views import day_lines, pinned_overview, week_plan
from handlers.calendar.views.pinned_overview import PinnedOverview
from handlers.core.job_context import Desk
from storage.calendar import overviews
from storage.calendar.overviews import MONTH, Overview
from storage.core.outbox.queue import Lane
from union.core.groups import permitted
from union.questions.calendar_range import View, of_month
from union.words import sentence

MARK = "board"
HOUR = timedelta(hours=1)


def again(desk: Desk) -> datetime | None:
    """The next hour, where one that was deleted could not be posted yet."""
    board = BOARD.of_month(desk) if BOARD.is_wanted(desk) else None
    if board is None or pinned_overview.stands(desk, board):
        return None
    return desk.now.replace(minute=0, second=0, microsecond=0) + HOUR


def _bring_up(desk: Desk, board: Overview | None) -> None:
    if board is not None and pinned_overview.stands(desk, board):
        BOARD.pin(desk, board, _follow(desk, board))
    elif permitted(desk.wall, desk.group.settings):
        # A board anew; one that somebody deletes comes back at most once an hour.
        month = desk.wall.date().replace(day=1)
        group, wall = desk.group, desk.wall
        key = f"board:{group.id}:{month.isoformat()}:{group.chat_id}:{wall:%Y%m%d%H}"
        shown = of_month(month.year, month.month)
        stamp, body = day_lines.stamp(desk.db, group, month, desk.now), _body(desk, shown)
        text = "\n".join([week_plan.board_header(desk._, shown, wall), *body])
        post_id = desk.post(
            text, lane=Lane.DIGEST, topic=group.settings.reminder_topic, key=key, about=MARK, silent=True
        )
        if post_id is not None:
            made = Overview(MONTH, month, post_id, stamp=stamp, fingerprint=day_lines.digest("\n".join(body)))
            overviews.keep(desk.db, group, made)
            _bring_up(desk, made)


def _follow(desk: Desk, board: Overview) -> Overview:
    """Edit the board when something it shows has changed."""
    stamp = day_lines.stamp(desk.db, desk.group, board.first, desk.now)
    if stamp == board.stamp:
        return board
    shown = of_month(board.first.year, board.first.month)
    body = _body(desk, shown)
    now = replace(board, stamp=stamp, fingerprint=day_lines.digest("\n".join(body)))
    if now.fingerprint == board.fingerprint:
        return now
    text = "\n".join([week_plan.board_header(desk._, shown, desk.wall), *body])
    return replace(now, edit_id=desk.edit(board.post_id or 0, text))


def _end(desk: Desk, board: Overview) -> None:
    """Its last words say that it is kept up no more; then it is unpinned."""
    shown = of_month(board.first.year, board.first.month)
    told = week_plan.overview_text(desk.db, desk.group, shown, desk.wall)
    body = week_plan.overview_lines(desk._, desk.group, told, desk.wall, _more(desk, shown))
    over = desk._("{year}年{month}月看板（不再更新）", year=shown.first.year, month=shown.first.month)
    desk.edit(board.post_id or 0, "\n".join([over, *body]))
    pinned_overview.queue(desk, board, "unpinChatMessage", {})


def _body(desk: Desk, shown: View) -> list[str]:
    told = week_plan.overview_text(desk.db, desk.group, shown, desk.wall)
    lines = week_plan.overview_lines(desk._, desk.group, told, desk.wall, _more(desk, shown))
    last = (
        desk._("本月还没有日程。直接发一句就能安排，例如：下周三下午3点开例会。")
        if told.is_empty
        else desk._("回复本条写编号就能改，例如：#12 推迟两天")
    )
    return [*lines, last]


def _more(desk: Desk, shown: View) -> str:
    is_now = shown.first <= desk.wall.date() < shown.end
    return desk._("/cal 本月") if is_now else f"/cal {shown.first:%Y-%m}"


BOARD = PinnedOverview(
    MONTH,
    "board",
    lambda settings: settings.board,
    _bring_up,
    _end,
    sentence(
        "看板发好了，但我没有置顶消息的权限。请群管理员长按看板选「置顶」，或把我设为管理员并允许置顶消息。\n"
        "不需要看板：/settings 置顶看板 关"
    ),
)
