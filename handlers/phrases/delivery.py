"""What is added to a message on its way, not to what it says."""

from union.words import Words


def may_repeat(_: Words) -> str:
    """Under a message that Telegram may have delivered once already."""
    return _("（网络不稳，可能重复送达）")
