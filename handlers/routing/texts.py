"""Sentences for when something went wrong, without a word of what was to be said, and for while the database can't be written."""

from datetime import datetime

from union.core.almanac.date_format import bare_moment
from union.words import Words


def failed(_: Words) -> str:
    """A message could not be handled, twice."""
    return _("刚才那条没处理好，没有记下。请稍后再发一次，或换个说法。")


def too_hard(_: Words) -> str:
    """A message took too long to read."""
    return _("刚才那条太复杂，没读懂，也没有记下。请拆成几条短一些的再发。")


def press_failed(_: Words) -> str:
    """A button could not be obeyed; a toast."""
    return _("这个按钮没处理好，请稍后再按一次")


def person_unreachable(_: Words, name: str) -> str:
    """To the 管理员: a member blocked the bot or never wrote to it."""
    return _(
        "发给{name}的私聊没有送到，对方可能停用了我。\n请当面转告，或请对方打开私聊发 /start。", name=name
    )


def thrown_out(_: Words, title: str) -> str:
    """To the 管理员: the group's chat forbids messages."""
    return _(
        "我已不在「{title}」群里，有消息没发出去。\n记录和日程都还在，把我重新加进群就能继续。", title=title
    )


def group_unreachable(_: Words, title: str) -> str:
    """To the 管理员: the group's chat refused one message."""
    return _(
        "有一条消息发不到「{title}」。\n请看看我在群里还能不能发言；需要的内容可发 /due、/cal 重新查看。",
        title=title,
    )


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
