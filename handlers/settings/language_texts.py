"""Sentences of /language."""

from union.words import OWN_NAMES, Words


def ask(_: Words) -> str:
    """Which language holds in private, and the question."""
    return _(
        "现在用{language}和您说话。要用哪一种？只管私聊，群里用的在群的设置里改。",
        language=OWN_NAMES[_.language],
    )


def chosen(_: Words) -> str:
    """From now on, in the new language."""
    return _("好的，以后用{language}和您说话。", language=OWN_NAMES[_.language])


def like_telegram(_: Words) -> str:
    """A button."""
    return _("跟 Telegram 一致")
