"""Numbers of items said without their sign, where only such a number can be meant: "7 and 9 are duplicates, delete both", 「把10和15去掉」.

Whether there are items or logs of these numbers is asked by whoever knows them; else the words are left as they are.
"""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

LONGEST = 200
ONE = r"[#＃]?\d{1,4}(?:号(?!楼|线|门|车间|机|库|院))?"
AND = r"\s?(?:[,，、&+]|,?\s?and\b|[和跟同与及])\s?(?:the\s)?"
NEXT = rf"(?:{AND}|(?<=号)){ONE}"
SOME, TWO = rf"{ONE}(?:{NEXT}){{0,5}}", rf"{ONE}(?:{NEXT}){{1,5}}"
END = r"(?=\s?(?:$|[,，.。;；!！]|from (?:it|the|that|this)\b|too\b|also\b|as well\b|both\b|pls\b|please\b|lah\b|in (?:it|the (?:list|report))\b))"
ONES = r"(?:\s?(?:ones?\b|那?[两三几]?[条项个单](?!月|人|小时|星期)))?"
PUT_OUT = r"(?:delete|remove|undo|cancel|scrap|drop|throw away|throw out|get rid of|take (?:out|off|away)|strike(?: out| off)?|discard|void)"
TWICE = (
    r"(?:duplicates?|dups?|doubled?|mistakes?|errors?|wrong|the same(?: (?:thing|one|item|meeting|event))?)\b"
)
MENTIONS = tuple(
    Regex(each, any_case=True)
    for each in (
        rf"\b{PUT_OUT} (?:the |both |items? |records? |nos?\.? |numbers? )?(?P<n>{SOME}){ONES}(?P<next> and (?=put|make|move|change|set|keep|let))",
        rf"\b{PUT_OUT} (?:the |both |items? |records? |nos?\.? |numbers? )?(?P<n>{SOME}){ONES}{END}",
        rf"(?<![\w.$:/])(?P<n>{TWO}) (?:are |were |is |r )?(?:all |both |actually )?{TWICE}",
        rf"(?:^|[,.;!] )(?P<n>{ONE}) (?:is|was) (?:an? |just an? )?{TWICE}",
        rf"(?:[删刪撤]|去掉|拿掉|划掉|清掉)(?:[掉除销咗走下]|了去?)?(?:编号)?(?P<n>{SOME})(?:这|那|呢|嗰)?[两三几]?[条项个单]?(?=$|[,，。!！吧了啦呀])",
        rf"[把将](?P<n>{SOME})(?:这|那|呢|嗰)?[两三几]?[条项个单]?(?:都|也|一起|全|给我|帮我){{0,2}}(?:从[^,，。]{{1,8}})?(?:[删刪撤]|去掉|拿掉|划掉|取消|作废|剔除)",
        rf"(?<![\d月.:/])(?P<n>{TWO})(?:这|那|呢|嗰)?[两三几]?[条项个单]?(?:其实|都){{0,2}}[是系]?(?:一样|同一|重复)",
        # A day is not called anything: 「9号改个名，叫…」.
        r"(?<![\d月.:/])(?P<n>\d{1,4}号)(?:[那这][个条项])?的?(?:要|得|帮我|麻烦)?(?:[改换]个?名|名[字称]?[改换])",
    )
)
STILL_THERE = Regex(
    rf"(?:^|[,.;!] ?)(?:is|are|why (?:is|are)) (?P<n>{SOME}) (?:still |also )?(?:there|in (?:it|there|the (?:list|report|calendar|record)s?)|on (?:it|the (?:list|calendar))|showing|counted|recorded)\b|(?<![\d月.:/])(?P<c>{SOME})(?:这|那|呢|嗰)?[条项个单]?(?:怎么|点解)?(?:[还仲]|是不是还|系咪仲)(?:在|喺)(?=[里吗么不呀啊?？,，]|表|上面|日[历程]|月报|度|$)",
    any_case=True,
)
MISTAKEN = Regex(
    r"[记写搞弄报打]错|[错多]了|多余|误|不该(?:记|有)|不算|\b(?:mistake|wrong|error|duplicate|by accident|shouldn'?t be|should not be|not supposed)\b",
    any_case=True,
)
PUT_AWAY = Regex(rf"\b{PUT_OUT}\b|[删撤]|去掉|拿掉|划掉|取消|作废|改|名", any_case=True)
DIGITS = Regex(r"[#＃]?(\d{1,4})[号號]?")


class BareNumbers(NamedTuple):
    """Which numbers, and the text with a sign before each."""

    numbers: tuple[int, ...]
    text: str


def read_bare_numbers(text: str) -> BareNumbers | None:
    """The numbers that can only be of items; None where there are none."""
    plain = simplified(text)
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    for pattern in MENTIONS:
        found = pattern.search(plain)
        if found is not None and not ("#" in found["n"] or "＃" in found["n"]):
            start, end = found.span("n")
            signed = DIGITS.sub(r" #\1 ", text[start:end])
            behind = text[end:]
            if found.groupdict().get("next"):  # "throw away the 7 one and put …" says two things
                behind = f"{text[end : found.start('next')]}, {text[found.end('next') :]}"
            return BareNumbers(
                _numbers(found["n"]), f"{text[:start].rstrip()}{signed}{behind.lstrip()}".strip()
            )
    return None


def read_doubted_numbers(text: str) -> tuple[tuple[int, ...], bool] | None:
    """The numbers of what somebody asks about whether it still is there, and whether they say that it was a mistake."""
    found = STILL_THERE.search(simplified(text)) if len(text) <= LONGEST else None
    numbers = _numbers(found["n"] or found["c"]) if found is not None else ()
    if not numbers:
        told = read_bare_numbers(text)  # "15 was a mistake"
        is_alone = told is not None and len(told.numbers) == 1 and not PUT_AWAY.search(simplified(text))
        return (
            (told.numbers, True)
            if told is not None and is_alone and MISTAKEN.search(simplified(text))
            else None
        )
    return numbers, MISTAKEN.search(simplified(text)) is not None


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(each[1]) for each in DIGITS.finditer(words)))
