"""Sentences about which group a private message belongs to."""

from union.words import Words


def which_group(_: Words) -> str:
    """Asked when somebody in several groups writes in private."""
    return _("您在几个群里，这条记到哪个群？")


def chosen(_: Words, title: str) -> str:
    """The choice, said back."""
    return _("好的，今天的私聊都记到「{title}」。", title=title)


def already_chosen(_: Words) -> str:
    """The question was answered before."""
    return _("这个问题已经回答过了")


def choice_forgotten(_: Words) -> str:
    """The next message asks again."""
    return _("下一条消息会再问您记到哪个群")


def no_group(_: Words, username: str) -> str:
    """Nobody knows yet which committee this person belongs to."""
    return _(
        "我还不知道您在哪个工会群。\n"
        "群里有我：请先在群里写一句做过的工作，我记下后就认得您了；"
        "只限委员记录的群，请管理员把您登记为委员。\n"
        "群里没有我：请先把 @{username} 拉进群。",
        username=username,
    )
