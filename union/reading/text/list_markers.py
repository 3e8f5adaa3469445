"""Lists inside a message: 「1. 走访3户 2. 培训40人」, 「一是…二是…」, 「①…②…」, and lines that begin with 1, 2, 3 and a blank."""

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole

QUOTES = "“「《【"
# What makes a figure at the head of a line more than its mark: 「3月」, 「2人」.
COUNTERS = (
    "月号日时点年周人名位户个份件场次台条张本元万千百十家盒袋箱桶瓶部组套辆只期季等级楼层车班岁米公斤届类分小"
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
MARK = Regex(
    rf"(?<![\d.])(?P<arabic>\d{{1,2}})[.、)](?=\s?(?:[\u4e00-\u9fff]|\d{{1,2}}月\d))|[(](?P<inner>\d{{1,2}}|[一二三四五六七八九十])[)]"
    rf"|(?:^|(?<=\n))(?P<lined>\d{{1,2}})[ ·]?(?![{COUNTERS}])(?=[\u4e00-\u9fff{QUOTES}])"
    rf"|(?P<said>[一二三四五六七八九十])(?:是(?!否)|、(?=[\u4e00-\u9fff]{{2}}|[{QUOTES}]))|其(?P<ordinal>[一二三四五])(?=[,是])|(?P<circled>[{CIRCLED}])"
)


def items(text: str) -> list[tuple[int, int]]:
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
