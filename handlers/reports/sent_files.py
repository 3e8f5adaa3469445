"""The files a month's post was followed by: once the report says something else they say so and offer new ones.

Where nothing changed until the lock, no second set is sent: they say that the report stands as they have it.
"""

from handlers.core.job_context import Desk
from handlers.core.messages import keyboards
from handlers.core.messages.keyboards import button
from handlers.reports import month_post
from storage.core.outbox import queue, sent_messages
from storage.core.outbox.queue import Lane, Outgoing
from storage.core.outbox.sent_messages import Sent
from union.core.period import Period


def current(desk: Desk, month: Period) -> list[Sent]:
    """Those that still tell what the report tells."""
    return sent_messages.files_standing(desk.db, desk.group, f"digest:{month.key}")


def overtaken(desk: Desk, month: Period) -> None:
    """They are of another moment than the report: 「这是11月30日 17:00版，报告后来有改动」."""
    _, group = desk._, desk.group
    for each in current(desk, month):
        at = group.wall(each.queued_at)
        clock = f"{at:%H:%M}"
        said = _("这是{month}月{day}日 {clock}版，报告后来有改动。", month=at.month, day=at.day, clock=clock)
        _caption(desk, month, each, said, _("取新的"), key=f"{sent_messages.OVERTAKEN}{each.id}")


def stand(desk: Desk, month: Period) -> None:
    """The report was locked and tells what they tell."""
    _ = desk._
    said = _("已定稿，内容和这份一样。")
    for each in current(desk, month):
        _caption(desk, month, each, said, _("取定稿"))


def _caption(desk: Desk, month: Period, sent: Sent, said: str, label: str, *, key: str | None = None) -> None:
    form = (sent.key or "").split(":")[1]
    rows = [[button(label, month_post.FILE, desk.group.id, month.key, form)]]
    params = {"caption": said, "reply_markup": keyboards.markup(rows)}
    chat_id, group_id = desk.group.chat_id, desk.group.id
    out = Outgoing(chat_id, "editMessageCaption", params, Lane.DIGEST, group_id, key=key, edits=sent.id)
    queue.put(desk.db, out, desk.now)
