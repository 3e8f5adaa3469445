"""What a meeting resolved, as it is typed on a phone: lists whose numbers have no dots, headings without a colon."""

import re
from collections.abc import Sequence

from union.core.lazy_regex import Regex
from union.reading.acts.dictation import LEAST, LONGEST
from union.reading.numbers.numerals import whole_number

# 「傾掂四樣 1 健康日… 2 慧儀寫信… 3 大會…」, 「说三个事 1消防演练… 2建议…」: the numbers of a list, on one line or several.
ITEM = Regex(
    r"(?<=[,，。;；:： ])(?:(?P<is>[一二三四五六七八九])是|(?P<one>(?:[还還]有|再|另外?|最[后後])?[一]?[个個件样樣项項](?:事[情儿]?)?就?[是系係]|再就是|[还還]有就是))(?=[\u4e00-\u9fff\d])|(?:^|(?<=[\s,，。;；:：\u4e00-\u9fff]))(?P<n>[1-9])(?P<dot>[.、．)）]?)[ \t]?"
    r"(?=[\u4e00-\u9fffA-Za-z]|(?<=[ \t])\d{1,2}[月号號日])(?![个個名位户戶人次月日号號点點天元块塊份场場条條项項桌台臺张張箱盒袋只隻楼樓届屆组組]|年(?!会|會|终|終|货|貨)|[周週](?![年会會])|[车車]|[分件](?![会會队隊]))"
)
HOW_MANY = Regex(
    r"(?P<n>[两兩二三四五六七八九2-9几幾])(?:[个個件样樣项項点點](?:事情?|嘢|野|工作)?)[^一二三四五六七八九\d]{0,6}$"
)
RESOLVED = Regex(  # 「今晚開會決定咗 中秋探退休會員…」: a heading, whose colon nobody typed
    r"^(?P<head>[^,，。;；:：\n\s]{0,12}[会會]上?[^,，。;；:：\n\s]{0,2}(?:[决決][定议議]|[议議]定|定|通[过過]|[倾傾]掂|[说說讲講]好)[了咗左下]{0,2})[ \t]{1,3}(?=\S)"
)
# 「今天会上定了，下周二搞演练」, 「刚开完会，定了下周三去敬老院」: that it was decided is no deed, and its day is none of theirs.
DECIDED = Regex(
    r"^[^,，。;；:：\n\s\d]{0,8}(?:[会會]上|[开開]完?了?[会會]|碰[头頭][会會]?上?)[,，]?[^,，。;；:：\n\s]{0,3}?(?:[决決]定|[议議]定|定(?!在|于|[额员員])|[说說讲講商][好定])(?:了|咗|下[来來])?"
    r"(?:[,，]\s{0,2}|(?=[下这這本]{0,2}个?個?(?:[周週]|星期|[礼禮]拜)|\d{1,2}[月号號日]|[明后後]天|[聽听]日))(?=\S)"
)
SHORTEST_ITEM = 3  # signs
COUNTED = Regex(  # 「定了三件事：走访9户、体检13号开始、评选张伟牵头」: as many between the marks as the heading says
    r"(?P<n>[两兩二三四五六七八2-8])(?:[个個件样樣项項点點])(?:事情?|嘢|工作|活)?[:：]\s?(?P<items>[^\n。；;!！?？]{6,200}[^\n]{0,2})$"
)
PARTED = ("、", "；", ";", "，", ",")
STOPS = "。；;，,：: \n"
SURELY_LISTED = 3  # numbers without a dot behind them, where nobody says how many there are


def itemized(text: str) -> str:
    """A list whose numbers have no dots, or whose heading counts its items, as minutes are written, resolutions behind a colon; any other text as it is."""
    text = RESOLVED.sub(r"\g<head>：", text)
    found = list[re.Match[str]]()
    for each in ITEM.finditer(text) if len(text) <= LONGEST else ():
        if each["one"] or whole_number(each["n"] or each["is"]) == len(found) + 1:
            found.append(each)
    lead = text[: found[0].start()].strip() if found else ""
    said = HOW_MANY.search(lead)
    is_counted = said and whole_number(said["n"].replace("兩", "两")) in (len(found), None)  # None: 「几件」
    is_listed = len(found) >= SURELY_LISTED and all(each["n"] and not each["dot"] for each in found)
    if len(found) < LEAST or not (is_counted or is_listed):
        return text
    ends = [*(each.start() for each in found[1:]), len(text)]
    items = [text[each.end() : end] for each, end in zip(found, ends, strict=True)]
    told = _numbered(items)
    before = lead[: said.start() if said else None].rstrip(STOPS)
    if said:
        return f"{before}{'。' if before and not before.endswith(('定了', '定的')) else ''}{len(items)}件事：\n{told}"
    return f"{before}：\n{told}" if before else told


def counted_items(text: str) -> str:
    """A list in one sentence whose heading counts its items, each on a line of its own; any other text as it is."""
    said = COUNTED.search(text)
    count = whole_number(said["n"].replace("兩", "两")) if said else None
    items = next((found for sign in PARTED if said and len(found := said["items"].split(sign)) == count), [])
    if said is None or not items or not all(len(each.strip()) >= SHORTEST_ITEM for each in items):
        return text
    before = text[: said.start()].rstrip(STOPS)
    return (
        f"{before}{'。' if before and not before.endswith('定了') else ''}{count}件事：\n{_numbered(items)}"
    )


def _numbered(items: Sequence[str]) -> str:
    """Each on a line of its own, as minutes have them."""
    return "\n".join(f"{place}. {item.strip().rstrip(STOPS)}" for place, item in enumerate(items, 1))
