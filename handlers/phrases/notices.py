"""Sentences for when something went wrong, without a word of what was to be said."""

from union.words import Words


def failed(_: Words) -> str:
    """A message could not be handled, twice."""
    return _("刚才那条没处理好，原话已留存。请稍后再发一次，或换个说法。")


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
