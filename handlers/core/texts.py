"""Sentences of every conversation: of a message that may come twice, and of who sends more than is handled (that is not filed)."""

from union.words import Words


def may_repeat(_: Words) -> str:
    """Under a message that Telegram may have delivered once already."""
    return _("（网络不稳，可能重复送达）")


def too_many_presses(_: Words) -> str:
    """A toast."""
    return _("按得太快了，这一下没有算，请过一分钟再按")
