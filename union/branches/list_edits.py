"""What an admin says of the list of branches: new ones, how many people, another name, given up, made one with another.

「一车间 45人、二车间」 adds; 「二车间 86人」, 「二车间 改名 装配车间」, 「二车间 也叫 装配线」, 「二车间 并入 三车间」 change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

LONGEST_NAME, SHORTEST_NAME = 16, 2
MOST_PEOPLE = 10**6


class BranchVerb(StrEnum):
    """What is to become of a branch."""

    PUT = "put"  # new, or with another number of people
    RENAME = "rename"
    MERGE = "merge"
    NAME = "name"
    UNNAME = "unname"
    RETIRE = "retire"
    RESTORE = "restore"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class BranchChange:
    """One wish: `name` is the branch's, `other` the other name or branch where the verb needs one."""

    verb: BranchVerb
    name: str
    other: str = ""
    people: int | None = None


PARTS = re.compile(r"[、,，;；]")
LINES = re.compile(r"[\n;；]")
PEOPLE = re.compile(r"[（(:：]?(?P<people>\d{1,7})(?:[人名位]|\s?(?:people|persons|members)\b)[)）]?")
COUNTED = re.compile(rf"(?P<name>.+?){PEOPLE.pattern}")
BETWEEN: tuple[tuple[BranchVerb, tuple[str, ...]], ...] = (
    (
        BranchVerb.RENAME,
        (
            "改名为",
            "改名為",
            "改名叫",
            "改名",
            "更名为",
            "更名為",
            "更名",
            "改叫",
            "改为",
            "改為",
            " rename to ",
            " renamed ",
            " rename ",
        ),
    ),
    (
        BranchVerb.MERGE,
        (
            "并入",
            "併入",
            "合并到",
            "合併到",
            "合并进",
            "合併進",
            "并到",
            "併到",
            " merge into ",
            " merged into ",
        ),
    ),
    (BranchVerb.UNNAME, ("不再叫", "不叫")),
    (
        BranchVerb.NAME,
        (
            "也叫",
            "又叫",
            "又名",
            "别名",
            "別名",
            "简称",
            "簡稱",
            "俗称",
            "俗稱",
            " also called ",
            " also known as ",
        ),
    ),
)
ALONE: tuple[tuple[BranchVerb, tuple[str, ...]], ...] = (
    (BranchVerb.RETIRE, ("停用", "撤并", "撤併", "retire ")),
    (BranchVerb.RESTORE, ("恢复", "恢復", "启用", "啟用", "restore ")),
    (BranchVerb.DELETE, ("删除", "刪除", "删掉", "刪掉", "delete ")),
)
NO_NAME = re.compile(
    r"[。！？!?：:@/#\"'<>\[\]{}]|今天|昨天|明天|下[周週]|走[访訪]|探[访訪]|慰[问問]|召[开開]|[开開][会會]|\d\s{0,9}[户戶元万萬]|^\d+$"
)


def read_changes(words: str) -> list[BranchChange]:
    """The wishes in the order said; what looks like no name of a branch is `not_a_name`'s to find."""
    return [change for line in LINES.split(words) if line.strip() for change in _line(line.strip())]


def not_a_name(change: BranchChange) -> str | None:
    """The words that can be no branch's name; None where all can."""
    for name in (
        change.name,
        *([change.other] if change.verb in (BranchVerb.RENAME, BranchVerb.NAME) else []),
    ):
        if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or NO_NAME.search(name):
            return name
    return None


def _line(line: str) -> Iterator[BranchChange]:
    for verb, words in BETWEEN:
        for word in words:
            name, found, other = line.partition(word)
            if found and name.strip() and other.strip(" ：:"):
                others = PARTS.split(other.strip(" ：:")) if verb is not BranchVerb.MERGE else [other]
                yield from (BranchChange(verb, _bare(name), _bare(each)) for each in others if each.strip())
                return
    for verb, words in ALONE:
        for word in words:
            if line.startswith(word) or line.endswith(word):
                rest = line.removeprefix(word) if line.startswith(word) else line.removesuffix(word)
                yield from (
                    BranchChange(verb, _bare(each)) for each in PARTS.split(rest) if each.strip(" ：:")
                )
                return
    for part in PARTS.split(line):
        yield from _put(part.strip())


def _put(part: str) -> list[BranchChange]:
    """「一车间 45人 二车间」: a number of people belongs to the name before it."""
    if part.isascii():  # "Workshop 1 45 people": blanks belong to a name
        counted = COUNTED.fullmatch(part)
        return [
            BranchChange(BranchVerb.PUT, _bare(counted["name"]), people=_people(counted))
            if counted
            else BranchChange(BranchVerb.PUT, _bare(part))
        ]
    found: list[BranchChange] = []
    for word in part.split():
        alone, counted = PEOPLE.fullmatch(word), COUNTED.fullmatch(word)
        if alone is not None and found:
            found[-1] = replace(found[-1], people=_people(alone))
        elif counted is not None:
            found.append(BranchChange(BranchVerb.PUT, _bare(counted["name"]), people=_people(counted)))
        else:
            found.append(BranchChange(BranchVerb.PUT, _bare(word)))
    return found


def _people(match: re.Match[str]) -> int:
    return min(int(match["people"]), MOST_PEOPLE)


def _bare(name: str) -> str:
    return name.strip(" \t：:「」『』“”\"'（）()")
