"""What has the words of a time and is none: idioms, names of firms, plants and people, names in quotation marks.

The words stand in union/data/no_times.toml; figures are looked at in false_time_figures.py.
"""

import re
from collections.abc import Iterator
from functools import cache

from union.core.lazy_regex import Regex, ahead, compiled
from union.data import table
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE
from union.reading.time.false_time_figures import plain_figures

# Songs and poems: 五月的鲜花, 三月里的小雨
SONGS = Regex(
    r"[一二三四五六七八九十]{1,2}月里?的(?:小雨|雨(?![天季])|风(?![采险格])|鲜?花(?![费销展])|歌|草原|纪念(?![品日章])|阳光(?!房)|麦|天空|玫瑰|向日葵|微笑|桃花)"
)
LOOK_BEHIND = Regex(r"^\(\?<[!=][^)]{1,20}\)")
QUOTED = Regex(
    r"[“「『\"‘](?![^”」』]{0,12}(?:[\d一二三四五六七八九十]月|[日号节]))(?=[^”」』]{0,12}?[点月时周期天今明昨每晚早夜午晨])(?P<name>[^”」』\"’“\n]{2,12})[”」』\"’]"
)
NAMED = Regex(lambda: _either("quoted", "named"))
NAMING = Regex(lambda: f"(?:{_either('quoted', 'naming')}):?$")
SHOP = Regex(lambda: _either("shops", "kinds"))
FEAST = Regex(lambda: _either("people", "festive"))
FESTIVE = Regex(
    lambda: (
        rf"(?:[{_signs('surnames')}]|[高许曾任](?![一二三四五六七八九十]月))(?:{_either('people', 'festive')})"
    )
)


def lookalikes(text: str) -> Iterator[tuple[int, int]]:
    """Where stands what only looks like a time; union/reading/reader.py blanks it out before it looks for times."""
    yield from _names(text)
    if "周" in text or "明" in text or FESTIVE.search(text):
        yield from (match.span() for match in _people().finditer(text))
    yield from (match.span("name") for match in QUOTED.finditer(text) if _is_name(text, *match.span()))
    if SHOP.search(text):
        yield from (match.span("name") for match in _shops().finditer(text))
    if FEAST.search(text):
        yield from (match.span() for match in _by_given_name().finditer(text))
    if "月" in text:
        yield from (match.span() for match in SONGS.finditer(text))
    yield from plain_figures(text)


def _is_name(text: str, start: int, end: int) -> bool:
    """“三点半”课堂, “七点学堂”: whether the words in or around quotation marks say that a name stands in them."""
    inside, before = text[start + 1 : end - 1], text[max(0, start - 5) : start]
    return any((NAMED.match(text, end), NAMED.search(inside), NAMING.search(before)))


def _either(group: str, name: str) -> str:
    """The words of a list as alternatives, the longest first; they may look ahead."""
    return "|".join(sorted(table("no_times")[group][name], key=len, reverse=True))


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Words and names, tried by their first sign: few places of a text begin one."""
    end = 0
    for sign in FIRST_SIGNS.finditer(text):
        match = _beginning_with(sign[0]).match(text, sign.start()) if sign.start() >= end else None
        if match:
            end = match.end()
            yield match.span()


@cache
def _beginning_with(sign: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()[sign]))


@ahead
def _all() -> Iterator[object]:
    return map(_beginning_with, _words())


@cache
def _words() -> dict[str, list[str]]:
    by_first: dict[str, list[str]] = {}
    words = (word for words in table("no_times")["words"].values() for word in words)
    for word in sorted(words, key=len, reverse=True):
        sign = LOOK_BEHIND.sub("", word)[0]
        # A word that begins or ends with a numeral is none inside a longer number: 十|一点点名, 三月三|十日.
        before = rf"(?<![\d{CHINESE}历])" if sign in CHINESE else ""
        after = rf"(?![\d{CHINESE}日号月点])" if word[-1] in CHINESE else ""
        by_first.setdefault(sign, []).append(before + word + after)
    return by_first


FIRST_SIGNS = Regex(lambda: f"[{''.join(_words())}]")


@cache
def _shops() -> re.Pattern[str]:
    """八点半咖啡馆的券, 天天超市赞助; but 「明天八点半咖啡馆的聚会」 is a time."""
    clock = r"(?<![午晚早上今明后天日号周期拜到至\d一二三四五六七八九十:-])(?:十[一二]?|[一二两三四五六七八九]|1?\d)点(?:半|钟)?"
    sure = rf"(?:{clock}|(?<![\u4e00-\u9fff])(?:天天|七夕|七一|八一|五四|{'|'.join(lexicon.phrases('solar_terms'))}))[\u4e00-\u9fff]{{0,2}}?(?:{_either('shops', 'kinds')})(?={_either('shops', 'does')})"
    loose = rf"(?<![\u4e00-\u9fff])(?:周末|[一二三四五六七八九十]{{1,2}}月)(?:{_either('shops', 'kinds')})(?={_either('shops', 'owns')})"
    return compiled(rf"(?P<name>{sure}|{loose})")


@cache
def _by_given_name() -> re.Pattern[str]:
    """小满、谷雨两个丫头, 七夕姐: days as given names without a surname."""
    name = f"(?:{_either('people', 'festive')})"
    pair = rf"{name}[、和与跟]{name}(?=[这那他她]?(?:两|俩|2)个?(?:人|丫头|孩子|姑娘|小|同[学事]|女|男|班|组|老|大|车间|娃|闺女|徒弟))"
    kin = r"(?=(?:小|大)?(?:姐(?!妹)|哥(?![几俩])|妹(?!子?们)|嫂|婶|叔(?!叔)|丫头|姑娘(?!们)|同志(?!们)|同学(?![会聚们])))"
    return compiled(rf"{pair}|(?<![\u4e00-\u9fff]){name}{kin}")


@cache
def _people() -> re.Pattern[str]:
    """周三强 and 李国庆 where a title, or what persons do, stands beside them."""
    titles, behind = "|".join(lexicon.phrases("titles_of_people")), _either("people", "behind")
    before = table("no_times")["people"]["before"]
    led = "|".join(f"(?<={word})" for word in (*before, *(f"{word}:" for word in before if len(word) > 1)))
    weekday, given = "周[一二三四五六日天]", f"[{_signs('given')}]"
    # 周一鸣同志; but 「周一老师傅们」 and 「周五全体委员」 are weekdays.
    titled = rf"(?<![上下这本每]){weekday}[^\W\d_开老小副全各男女请和的由与上中下早晚](?={titles})"
    first = rf"(?<![上下这本每]){weekday}(?!{_either('people', 'given_but')}){given}"
    named = rf"(?={weekday}{given})(?:{first}(?={behind}|[,。;!?:)]|$)|(?:{led}){first})"
    everyday = rf"(?<![上下这本每]){weekday}[{_signs('also_given')}](?={_either('people', 'surely_behind')})"
    # 李明|年底退休, 王明|晚点到
    bright = rf"(?<![^\s,。;:!?、(])[{_signs('surnames')}]明(?=年[底龄]|晚点|早点|天天|日前|日均)"
    company = "|".join(lexicon.phrases("festive_company"))
    festive = (
        rf"(?={FESTIVE.pattern})(?:(?<![^\s,。;:!?、(]){FESTIVE.pattern}(?={titles}|{behind})"
        rf"|(?:{led}){FESTIVE.pattern}(?!{company})"
        rf"|(?:(?<=\d[.、)])|(?<=\d[.、)]\s)|(?<=、)){FESTIVE.pattern}(?=[\s、,;。(]|\d{{1,2}}[.、)]|$))"  # 「6. 赵国庆 7. …」
    )
    return compiled(
        "|".join(("(?<=[老小])周(?=[一二三四五六日])", titled, named, everyday, bright, festive))
    )  # 老周|三点到


def _signs(name: str) -> str:
    return "".join(table("no_times")["people"][name])
