"""Sentences for when something went wrong, without a word of what was to be said, and for while the database can't be written."""

from datetime import datetime

from union.core.almanac.date_format import bare_moment
from union.words import Words


def press_failed(_: Words) -> str:
    """A button could not be obeyed; a toast."""
    return _("这个按钮没处理好，请稍后再按一次")


def noted(_: Words) -> str:
    """In place of a reaction the chat refused."""
    return _("已记录。本群不能点表情，管理员可发：/settings 回执 整行")


def held(_: Words) -> str:
    """To who wrote or pressed a button: it stays at Telegram and comes again."""
    return _("现在存不下，等恢复后会自动处理，不用重发。")


def over(_: Words, begun: datetime, ended: datetime) -> str:
    """To the 管理员, both as the group's wall time: nothing was lost."""
    return _(
        "服务器{begun}到{ended}存不下数据，现已恢复。这段时间发的消息没有丢，正在补处理，不用重发；提醒可能晚了。",
        begun=bare_moment(_, begun),
        ended=bare_moment(_, ended),
    )


def over_too_late(_: Words, begun: datetime, ended: datetime) -> str:
    """The same after more than a day: Telegram keeps nothing longer."""
    return _(
        "服务器{begun}到{ended}存不下数据，现已恢复。最近24小时发的消息正在补处理；更早的可能没有收到，请核对后补发。",
        begun=bare_moment(_, begun),
        ended=bare_moment(_, ended),
    )


def photos_wait(_: Words, title: str) -> str:
    """To the 管理员 of a group that wants its photos saved."""
    return _("「{title}」的照片暂时存不到服务器，记录不受影响，恢复后自动补存。", title=title)
