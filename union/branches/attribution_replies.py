"""A reply that says nothing but to which branches a record belongs: 「是三车间的」, 「一、二车间」, 「不分小组」."""

from collections.abc import Sequence

from union.core.branches import Branch, Named
from union.core.lazy_regex import Regex
from union.reading.names.branch_spelling import plain
from union.reading.names.branches import all_words, named

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


def chosen(words: str, branches: Sequence[Branch]) -> Named | None:
    """The branches a reply gives, an empty `Named` for none at all; None when it says anything else."""
    said = plain(words.strip())
    if NONE.fullmatch(said.text):
        return Named()
    found = named(words, branches)
    if not found.branches:
        return None
    return found if ONLY.fullmatch(_rest(words, found)) else None


def unlisted(words: str, branches: Sequence[Branch]) -> str | None:
    """The name of a workshop or the like no branch has, where a reply says nothing else: 「是九车间的」."""
    found = ANOTHER.fullmatch(words.strip())
    return found["name"] if found is not None and not named(words, branches).branches else None


def _rest(words: str, found: Named) -> str:
    """What is left beside the names, which stand as `#`."""
    rest, at = "", 0
    for each in found.mentions:
        if each.start >= at:
            rest += f"{words[at : each.start]}#"
            at = each.end
    text = plain(rest + words[at:]).text
    return all_words().sub("#", text) if not found.mentions else text
