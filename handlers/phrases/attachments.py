"""What is said while a document that somebody sent is being read."""

from union.words import Words


def reading(_: Words) -> str:
    """The answer follows in its place."""
    return _("正在读取…")
