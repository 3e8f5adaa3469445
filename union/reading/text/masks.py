"""Blanks out what would be misread as a time: figures already read, document numbers, plates, names.

The blanked text keeps its length, so that places stay right.
"""

from collections.abc import Iterable, Iterator

from union.core.lazy_regex import Regex

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
PATTERN = Regex(
    lambda: (
        rf"(?=[h〔\[(【{PROVINCES}\d《第])(?:{'|'.join((LINK, DOCUMENT, PLATE, LONG_NUMBER, TITLE_OF_WORK, ORDINAL, SCORE))})"
    )
)


def masked(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text with the stretches taken blanked out."""
    spans = list(taken)
    if not spans:
        return text
    signs = list(text)
    for start, end in spans:
        signs[start:end] = BLANK * (end - start)
    return "".join(signs)


def no_times(text: str) -> list[tuple[int, int]]:
    """Where names and numbers of lists stand that look like times."""
    return [*names(text), *_line_numbers(text)]


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where names and numbers stand that look like times: 第3小组, 五一劳动奖章."""
    return (match.span() for match in PATTERN.finditer(text))


def titles_of_works(text: str) -> list[tuple[int, int]]:
    """Where titles in 《》 stand: a figure in one counts nothing."""
    return [match.span() for match in WORK.finditer(text)] if "《" in text else []


def _line_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in LINE_NUMBER.finditer(text) if "、" in text or ")" in text else ():
        if match["next"] is None or int(match["next"]) != int(match["number"]) + 1:
            yield match.span()
