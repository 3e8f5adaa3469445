"""What a message takes back itself: 「走访12户，不对，是15户」 tells of 15, 「昨天，不对，前天慰问了3户」 of the day before yesterday.

The wrong words and those that take them back are left out before anything is read, so that nothing is counted twice; and so
is the greeting before what is said, which is talk and no word about the work.
"""

import re
from collections.abc import Iterator
from functools import cache

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE
from union.reading.text.normal_form import Normal, of_signs

# Hardly any message holds one of these; no other is looked at further.
SIGN = Regex(
    r"错|不对|不是|有误|[更纠订]正|[笔口]误|[哦噢啊呃额唉哎][,.]{0,2}(?:不[,是]|应|是\d)",
    signs="错不误正哦噢啊呃额唉哎",
)
SORRY = r"(?:哦|噢|啊|呃|额|唉|哎呀?|嗯|抱歉|不好意思|对不起|等等|等一?下)"
ERROR = r"(?:(?:我|刚才|刚|上面|前面){0,3}[写打说记报弄搞算数看填输]错(?:数|人数)?|错了|不对|(?:数字?)?有误|(?:更正|纠正|订正)(?:一下)?|[笔口]误)"
SO = r"(?:(?:而|应该|应当|应|其实|实际|实际上)?[是为]|应)"
NOT_THAT = rf"(?:不是[^,。;!?]{{1,12}}?,?{SO})"
GAP = r"[\s,。;!.…:()-]{0,6}"
# Behind what was wrong: 「，不对，是」, 「……更正：」, 「，哦应该是」, 「（写错了）」, 「，啊不，」.
BACK = Regex(
    rf"{GAP}(?:(?:{SORRY}{GAP}){{0,3}}(?:{ERROR}了?[啊哦呀吧]?{GAP}){{1,3}}(?:{SORRY}{GAP}){{0,3}}(?P<so>{NOT_THAT}|{SO})?"
    rf"|(?P<sorry>(?:{SORRY}{GAP}){{1,3}}(?:不{GAP}{SO}?|不?(?:应该|应当|应)[是为]|是(?=\d)))){GAP}"
)
SIGNS = frozenset(" \n,。;!.…:()-")
# 「，更正6张」 and 「，填错3本」 are deeds; these are said of one's own words only.
OF_WORDS = Regex(r"(?:不对|说错了?|口误|正一下)[啊哦呀吧]?$")
NUMBER = rf"(?:(?<![\d.])\d[\d.,]{{0,12}}[百千万]?\d{{0,4}}|[{CHINESE}]{{1,8}})"
# 「6850元（不是6580）」
NOT_BUT = Regex(
    rf"(?<=[\u4e00-\u9fff])[,(]?不是(?:{NUMBER})[元块户人名份个场次]?(?:\)|(?=[,。;!)]|$))(?!,?(?:而|应该|应)?是)"
)
MONTH_DAY = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
DAY = rf"(?:大?前天|昨[天日]|今[天日早]|上{{0,2}}(?:周|星期|礼拜)[一二三四五六日天]|(?:{MONTH_DAY}月)?{MONTH_DAY}[日号]|\d{{1,2}}\.\d{{1,2}}(?!\d))"
NEAR = 40


ALL = r"(?:各位|大家|全体|姐妹们|兄弟们|同志们|同事们|家人们|亲们|手足们?|老师们|hi|hello|hey|dear)"
TO_ALL = rf"{ALL}[^,。;!?\n\d:~]{{0,24}}?"
CALLED = rf"{ALL}(?:[^,。;!?\n\d:~]{{0,6}}?|[^,。;!?\n\d:~]{{0,10}}?[员长们])"  # longer ones say something: 「大家下周三下午交材料！」
WISH = r"(?:(?:早上|上午|中午|下午|晚上|你们?|您)?好(?:[啊呀哈]|大家|所有人)?|早(?:晨|安)?|辛苦(?:大家|各位)?了?|good·\w{3,10}|(?:happy|hope)·[^,。;!?\n\d:]{3,50}|[新佳端中]\w{0,3}(?:快乐|安康|好))"
GREETING = Regex(
    rf"\s?(?:{TO_ALL}[\s·,]{{0,2}}{WISH}|{CALLED}(?=[!。~])|{WISH}(?:·?[a-z]{{2,9}}){{0,3}})[,。!~\n]\s?",
    any_case=True,
)


def without_slips(said: Normal) -> Normal:
    """The message without its greeting and the words it takes back; the same one where it has neither."""
    gone = set(range(_greeted(said.text)))
    for start, end in _slips(said.text) if SIGN.search(said.text) else ():
        gone.update(range(start, end))
    if not gone:
        return said
    signs = enumerate(zip(said.text, said.places, said.ends, strict=True))
    return of_signs(said.raw, [sign for place, sign in signs if place not in gone])


def _greeted(text: str) -> int:
    """Where the greeting ends; 0 where the message says nothing else."""
    at = 0
    while found := GREETING.match(text, at):
        at = found.end()
    return at if at < len(text) else 0


def _slips(text: str) -> Iterator[tuple[int, int]]:
    for match in BACK.finditer(text):
        wrong = [place for one in _right(text, match.end()) if (place := _wrong(text, match.start(), one))]
        is_beside = bool(wrong) and wrong[-1][1] == match.start()
        if wrong and _is_of_words(match, is_beside=is_beside):
            yield from wrong
            # What parts the clauses stays where words stand between.
            yield match.start() + (not is_beside and match[0][:1] in ",。;"), match.end()
    yield from (match.span() for match in NOT_BUT.finditer(text))


def _is_of_words(match: re.Match[str], *, is_beside: bool) -> bool:
    """Whether it is the words that are wrong: 「核对200人，发现有误15人」 is a deed, and 「地址有误，今天再去2户」 the next one."""
    if match["so"] or match["sorry"]:
        return True
    begins = is_beside or match[0][0] in SIGNS
    return begins and (match[0][-1] in SIGNS or OF_WORDS.search(match[0]) is not None)


def _right(text: str, at: int) -> Iterator[str]:
    """What each of the right words is of, a unit or "day", as long as one follows the other."""
    while found := _figure().match(text, at):
        yield found["unit"] or "day"
        at = found.end() + (text[found.end() : found.end() + 1] in tuple("、,和"))


def _wrong(text: str, before: int, of: str) -> tuple[int, int] | None:
    found = [
        one for one in _figure().finditer(text, max(0, before - NEAR), before) if (one["unit"] or "day") == of
    ]
    return found[-1].span() if found else None


@cache
def _figure() -> re.Pattern[str]:
    words = sorted({*lexicon.units(), *lexicon.meant("money"), "块"}, key=len, reverse=True)
    units = "|".join(map(re.escape, words))
    return re.compile(rf"{DAY}|(?:约|近)?{NUMBER}[余多来几]?(?P<unit>{units})[钱整]?")
