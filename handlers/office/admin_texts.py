"""Sentences of the pages where a group is run: settings, roster, signing. What a change itself says is the chat's."""

from union.words import Words


def unchanged(_: Words) -> str:
    """What was asked for holds already."""
    return _("没有变化")


def none(_: Words) -> str:
    """Where a text is empty."""
    return _("未填")


def feed_state(_: Words, *, there: bool) -> str:
    """Whether phones can read the group's calendar."""
    return _("本群有一个订阅地址。") if there else _("本群没有在用的订阅地址。")


def feed_changed(_: Words) -> str:
    """The address the page spoke of is not in use any more."""
    return _("订阅地址刚才已经改过，没有再改。")
