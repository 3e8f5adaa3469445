"""Numbers that name something and count nothing: 「#12」, and the marks of a list: 「1. 走访3户 2. 培训40人」, 「一是…二是…」, 「①…②…」.

A line may also begin with its number and a blank.
"""

import re

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole

MARKED = Regex(r"[#＃]\s?([0-9０-９]{1,9})(?![0-9０-９])")
# 「31号记录」 is no day.
OF_RECORD = Regex(r"(?<!\d)(\d{1,6})[号號](?:那[条條]|[记記][录錄]|日程|事[项項]|任[务務])的?")
BARE = Regex(r"\s*([0-9０-９]{1,9})\s*")
# 「刚才那条」, 「上一条记录」: the writer's newest, whatever its number.
NEWEST = r"(?:我?(?:刚才|刚刚|刚|剛才|剛剛|上面|上|前面|最后)的?(?:那|这|一)?一?[条條个個句项項][记記]?[录錄]?)[吧了]?"
UNDONE = re.compile(rf"(?:撤销|撤銷|撤回|撤掉|删掉?|刪掉?|作废)(?:一下)?{NEWEST}[。.!！]?")


def named(text: str) -> re.Match[str] | None:
    """Where a number is named among other words: 「#12」, 「31号记录」; its first group has the digits."""
    return MARKED.search(text) or OF_RECORD.search(text)


def read_only_number(text: str) -> int | None:
    """12 of a text that is 「#12」 or 「12」 and nothing else."""
    said = text.strip()
    found = MARKED.fullmatch(said) or BARE.fullmatch(said)
    return int(found[1]) or None if found else None


def read_number(text: str) -> int | None:
    """12 of 「撤销 #12」, 「＃12」 or a bare 「12」; None where no number is named."""
    found = MARKED.search(text) or BARE.fullmatch(text)
    return int(found[1]) or None if found else None


# What makes a figure at the head of a line more than its mark: 「3月」, 「2人」.
COUNTERS = (
    "月号日时点年周人名位户个份件场次台条张本元万千百十家盒袋箱桶瓶部组套辆只期季等级楼层车班岁米公斤届类分小"
)
QUOTES = "“「《【"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
MARK = Regex(
    rf"(?<![\d.])(?P<arabic>\d{{1,2}})[.、)](?=\s?(?:[\u4e00-\u9fff]|\d{{1,2}}月\d))|[(](?P<inner>\d{{1,2}}|[一二三四五六七八九十])[)]"
    rf"|(?:^|(?<=\n))(?P<lined>\d{{1,2}})[ ·]?(?![{COUNTERS}])(?=[\u4e00-\u9fff{QUOTES}])"
    rf"|(?P<said>[一二三四五六七八九十])(?:是(?!否)|、(?=[\u4e00-\u9fff]{{2}}|[{QUOTES}]))|其(?P<ordinal>[一二三四五])(?=[,是])|(?P<circled>[{CIRCLED}])"
)


def list_marks(text: str) -> list[tuple[int, int]]:
    """Where the marks of a list begin and end; marks that do not count up from one, two at least, are none."""
    counting: dict[str, list[tuple[int, int]]] = {}
    for match in MARK.finditer(text):
        style = match.lastgroup or ""
        begun = counting.setdefault(style, [])
        if _number(match[style]) == len(begun) + 1:
            begun.append(match.span())
    return sorted(place for begun in counting.values() if len(begun) > 1 for place in begun)


def _number(mark: str) -> int | None:
    return CIRCLED.index(mark) + 1 if mark in CIRCLED else whole(mark)
