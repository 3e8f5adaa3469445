# small: a step before dictated lists, whose module is full
"""A list in one sentence whose heading counts its items: 「定了三件事：走访9户、体检13号开始、评选张伟牵头，25号前报名单」."""

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole_number

SHORTEST_ITEM = 3  # signs
STOPS = "。；;，,：: \n"
COUNTED = Regex(  # 「定了三件事：走访9户、体检13号开始、评选张伟牵头」: as many between the marks as the heading says
    r"(?P<n>[两兩二三四五六七八2-8])(?:[个個件样樣项項点點])(?:事情?|嘢|工作|活)?[:：]\s?(?P<items>[^\n。；;!！?？]{6,200}[^\n]{0,2})$"
)
PARTED = ("、", "；", ";", "，", ",")


def counted_items(text: str) -> str:
    """A list in one sentence whose heading counts its items, each on a line of its own; any other text as it is."""
    said = COUNTED.search(text)
    count = whole_number(said["n"].replace("兩", "两")) if said else None
    items = next((found for sign in PARTED if said and len(found := said["items"].split(sign)) == count), [])
    if said is None or not items or not all(len(each.strip()) >= SHORTEST_ITEM for each in items):
        return text
    before = text[: said.start()].rstrip(STOPS)
    numbered = "\n".join(f"{place}. {item.strip().rstrip(STOPS)}" for place, item in enumerate(items, 1))
    return f"{before}{'。' if before and not before.endswith('定了') else ''}{count}件事：\n{numbered}"
