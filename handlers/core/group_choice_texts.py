"""Sentences about which group a private message belongs to."""

from union.words import Words


def no_group(_: Words, username: str) -> str:
    """Nobody knows yet which committee this person belongs to."""
    return _(
        "我还不知道您在哪个工会群。\n"
        "群里有我：请先在群里写一句做过的工作，我记下后就认得您了；"
        "只限委员记录的群，请管理员把您登记为委员。\n"
        "群里没有我：请先把 @{username} 拉进群。",
        username=username,
    )
