"""Blanks out what would be misread as a time: figures already read, document numbers, plates, names; places stay right.

And numbers that name something and count nothing: 「#12」, the marks of a list: 「1. 走访3户 2. 培训40人」, 「一是…二是…」, 「①…②…」.
"""

import re
from collections.abc import Iterable, Iterator

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole_number

BLANK = "□"
DOCUMENT = r"[〔\[(【]\d{4}[〕\])】]\s?(?:第?\d+号)?"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = rf"[{PROVINCES}][A-Z][A-Z0-9]{{4,6}}"
LONG_NUMBER = r"(?<![\d.])(?!20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))\d{5,}(?!\d*[-/.年])"
TITLE_OF_WORK = r"《[^》]{1,60}》"
LINK = r"https?://[\w./?=&%#~:+-]+"
ORDINAL = r"第[\d一二三四五六七八九十百]{1,5}(?:名|届|次|号|组|批|章|条|页|车间|版|卷|册|代|位|排|中学|小学|医院|人民医院|工程)"
SCORE = r"(?<!\d)\d{1,3}比\d{1,3}"

WORK = Regex(TITLE_OF_WORK)
# 「1、3月底前完成」: the number of a list's line is no month; but 「3、4月份」 is two.
LINE_NUMBER = Regex(r"(?m)^[ \t]{0,9}(?P<number>\d{1,2})[、)](?:(?=(?P<next>\d{1,2})[月日号])|(?!\d))")
# 「月底28号」: the day itself is said behind it.
LEADING = r"(?<![\d一二三四五六七八九十本上下这个])(?:月[底初末]|周末)(?=\d{1,2}[日号])"
PATTERN = Regex(
    lambda: (
        rf"(?=[h〔\[(【{PROVINCES}\d《第月周])(?:{'|'.join((LEADING, LINK, DOCUMENT, PLATE, LONG_NUMBER, TITLE_OF_WORK, ORDINAL, SCORE))})"
    )
)


# 「1# 2#机」 are machines.
MARKED = Regex(
    r"(?<![0-9０-９])[#＃]\s?([0-9０-９]{1,9})(?![0-9０-９]|路(?![线線])|[楼樓栋棟线線])"
)  # 「#1路公交」 is a bus
# 「31号记录」 is no day.
OF_RECORD = Regex(r"(?<!\d)(\d{1,6})[号號](?:那[条條]|[记記][录錄]|日程|事[项項]|任[务務])的?")
BARE = Regex(r"\s*([0-9０-９]{1,9})\s*")
# 「刚才那条」, 「上一条记录」: the writer's newest, whatever its number.
NEWEST = r"(?:我?(?:刚才|刚刚|刚|剛才|剛剛|上面|上|前面|最后)的?(?:那|这|一)?一?[条條个個句项項][记記]?[录錄]?)[吧了]?"
UNDONE = Regex(rf"(?:撤销|撤銷|撤回|撤掉|删掉?|刪掉?|作废)(?:一下)?{NEWEST}[。.!！]?")


def masked(text: str, taken: Iterable[tuple[int, int]], blank: str = BLANK) -> str:
    """The text with the stretches taken blanked out."""
    for start, end in taken:
        text = f"{text[:start]}{blank * (end - start)}{text[end:]}"
    return text


def no_times(text: str) -> list[tuple[int, int]]:
    """Where names and numbers of lists stand that look like times."""
    found = list(identifier_spans(text))
    for match in LINE_NUMBER.finditer(text) if "、" in text or ")" in text else ():
        if match["next"] is None or int(match["next"]) != int(match["number"]) + 1:
            found.append(match.span())
    return found


def identifier_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where names and numbers stand that look like times: 第3小组, 五一劳动奖章."""
    return (match.span() for match in PATTERN.finditer(text))


def titles_of_works(text: str) -> list[tuple[int, int]]:
    """Where titles in 《》 stand: a figure in one counts nothing."""
    return [match.span() for match in WORK.finditer(text)] if "《" in text else []


def named_number(text: str) -> re.Match[str] | None:
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
CIRCLED, LETTERS, ROMAN = "①②③④⑤⑥⑦⑧⑨⑩", "abcdefgh", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
MARK = Regex(
    rf"(?<![\d./])(?P<arabic>\d{{1,2}})[.、)](?=\s{{0,3}}(?:[\u4e00-\u9fff]|\d{{1,2}}月\d|[A-Za-z]{{3}}))|(?<![日号\d])[(](?P<inner>\d{{1,2}}|[一二三四五六七八九十])[)]|[(](?P<roman>[iv]{{1,4}})[)]|(?<![A-Za-z])[(]?(?P<letter>[a-h])[)](?=[ ·]?[A-Za-z\u4e00-\u9fff])"
    rf"|(?:^|(?<=\n))(?P<lined>\d{{1,2}})[ ·]?(?![{COUNTERS}])(?=[\u4e00-\u9fff{QUOTES}])"
    rf"|(?P<said>[一二三四五六七八九十])(?:是(?!否)|、(?=[\u4e00-\u9fff]{{2}}|\d{{1,2}}(?:月\d|[日号][\u4e00-\u9fff])|[{QUOTES}]))|其(?P<ordinal>[一二三四五])(?=[,是])|(?P<circled>[{CIRCLED}])"
    rf"|(?:^|(?<=[,。;:!\n ]))(?P<told>一个[是呢]|(?:再|另外?|还有|最后)一个[是呢]?),?"
)


def list_marks(text: str) -> list[tuple[int, int]]:
    """Where the marks of a list begin and end; marks that do not count up from one, two at least, are none."""
    counting: dict[str, list[tuple[int, int]]] = {}
    for match in MARK.finditer(text):
        style = match.lastgroup or ""
        begun = counting.setdefault(style, [])
        is_told = style == "told" and (begun or match[style].startswith("一"))  # 「一个是…再一个…」
        if is_told or _number(match[style]) == len(begun) + 1:
            begun.append(match.span())
    return sorted(place for begun in counting.values() if len(begun) > 1 for place in begun)


def _number(mark: str) -> int | None:
    listed = next((one for one in (CIRCLED, LETTERS, ROMAN) if mark in one), None)
    return listed.index(mark) + 1 if listed else whole_number(mark)


DAY_SAID = Regex(r"(?P<day>\d{1,2})[号號日]")  # a bare day, by which an item may be known: 「9号走访谁去」
# 「王主席，女工那块写好发您了」: who is spoken to names nothing.
ADDRESS = r"(?![是系係叫由让讓请請找问問给給])[\u4e00-\u9fff]{0,3}(?:主[席任]|[书書][记記]|委[员員]|老[师師]|[师師]傅|[院校会會部][长長]|[姐哥总總工])[您你]?"
SPOKEN_TO, ADDRESSED = Regex(ADDRESS), Regex(rf"^\s?{ADDRESS}[,，]\s?(?=.{{3}})")


def without_address(text: str) -> str:
    """The words behind who is spoken to."""
    return ADDRESSED.sub("", text, 1)
