"""What is said after the data came back from a backup: what may be missing, and which buttons do nothing any more."""

from union.words import Words


def lost(_: Words, since: str, until: str) -> str:
    """To each group, once."""
    return _(
        "机器人的数据刚从备份恢复。{since}到{until}之间在这里记的可能不在了，请核对，缺的补发一下；这段时间的按钮和编号不再有效。",
        since=since,
        until=until,
    )


def moments(_: Words, at: str) -> str:
    """The same where only seconds are missing."""
    return _("服务器出过故障，数据已恢复。{at}前后几秒在这里记的请核对，缺的补发一下。", at=at)


def dead_button(_: Words) -> str:
    """A button of a message the restored data does not know."""
    return _("数据从备份恢复过，这个按钮不再有效。请重新发命令。")
