"""Sentences of every conversation: of a message that may come twice, and of who sends more than is handled (that is not filed)."""

from union.words import Words


def may_repeat(_: Words) -> str:
    """Under a message that Telegram may have delivered once already."""
    return _("（网络不稳，可能重复送达）")


def too_much(_: Words) -> str:
    """An answer to the first message that is left aside; all of the minute after it are."""
    return _("一分钟内发得太多了，从这条起一分钟里发的、改的都没有记，请过一分钟再发。")


def too_many_presses(_: Words) -> str:
    """A toast."""
    return _("按得太快了，这一下没有算，请过一分钟再按")


def too_heavy(_: Words) -> str:
    """An answer to a search, a plan or a document too many."""
    return _("一分钟内查得太多了，这一次没有办，请过一分钟再发。")
