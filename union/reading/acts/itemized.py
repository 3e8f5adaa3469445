"""A list typed on one line: its numbers have no dots, or its heading counts its items; it is written out as minutes are."""

import re

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole

LEAST, LONGEST = 2, 600  # items of a list; signs of a message
# 「傾掂四樣 1 健康日… 2 慧儀寫信… 3 大會…」, 「说三个事 1消防演练… 2建议…」: the numbers of a list, on one line or several.
ITEM = Regex(
    r"(?:^|(?<=[\s,，。;；:：\u4e00-\u9fff]))(?P<n>[1-9])(?P<dot>[.、．)）]?)[ \t]?"
    r"(?=[\u4e00-\u9fffA-Za-z]|(?<=[ \t])\d{1,2}[月号號日])(?![个個名位户戶人次月日号號点點天元块塊份场場条條项項桌台臺张張箱盒袋只隻楼樓届屆组組]|年(?!会|會|终|終|货|貨)|[周週](?![年会會])|[车車]|[分件](?![会會队隊]))"
)
HOW_MANY = Regex(
    r"(?P<n>[两兩二三四五六七八九2-9])(?:[个個件样樣项項点點](?:事情?|嘢|野|工作)?)[^一二三四五六七八九\d]{0,6}$"
)
RESOLVED = Regex(  # 「今晚開會決定咗 中秋探退休會員…」: a heading, whose colon nobody typed
    r"^(?P<head>[^,，。;；:：\n\s]{0,12}[会會]上?[^,，。;；:：\n\s]{0,2}(?:[决決][定议議]|[议議]定|定|通[过過]|[倾傾]掂|[说說讲講]好)[了咗左下]{0,2})[ \t]{1,3}(?=\S)"
)
STOPS = "。；;，,：: \n"
SURELY_LISTED = 3  # numbers without a dot behind them, where nobody says how many there are


def itemized(text: str) -> str:
    """A list whose numbers have no dots, or whose heading counts its items, as minutes are written, resolutions behind a colon; any other text as it is."""
    text = RESOLVED.sub(r"\g<head>：", text)
    found = list[re.Match[str]]()
    for each in ITEM.finditer(text) if len(text) <= LONGEST else ():
        if int(each["n"]) == len(found) + 1:
            found.append(each)
    lead = text[: found[0].start()].strip() if found else ""
    said = HOW_MANY.search(lead)
    is_counted = said is not None and whole(said["n"].replace("兩", "两")) == len(found)
    is_listed = len(found) >= SURELY_LISTED and not any(each["dot"] for each in found)
    if len(found) < LEAST or not (is_counted or is_listed):
        return text
    ends = [*(each.start() for each in found[1:]), len(text)]
    items = [text[each.end() : end].strip() for each, end in zip(found, ends, strict=True)]
    told = "\n".join(f"{place}. {item.rstrip(STOPS)}" for place, item in enumerate(items, 1))
    before = lead[: said.start() if said else None].rstrip(STOPS)
    if said:
        return f"{before}{'。' if before else ''}{len(items)}件事：\n{told}"
    return f"{before}：\n{told}" if before else told
