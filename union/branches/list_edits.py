"""What an admin says of the list of branches: new ones, how many people, another name, given up, made one with another.

「一车间 45人、二车间」 adds; 「二车间 86人」, 「二车间 改名 装配车间」, 「二车间 也叫 装配线」, 「二车间 并入 三车间」 change.
Also read here: a reply that says nothing but to which branches a record belongs (「是三车间的」).
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from union.core.branches import Branch, NamedBranches
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.data import table
from union.reading.names.branches import all_words, named_branches, plain_form

GLUE = r"(?:小组|工会小组|分会)?(?:应该|应当|应|还)?(?:改为|改成|改到|换成|换到|换为|属于|归到|归|算到|算作|算|记到|记在|记给|是|为)?(?:在|给|到)?"
JOINTS = r"[、,和与及\s]*"
TAIL = r"(?:职工|小组|工会小组|那边)?的?(?:事|活动|记录)?[吧呢啊了。.!]*"
NONE = Regex(
    r"(?:不分小组|不分车间|不属于(?:任何|哪个)?(?:小组|车间|分会)|不是(?:哪个|任何)(?:小组|车间|分会)的?)[。.!]?"
)
KINDS = "(?:车间|車間|小组|小組|班组|班組|科室|分会|分會|分厂|分廠)"
NUMBERED = rf"第?[0-9０-９一二三四五六七八九十]{{1,3}}号?{KINDS}"
SAID = (
    r"(?:应该|應該)?(?:是|属于|屬於|归到?|歸到?|算到?|记到?|記到?|改成|改为|改為|改到|换成|換成)(?=[^不没])"
)
TALK = "[谢謝你我他她们們咱这這那]"  # 「是谢谢你们小组」
BY_NAME = rf"(?<=[是于於归歸到算记記成为為])(?![^，。]{{0,7}}{TALK})[\u4e00-\u9fff]{{1,8}}{KINDS}"
# With a word that says it belongs there, or a number: 「感谢九车间」 says neither.
ANOTHER = Regex(f"(?:{SAID})?(?P<name>{NUMBERED}|{BY_NAME})的?[吧。.]?")
ONLY = Regex(rf"\s*+(?:(?=[^\s#]){GLUE}\s*+)?(?:#{JOINTS}+){{1,12}}{TAIL}\s*")
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


PARTS = Regex(r"[、,，;；]")
LINES = Regex(r"[\n;；]")
ADDING = Regex(r"^(?:添加|增加|新增|加入|加上|加|add)[:：\s]+", any_case=True)  # 「添加 一车间、二车间」
PEOPLE = Regex(r"[（(:：]?(?P<people>\d{1,7})(?:[人名位]|\s?(?:people|persons|members)\b)[)）]?")
COUNTED = Regex(rf"(?P<name>.+?){PEOPLE.pattern}")
NO_NAME = Regex(
    r"[。！？!?：:@/#\"'<>\[\]{}]|今天|昨天|明天|下[周週]|走[访訪]|探[访訪]|慰[问問]|召[开開]|[开開][会會]|\d\s{0,9}[户戶元万萬]|^\d+$"
)


def read_changes(words: str) -> list[BranchChange]:
    """The wishes in the order said; what looks like no name of a branch is `not_a_name`'s to find."""
    lines = (ADDING.sub("", line.strip()) for line in LINES.split(words))
    return [change for line in lines if line for change in _line(line)]


def not_a_name(change: BranchChange) -> str | None:
    """The words that can be no branch's name; None where all can."""
    names = [change.name, *([change.other] if change.verb in (BranchVerb.RENAME, BranchVerb.NAME) else [])]
    wrong = (each for each in names if not SHORTEST_NAME <= len(each) <= LONGEST_NAME or NO_NAME.search(each))
    return next(wrong, None)


def _line(line: str) -> Iterator[BranchChange]:
    edits = table("branches")["list_edits"]
    for verb, words in edits["between"].items():
        for word in words:
            name, _found, other = (each.strip(" ：:") for each in line.partition(word))
            if name and other:
                others = [other] if verb == BranchVerb.MERGE else PARTS.split(other)
                told = (_stripped_name(each) for each in others if each.strip())
                yield from (BranchChange(BranchVerb(verb), _stripped_name(name), each) for each in told)
                return
    for verb, words in edits["alone"].items():
        for word in words:
            if line.startswith(word) or line.endswith(word):
                rest = line.removeprefix(word) if line.startswith(word) else line.removesuffix(word)
                told = (_stripped_name(each) for each in PARTS.split(rest) if each.strip(" ：:"))
                yield from (BranchChange(BranchVerb(verb), each) for each in told)
                return
    for part in PARTS.split(line):
        yield from _added_branches(part.strip())


def _added_branches(part: str) -> list[BranchChange]:
    """「一车间 45人 二车间」: a number of people belongs to the name before it."""
    found: list[BranchChange] = []
    for word in [part] if part.isascii() else part.split():  # "Workshop 1 45 people": blanks belong to a name
        more, counted = PEOPLE.fullmatch(word) if found else None, COUNTED.fullmatch(word)
        said = more or counted
        people = min(int(said["people"]), MOST_PEOPLE) if said else None
        if more:
            found[-1] = replace(found[-1], people=people)
        else:
            name = _stripped_name(counted["name"] if counted else word)
            found.append(BranchChange(BranchVerb.PUT, name, people=people))
    return found


def _stripped_name(name: str) -> str:
    return name.strip(" \t：:「」『』“”\"'（）()")


def chosen(words: str, branches: Sequence[Branch]) -> NamedBranches | None:
    """The branches a reply gives, an empty `Named` for none at all; None when it says anything else."""
    said = plain_form(words.strip())
    if NONE.fullmatch(said.text):
        return NamedBranches()
    found = named_branches(words, branches)
    if not found.branches:
        return None
    return found if ONLY.fullmatch(_rest(words, found)) else None


def unlisted(words: str, branches: Sequence[Branch]) -> str | None:
    """The name of a workshop or the like no branch has, where a reply says nothing else: 「是九车间的」."""
    found = ANOTHER.fullmatch(words.strip())
    return found["name"] if found is not None and not named_branches(words, branches).branches else None


def _rest(words: str, found: NamedBranches) -> str:
    """What is left beside the names, which stand as `#`."""
    rest, at = "", 0
    for each in found.mentions:
        if each.start >= at:
            rest += f"{words[at : each.start]}#"
            at = each.end
    text = plain_form(rest + words[at:]).text
    return all_words().sub("#", text) if not found.mentions else text
