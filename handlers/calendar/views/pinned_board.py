"""置顶看板: one pinned message with the month's items, edited in place, where the group wants it.

Called by the round; safe to call at any moment. A change waits for the next round, so several become one edit.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.views import day_lines, week_plan
from handlers.core.job_context import Desk
from handlers.core.messages import pinned_message
from storage.calendar import overviews
from storage.calendar.overviews import MONTH, Overview
from storage.core.outbox.queue import Lane
from union.core.groups import permitted
from union.questions.calendar_range import View, of_month

MARK = "board"
HOUR = timedelta(hours=1)


def keep(desk: Desk) -> None:
    """Post this month's board, bring it up to date and pin it; then an older one is taken down."""
    month, wanted = desk.wall.date().replace(day=1), desk.group.settings.board
    if wanted:
        _keep_up(desk, overviews.of(desk.db, desk.group, MONTH, month) or Overview(MONTH, month, down=True))
    boards = overviews.up(desk.db, desk.group, MONTH)
    is_up = any(board.first == month for board in boards)
    for board in boards:
        if not wanted or (is_up and board.first != month):
            _take_down(desk, board)


def is_called_for(desk: Desk) -> bool:
    """Whether the group wants one or has one."""
    return desk.group.settings.board or bool(overviews.up(desk.db, desk.group, MONTH))


def again(desk: Desk) -> datetime | None:
    """The next hour, where one that was deleted could not be posted yet."""
    if not desk.group.settings.board:
        return None
    board = overviews.of(desk.db, desk.group, MONTH, desk.wall.date().replace(day=1))
    if board is None or pinned_message.stands(desk, board):
        return None
    return desk.now.replace(minute=0, second=0, microsecond=0) + HOUR


def pin_again(desk: Desk) -> None:
    """The bot has been given rights: what could not be pinned is tried once more."""
    for board in overviews.up(desk.db, desk.group, MONTH):
        if pinned_message.lacks_rights(desk, board):
            overviews.keep(desk.db, desk.group, replace(board, pin_id=None))


def _keep_up(desk: Desk, board: Overview) -> None:
    if not pinned_message.stands(desk, board):
        if permitted(desk.wall, desk.group.settings):
            _post(desk, board)
        return
    kept, board = board, replace(_follow(desk, board), down=False)
    if board.pin_id is None:
        board = replace(
            board, pin_id=pinned_message.queue(desk, board, "pinChatMessage", {"disable_notification": True})
        )
    if board != kept:  # or the round would look again at what it wrote itself
        overviews.keep(desk.db, desk.group, board)
    pinned_message.say_without_rights(
        desk,
        board,
        "board",
        desk._(
            "看板发好了，但我没有置顶消息的权限。请群管理员长按看板选「置顶」，或把我设为管理员并允许置顶消息。\n"
            "不需要看板：/settings 置顶看板 关"
        ),
    )


def _post(desk: Desk, board: Overview) -> None:
    """A board anew; one that somebody deletes comes back at most once an hour."""
    group, wall = desk.group, desk.wall
    key = f"board:{group.id}:{board.first.isoformat()}:{group.chat_id}:{wall:%Y%m%d%H}"
    shown, stamp = (
        of_month(board.first.year, board.first.month),
        day_lines.stamp(desk.db, desk.group, board.first, desk.now),
    )
    body = _body(desk, shown)
    text = "\n".join([week_plan.board_header(desk._, shown, wall), *body])
    post_id = desk.post(
        text, lane=Lane.DIGEST, topic=group.settings.reminder_topic, key=key, about=MARK, silent=True
    )
    if post_id is not None:
        made = Overview(
            MONTH, board.first, post_id, stamp=stamp, fingerprint=day_lines.digest("\n".join(body))
        )
        overviews.keep(desk.db, group, made)
        _keep_up(desk, made)


def _follow(desk: Desk, board: Overview) -> Overview:
    """Edit the board when something it shows has changed."""
    stamp = day_lines.stamp(desk.db, desk.group, board.first, desk.now)
    if stamp == board.stamp:
        return board
    shown = of_month(board.first.year, board.first.month)
    body = _body(desk, shown)
    board, told = (
        replace(board, stamp=stamp, fingerprint=day_lines.digest("\n".join(body))),
        board.fingerprint,
    )
    if told == board.fingerprint:
        return board
    text = "\n".join([week_plan.board_header(desk._, shown, desk.wall), *body])
    return replace(board, edit_id=desk.edit(board.post_id or 0, text))


def _take_down(desk: Desk, board: Overview) -> None:
    """Its last words say that it is kept up no more; then it is unpinned."""
    if pinned_message.stands(desk, board):
        shown = of_month(board.first.year, board.first.month)
        told = week_plan.overview_text(desk.db, desk.group, shown, desk.wall)
        body = week_plan.overview_lines(desk._, desk.group, told, desk.wall, _more(desk, shown))
        desk.edit(board.post_id or 0, "\n".join([week_plan.board_over(desk._, shown), *body]))
        pinned_message.queue(desk, board, "unpinChatMessage", {})
    overviews.take_down(desk.db, desk.group, board)


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
