"""Writes docs/commands.md from handlers/routing/features.py, handlers/routing/command_menu.py and the table of rights.

`python -m tools.papers` writes it; tests/docs/test_papers.py refuses it where it is out of date.
"""

from collections.abc import Mapping

from handlers.routing.command_menu import HELP, HelpLine
from handlers.routing.features import COMMANDS
from union.core.rights import Action, Place, Standing, Tie

PAPER = "docs/commands.md"
HEAD = """# 命令一览

本页由 `python -m tools.papers` 从 `handlers/routing/features.py`、`union/core/rights.py` 生成，请勿手改。

平时不用命令，说一句就行；命令用在要看什么、改什么的时候。中文词和拉丁命令一样用：「待办」就是 `/due`，「设置 提醒时间 8:30」就是
`/settings 提醒时间 8:30`；繁体、英文也认。机器人没关隐私模式时，群里只看得到斜杠开头的。逐项权限见 [rights.md](rights.md)，
每件事怎么做见 [manual.md](manual.md)。

"""
NOTES = """
- **委员们**：管理员、组长、委员；新群是开放的，没登记的人在群里说话也算（设置「仅限委员记录」以后不算）。
- 「也可」：`记录：走访3户`、`记录 走访3户` 都行；`/log 走访3户` 也是。
- 机器人在几个群里、您在私聊发命令，它先问是哪个群。
"""
OFFICERS = frozenset({Standing.ADMIN, Standing.LEADER, Standing.OFFICER})
SHORT = (
    (frozenset(Standing), "所有人"),
    (OFFICERS | {Standing.MEMBER}, "群成员和委员们"),
    (OFFICERS, "委员们"),
)
PLACES = {
    frozenset(Place): "",
    frozenset({Place.GROUP}): "，只在群里",
    frozenset({Place.PRIVATE}): "，只在私聊",
}


def paper() -> str:
    """The whole page: the commands by subject, as /help lists them."""
    return HEAD + "\n".join(_table(subject, lines) for subject, lines in HELP.items()) + NOTES


def _table(subject: str, lines: Mapping[str, HelpLine]) -> str:
    words = {each.name: "、".join(each.words) for each in COMMANDS}
    rows = [f"## {subject}", "", "| 命令 | 也可 | 做什么 | 谁可以 | 谁可以改、办 |", "|---|---|---|---|---|"]
    for name, (purpose, asks, changes) in lines.items():
        more = _who(changes) if changes else ""
        rows.append(f"| `/{name}` | {words[name]} | {purpose} | {_who(asks)} | {more} |")
    return "\n".join(rows) + "\n"


def _who(action: Action | None) -> str:
    """「委员们」, 「管理员、负责人，只在私聊」; the finer rules stand in docs/rights.md."""
    if action is None:
        return "所有人"
    standings = action.standings - {Standing.NEWCOMER, Standing.ANONYMOUS}
    if Standing.STRANGER in action.standings:
        standings = frozenset(Standing)
    short = next((name for several, name in SHORT if standings == several), "")
    names = [short] if short else [each for each in Standing if each in standings]
    return "、".join([*names, *(tie for tie in Tie if tie in action.ties)]) + PLACES[action.places]
