"""Writes docs/commands.md from handlers/routing/command_table.py, the sentences of /help and the table of rights.

`python -m tools.papers` writes it; tests/docs/test_papers.py refuses it where it is out of date.
"""

from collections.abc import Iterable

from handlers.core.feature import Command
from handlers.routing.basic_texts import purposes
from handlers.routing.command_table import COMMANDS
from union.core.rights import TABLE, Action, Place, Standing, Tie
from union.words import words

PAPER = "docs/commands.md"
HEAD = """# 命令一览

本页由 `python -m tools.papers` 从 `handlers/routing/command_table.py`、`union/core/rights.py` 生成，请勿手改。

平时不用命令，说一句就行；命令用在要看什么、改什么的时候。中文词和拉丁命令一样用：「待办」就是 `/due`，「设置 提醒时间 8:30」就是
`/settings 提醒时间 8:30`；繁体、英文也认。机器人没关隐私模式时，群里只看得到斜杠开头的。逐项权限见 [rights.md](rights.md)，
每件事怎么做见 [manual.md](manual.md)。

"""
NOTES = """
- **委员们**：管理员、组长、委员；新群是开放的，没登记的人在群里说话也算（设置「仅限委员记录」以后不算）。
- 「也可」：`记录：走访3户`、`记录 走访3户` 都行；`/log 走访3户` 也是。
- 机器人在几个群里、您在私聊发命令，它先问是哪个群。
"""
# What may be seen with a command, and what needs more: the actions its handler asks union/core/rights.py about.
ANYBODY = None
RIGHTS: dict[str, tuple[Action | None, Action | None]] = {
    "add": (Action.ADD, None),
    "log": (Action.LOG, None),
    "cal": (Action.SEE, None),
    "due": (Action.SEE, Action.FINISH),
    "me": (Action.SEE, None),
    "digest": (Action.SEE, None),
    "ask": (Action.SEE, None),
    "find": (Action.SEE, None),
    "why": (Action.SEE, None),
    "help": (ANYBODY, None),
    "start": (ANYBODY, None),
    "undo": (Action.CHANGE_OWN, Action.CHANGE_ANY),
    "redo": (Action.CHANGE_OWN, Action.CHANGE_ANY),
    "done": (Action.FINISH, None),
    "festivals": (Action.SEE, Action.SETTINGS),
    "holidays": (Action.SEE, Action.HOLIDAYS),
    "plan": (Action.SEE, Action.PLAN),
    "remind": (Action.OWN_REMINDER, None),
    "template": (Action.SEE, Action.TEMPLATES),
    "paper": (Action.SEE, Action.TEMPLATES),
    "budget": (Action.SEE, Action.BUDGET),
    "handover": (Action.CHANGE_OWN, Action.CHANGE_ANY),
    "care": (Action.SEE, Action.CARE),
    "roles": (Action.SEE, Action.ROLES),
    "request": (Action.REQUEST, Action.REQUESTS),
    "coverage": (Action.COVERAGE, None),
    "branches": (Action.SEE, Action.BRANCHES),
    "settings": (Action.SEE, Action.SETTINGS),
    "web": (Action.WEB, None),
    "feed": (Action.FEED, Action.FEED_OF_ALL),
    "mirrors": (Action.SETTINGS, None),
    "helped": (Action.LOG, Action.HELPED_NAMES),
    "privacy": (ANYBODY, Action.ERASE),
    "export": (Action.OWN_DATA, Action.EXPORT),
    "erase": (Action.OWN_DATA, Action.ERASE),
    "cancel": (ANYBODY, None),
    "language": (ANYBODY, None),
}
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
    named = {each.name: each for each in COMMANDS}
    parts, told = [], set[str]()
    for subject, lines in purposes(words()):
        known = [(named[name], purpose) for name, purpose in lines.items() if name in named]
        told |= {each.name for each, _purpose in known}
        parts.append(_table(subject, known))
    others = [(each, each.menu or "见手册") for each in COMMANDS if each.name not in told]
    if others:
        parts.append(_table("没有列在帮助里的", others))
    return HEAD + "\n".join(parts) + NOTES


def _table(subject: str, lines: Iterable[tuple[Command, str]]) -> str:
    rows = [f"## {subject}", "", "| 命令 | 也可 | 做什么 | 谁可以 | 谁可以改、办 |", "|---|---|---|---|---|"]
    for each, purpose in lines:
        use, change = RIGHTS[each.name]
        also = "、".join(each.words)
        rows.append(
            f"| `/{each.name}` | {also} | {purpose} | {_who(use)} | {_who(change) if change else ''} |"
        )
    return "\n".join(rows) + "\n"


def _who(action: Action | None) -> str:
    """「委员们」, 「管理员、负责人，只在私聊」; the finer rules stand in docs/rights.md."""
    if action is None:
        return "所有人"
    rule = TABLE[action]
    standings = rule.standings - {Standing.NEWCOMER, Standing.ANONYMOUS}
    if Standing.STRANGER in rule.standings:
        standings = frozenset(Standing)
    short = next((name for several, name in SHORT if standings == several), "")
    names = [short] if short else [each for each in Standing if each in standings]
    return "、".join([*names, *(tie for tie in Tie if tie in rule.ties)]) + PLACES[rule.places]
