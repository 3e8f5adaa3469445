"""Sentences of the pages where a group is run: settings, roster, signing. What a change itself says is the chat's."""

from union.words import Words


def stale(_: Words, now: str) -> str:
    """The form showed what does not hold any more: somebody else was faster."""
    return _("刚才别处已经改过，现在是：{now}。没有再改，请看过再定。", now=now)


def unchanged(_: Words) -> str:
    """What was asked for holds already."""
    return _("没有变化")


def none(_: Words) -> str:
    """Where a text is empty."""
    return _("未填")


def in_main_chat(_: Words) -> str:
    """Reminders or reports go to the main chat again."""
    return _("已改：发回主群")


def leads_title(_: Words) -> str:
    """How long before an item people are told."""
    return _("提醒提前")


def letterhead_title(_: Words) -> str:
    """What stands around the report's text."""
    return _("月报抬头")


def member_title(_: Words, name: str) -> str:
    """One person's page."""
    return _("分工：{name}", name=name)


def feed_state(_: Words, *, there: bool) -> str:
    """Whether phones can read the group's calendar."""
    return _("本群有一个订阅地址。") if there else _("本群没有在用的订阅地址。")


def feed_renewed(_: Words) -> str:
    """The new address is a secret: it is shown in the private chat alone."""
    return _("订阅地址已换新，旧地址不能用了。新地址请在私聊发 /feed 看。")


def feed_stopped(_: Words) -> str:
    """Nobody's phone reads the calendar any more."""
    return _("订阅地址已停用。")


def feed_changed(_: Words) -> str:
    """The address the page spoke of is not in use any more."""
    return _("订阅地址刚才已经改过，没有再改。")


def signing_title(_: Words) -> str:
    """The page of drafts."""
    return _("审签月报")


def published(_: Words) -> str:
    """Signed on the page."""
    return _("已发布")


def shown_again(_: Words) -> str:
    """A draft that went back is shown anew."""
    return _("新稿已送审。")


def no_words(_: Words) -> str:
    """退回修改 or 改一句 without a word."""
    return _("请写一句再提交。")
