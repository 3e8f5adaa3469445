"""What a group is shown of its calendar unasked: the week's plan on its first working day, and what is kept pinned for this month,
the board or the picture, put up and taken down when its month is over. A reply names an item by its number.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from handlers.calendar.views import day_lines, due_list
from handlers.core.job_context import Desk
from handlers.events import absences, occurrences
from storage.calendar import overviews
from storage.calendar.overviews import MONTH, WEEK, Overview
from storage.core.outbox import queue as outbox_queue
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane, Outgoing
from storage.core.outbox.sent_messages import GONE, NO_RIGHTS
from union.calendar import day_contents
from union.core import message_layout
from union.core.almanac.date_format import day_words, moment_words
from union.core.groups import Settings, is_hushed, permitted
from union.core.period import A_DAY
from union.core.records import dataclass, replace
from union.questions.calendar_range import View, of_month, of_week
from union.words import Words, sentence


@dataclass(frozen=True, slots=True)
class PinnedOverview:
    """Which of them, what its messages are called, whether a group's settings want it.

    `bring_up`: this month's is put up, or follows what has changed; `end`: one that stands says so and is unpinned.
    `without_rights`: said once where it could not be pinned.
    """

    subject: str
    name: str
    wanted: Callable[[Settings], bool]
    bring_up: Callable[[Desk, Overview | None], None]
    end: Callable[[Desk, Overview], None]
    without_rights: Callable[[Words], str]

    def is_wanted(self, desk: Desk) -> bool:
        """Whether the group wants one."""
        return self.wanted(desk.group.settings)

    def is_wanted_or_pinned(self, desk: Desk) -> bool:
        """Whether the group wants one or has one."""
        return self.is_wanted(desk) or bool(overviews.active_overviews(desk.db, desk.group, self.subject))

    def of_month(self, desk: Desk) -> Overview | None:
        """This month's."""
        return overviews.overview_starting(desk.db, desk.group, self.subject, desk.wall.date().replace(day=1))

    def keep(self, desk: Desk) -> None:
        """Bring this month's up, then take an older one down. Safe to call at any moment."""
        month, is_wanted = desk.wall.date().replace(day=1), self.is_wanted(desk)
        if is_wanted:
            self.bring_up(desk, self.of_month(desk))
        found = overviews.active_overviews(desk.db, desk.group, self.subject)
        is_up = any(each.first == month and each.post_id for each in found)
        for each in found:
            if not is_wanted or (is_up and each.first != month):
                if has_live_message(desk, each):
                    self.end(desk, each)
                overviews.take_down(desk.db, desk.group, each)

    def pin(self, desk: Desk, before: Overview, now: Overview) -> Overview:
        """Keep it as it is now, pinned; where it may not be, that is said. As it is kept."""
        silently = {"disable_notification": True}
        pin_id = now.pin_id or queue(desk, now, "pinChatMessage", silently)
        now = replace(now, pin_id=pin_id, down=False)
        if now != before:  # or the round would look again at what it wrote itself
            overviews.keep(desk.db, desk.group, now)
        if lacks_rights(desk, now):
            key = f"{self.name}/rights/{desk.group.id}/{desk.group.chat_id}"
            topic = desk.group.settings.reminder_topic
            desk.post(self.without_rights(desk._), lane=Lane.DIGEST, topic=topic, key=key)
        return now

    def pin_again(self, desk: Desk) -> None:
        """The bot has been given rights: what could not be pinned is tried once more."""
        for each in overviews.active_overviews(desk.db, desk.group, self.subject):
            if lacks_rights(desk, each):
                overviews.keep(desk.db, desk.group, replace(each, pin_id=None))


def has_live_message(desk: Desk, one: Overview) -> bool:
    """Whether its message is there: in this very chat, not refused, and as far as we know nobody deleted it."""
    post = sent_messages.of_row(desk.db, one.post_id) if one.post_id else None
    if post is None or post.is_refused or post.chat_id != desk.group.chat_id:
        return False
    later = [sent_messages.of_row(desk.db, row) for row in (one.pin_id, one.edit_id) if row]
    return not any(fate is not None and fate.is_refused and fate.error == GONE for fate in later)


def lacks_rights(desk: Desk, one: Overview) -> bool:
    """Whether Telegram did not let the bot pin it."""
    pinned = sent_messages.of_row(desk.db, one.pin_id) if one.pin_id else None
    return pinned is not None and pinned.error == NO_RIGHTS


def queue(
    desk: Desk, one: Overview, method: str, params: dict[str, Any], file_id: int | None = None
) -> int | None:
    """Do something with its message, once that is there; the row."""
    group = desk.group
    out = Outgoing(group.chat_id, method, params, Lane.DIGEST, group.id, edits=one.post_id, file_id=file_id)
    return outbox_queue.enqueue_outgoing(desk.db, out, desk.now)


MARK = "board"
HOUR = timedelta(hours=1)


def next_repost_time(desk: Desk) -> datetime | None:
    """The next hour, where one that was deleted could not be posted yet."""
    board = BOARD.of_month(desk) if BOARD.is_wanted(desk) else None
    if board is None or has_live_message(desk, board):
        return None
    return desk.now.replace(minute=0, second=0, microsecond=0) + HOUR


def _bring_up(desk: Desk, board: Overview | None) -> None:
    if board is not None and has_live_message(desk, board):
        BOARD.pin(desk, board, _follow(desk, board))
    elif permitted(desk.wall, desk.group.settings):
        # A board anew; one that somebody deletes comes back at most once an hour.
        month = desk.wall.date().replace(day=1)
        group = desk.group
        key = f"board:{group.id}:{month.isoformat()}:{group.chat_id}:{desk.wall:%Y%m%d%H}"
        shown = of_month(month.year, month.month)
        stamp, body = day_lines.stamp(desk.db, group, month, desk.now), _body(desk, shown)
        text = "\n".join([_board_header(desk, shown), *body])
        post_id = desk.post(
            text, lane=Lane.DIGEST, topic=group.settings.reminder_topic, key=key, about=MARK, silent=True
        )
        if post_id is not None:
            made = Overview(MONTH, month, post_id, stamp=stamp, fingerprint=day_lines.digest("\n".join(body)))
            overviews.keep(desk.db, group, made)
            _bring_up(desk, made)


def _follow(desk: Desk, board: Overview) -> Overview:
    stamp = day_lines.stamp(desk.db, desk.group, board.first, desk.now)
    if stamp == board.stamp:
        return board
    shown = of_month(board.first.year, board.first.month)
    body = _body(desk, shown)
    now = replace(board, stamp=stamp, fingerprint=day_lines.digest("\n".join(body)))
    if now.fingerprint == board.fingerprint:
        return now
    text = "\n".join([_board_header(desk, shown), *body])
    return replace(now, edit_id=desk.edit(board.post_id or 0, text))


def _end(desk: Desk, board: Overview) -> None:
    """Its last words say that it is kept up no more; then it is unpinned."""
    shown = of_month(board.first.year, board.first.month)
    body, _has_items = _overview_lines(desk, shown, _command_for_rest(desk, shown))
    over = desk._("{year}年{month}月看板（不再更新）", year=shown.first.year, month=shown.first.month)
    desk.edit(board.post_id or 0, "\n".join([over, *body]))
    queue(desk, board, "unpinChatMessage", {})


def _body(desk: Desk, shown: View) -> list[str]:
    lines, has_items = _overview_lines(desk, shown, _command_for_rest(desk, shown))
    how = desk._("回复本条写编号就能改，例如：#12 推迟两天")
    none = desk._("本月还没有日程。直接发一句就能安排，例如：下周三下午3点开例会。")
    return [*lines, how if has_items else none]


def _command_for_rest(desk: Desk, shown: View) -> str:
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


MOST_LATE = 8  # late items named one by one
WEEK_MARK = "week"


def tell_week(desk: Desk) -> None:
    """Tell this week's plan once; a week with nothing in it is passed over. Safe to call at any moment."""
    group, today = desk.group, desk.wall.date()
    monday = day_contents.monday_of(today)
    if not is_time_for_week(desk) or overviews.overview_starting(desk.db, group, WEEK, monday):
        return
    shown = View(max(today, monday), of_week(today).end)
    told, has_items = _overview_lines(desk, shown, desk._("/cal 本周"))
    post_id = None
    if has_items:
        away = absences.lines(desk._, desk.db, group, shown.first, shown.end, today)
        first, last = (day_words(desk._, each, now=today) for each in (shown.first, shown.end - A_DAY))
        header = desk._("本周安排 {first} 至 {last}", first=first, last=last)
        if first == last:
            header = desk._("本周安排 {day}", day=first)
        text = "\n".join([header, *away, *told])
        key = f"week:{group.id}:{monday.isoformat()}"
        post_id = desk.post(text, topic=group.settings.reminder_topic, key=key, about=WEEK_MARK)
    overviews.keep(desk.db, group, Overview(WEEK, monday, post_id, down=True))


def is_time_for_week(desk: Desk) -> bool:
    """Whether the group wants it and it is time."""
    settings, wall = desk.group.settings, desk.wall
    if not settings.week_plan or is_hushed(wall.date(), settings):
        return False
    return day_contents.is_time(wall, settings, desk.group.notice) and permitted(wall, settings)


def begin_next_week(desk: Desk) -> None:
    """It was just switched on: the plan of a week under way is not told any more."""
    group = desk.group
    monday = day_contents.monday_of(desk.wall.date())
    moment = day_contents.telling(monday, group.settings, group.notice)
    if (
        moment is not None
        and moment <= desk.wall
        and not overviews.overview_starting(desk.db, group, WEEK, monday)
    ):
        overviews.keep(desk.db, group, Overview(WEEK, monday, down=True))


def _overview_lines(desk: Desk, shown: View, more: str) -> tuple[list[str], bool]:
    """What there is to tell of these days below the header, late items of any day first, in one message; whether any item is told.

    `more` is what to send for what the message does not hold; of a late series its latest time only is told.
    """
    _, group, today = desk._, desk.group, desk.wall.date()
    late = [one for one in due_list.opened(desk.db, group, desk.wall) if day_contents.is_late(one, today)]
    every = occurrences.between_dates(desk.db, group, shown.first, shown.end)
    above = day_lines.above(_, group, shown, every, today)
    if late:
        above.append(_("已过期限 {count} 项", count=len(late)))
        above += [day_lines.late_line(_, one, today) for one in late[:MOST_LATE]]
    if len(late) > MOST_LATE:
        above.append(day_lines.left_out(_, count=len(late) - MOST_LATE, where="/due"))
    found = [one for one in every if not day_contents.is_late(one, today)]
    pages = message_layout.pages(day_lines.blocks(_, group, shown, found, today, today))
    if len(pages) > 1 and shown.first < today < shown.end:
        coming = [one for one in found if one.end > datetime.combine(today, datetime.min.time())]
        pages = message_layout.pages(day_lines.blocks(_, group, View(today, shown.end), coming, today))
    days, left = pages[0].lines, sum(page.entries for page in pages[1:])
    rest = [day_lines.left_out(_, count=left, where=more)] if left else []
    return [*above, *days, *rest], bool(every or late)


def _board_header(desk: Desk, shown: View) -> str:
    """「2026年11月看板（11月20日 周五 10:05更新）」."""
    first, moment = shown.first, moment_words(desk._, desk.wall, now=desk.wall.date())
    return desk._("{year}年{month}月看板（{moment}更新）", year=first.year, month=first.month, moment=moment)
