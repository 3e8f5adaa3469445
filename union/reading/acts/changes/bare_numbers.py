"""Numbers of items of which somebody asks whether they are still there: "is 15 still there? that one was a mistake", 「3號仲喺度呀」.

Whether there are items or logs of these numbers is asked by whoever knows them; else the words are left as they are.
"""

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

LONGEST = 200
ONE = r"[#＃]?\d{1,4}(?:号(?!楼|线|门|车间|机|库|院))?"
AND = r"\s?(?:[,，、&+]|,?\s?and\b|[和跟同与及])\s?(?:the\s)?"
SOME = rf"{ONE}(?:(?:{AND}|(?<=号)){ONE}){{0,5}}"
# "15 was a mistake", and nothing is done with it
MISTOOK = Regex(
    rf"(?:^|[,.;!] )(?P<n>{ONE}) (?:is|was) (?:an? |just an? )?(?:mistake|error|wrong|duplicate)\b",
    any_case=True,
)
STILL_THERE = Regex(
    rf"(?:^|[,.;!] ?)(?:is|are|why (?:is|are)) (?P<n>{SOME}) (?:still |also )?(?:there|in (?:it|there|the (?:list|report|calendar|record)s?)|on (?:it|the (?:list|calendar))|showing|counted|recorded)\b|(?<![\d月.:/])(?P<c>{SOME})(?:这|那|呢|嗰)?[条项个单]?(?:怎么|点解)?(?:[还仲]|是不是还|系咪仲)(?:在|喺)(?=[里吗么不呀啊?？,，]|表|上面|日[历程]|月报|度|$)",
    any_case=True,
)
MISTAKEN = Regex(
    r"[记写搞弄报打]错|[错多]了|多余|误|不该(?:记|有)|不算|\b(?:mistake|wrong|error|duplicate|by accident|shouldn'?t be|should not be|not supposed)\b",
    any_case=True,
)
PUT_AWAY = Regex(
    r"\b(?:delete|remove|undo|cancel|scrap|drop|throw|get rid|take (?:out|off|away)|strike|discard|void)\b|[删撤]|去掉|拿掉|划掉|取消|作废|改|名",
    any_case=True,
)
DIGITS = Regex(r"[#＃]?(\d{1,4})[号號]?")


def read_doubted_numbers(text: str) -> tuple[tuple[int, ...], bool] | None:
    """The numbers of what somebody asks about whether it still is there, and whether they say that it was a mistake."""
    plain = simplified(text)
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    found = STILL_THERE.search(plain)
    if found is not None:
        return _numbers(found["n"] or found["c"]), MISTAKEN.search(plain) is not None
    mistook = MISTOOK.search(plain) if not PUT_AWAY.search(plain) else None
    return (_numbers(mistook["n"]), True) if mistook is not None else None


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(each[1]) for each in DIGITS.finditer(words)))
