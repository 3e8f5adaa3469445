"""Who answers for an item and where it takes place: 由李委员负责, @wang, 地点：三楼会议室; what colleagues call somebody: 小陈, 强哥.

And who is named as helped: behind a word for the helped, for a visit, for giving; before an illness (union/data/helped_names.toml).
A surname with a title (王主席, 李师傅) is left: the mask leaves as much.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.lexicon import TextRules

ONESELF = ("我", "本人")
MENTION = Regex(r"(?<![\w@])@(?P<who>[A-Za-z]\w{3,31})")


BEFORE_SURNAME, CALLING = "老小", "阿老小"
BEHIND_SURNAME = ("姐", "大姐", "哥", "嬢", "姨", "叔", "伯", "工", "总", "队", "师傅", "老师")
BEHIND_GIVEN = ("姐", "哥", "嬢", "姨", "叔", "伯", "妹", "弟", "仔", "子", "娃", "娃儿")
FULL_SIGNS = range(2, 4)  # of a name with a surname of one sign
LONG_SURNAMES = ("欧阳", "司徒", "上官", "诸葛", "司马", "皇甫", "夏侯", "令狐", "端木", "东方")


class NamedSpans(NamedTuple):
    """What was found, which stretches of the text said it, and for a place where its own words stand."""

    values: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[int, int], ...] = ()


NOBODY = NamedSpans()
OWNED, PLACED = TextRules("assignees", "owned"), TextRules("assignees", "placed")


@lru_cache(maxsize=48)
def owners(text: str) -> NamedSpans:
    """Those who answer for the item, as written, in order, each once."""
    found = [match for match, _ in OWNED.matches(text)]
    names = [name for match in found for name in _owner_names(match)]
    mentions = list(MENTION.finditer(text)) if "@" in text else []
    if not found and not mentions:
        return NOBODY
    values = dict.fromkeys([*names, *("@" + match["who"] for match in mentions)])
    return NamedSpans(tuple(values), tuple(match.span() for match in (*found, *mentions)))


def owners_within(text: str, start: int, end: int) -> tuple[str, ...]:
    """Those of them who are named in a stretch, or from its end on."""
    found = (match for match, _ in OWNED.matches(text) if start <= match.start() <= end)
    return tuple(name for match in found for name in _owner_names(match))


def _owner_names(match: re.Match[str]) -> Iterator[str]:
    """Those a rule names together, as written; the blanks of Latin names are blanks again."""
    for name in (each.lstrip("请让") for each in re.split("[、和]", match["who"])):
        yield name.replace("·", " ") if name.replace("·", "").isascii() else name


@lru_cache(maxsize=48)
def place(text: str) -> NamedSpans:
    """Where it takes place, as written; at most one."""
    match = next((match for match, _ in PLACED.matches(text)), None)
    return NamedSpans((match["where"],), (match.span(),), (match.span("where"),)) if match else NOBODY


def familiar(name: str) -> Iterator[str]:
    """Every such form of a simplified name; none for one that is not of two or three Chinese signs.

    Several may share a form: whoever asks takes it only where one fits.
    """
    ends = 2 if name[:2] in LONG_SURNAMES and len(name) > 2 else 1
    if len(name) - ends + 1 not in FULL_SIGNS or not all("\u4e00" <= sign <= "\u9fff" for sign in name):
        return
    surname, given, last = name[:ends], name[ends:], name[-1]
    if surname in CALLING:  # 阿辉 has no surname here: 阿姨 is not called by it
        yield from (last + behind for behind in BEHIND_GIVEN)
        return
    if len(given) > 1:
        yield given
        yield from (given + behind for behind in (*BEHIND_GIVEN, "大姐", "师傅", "老师"))
    if ends > 1:
        yield surname  # 司徒
    yield from (before + surname for before in BEFORE_SURNAME)
    yield from (surname + behind for behind in BEHIND_SURNAME)
    yield from (f"阿{last}", f"小{last}", last * 2)
    yield from (last + behind for behind in BEHIND_GIVEN)


# Without those that are first of all other words (和 家 时 全).
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费"
    "廉岑薛雷贺倪汤滕殷罗毕郝邬常乐于傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强"
    "贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓郁单洪包左石崔吉龚程邢陆荣翁甄曲封芮储靳段富巫乌焦侯秋仲"
    "伊宫仇祖武符刘景詹束龙叶幸司黎白蒲卓蔺池乔苍闻翟谭姬申冉桑桂牛寿边尚温庄柴瞿阎向古易戈廖庾耿弘匡文寇东沃师聂晁敖冷辛简饶"
    "曾关查荆桓覃肖涂岳佟闫裴牟赖缪奚裘湛嵇宓栾戎晏苟竺蒯濮羿郗隗逄郦扈茹阚郜邰鄢芦艾冼谌邝佘"
)
COMPOUND = "欧阳|诸葛|司马|上官|夏侯|皇甫|慕容|令狐|尉迟|司徒"
HAN = r"[\u4e00-\u9fff]"
HELPED = TextRules("helped_names", "named", {"SURNAMES": SURNAMES, "COMPOUND": COMPOUND, "HAN": HAN})
# A list before what happened to those in it is walked name by name: tried as one pattern from each of its names, it would be read
# again and again.
BEFORE_WORDS = (
    *("故", "逝", "世", "住院", "病", "患", "手术", "骨折", "遭", "火", "淹", "困难"),
    *("慰问", "因", "申请", "低保"),
)
BEGIN, FOLLOWING = (
    Regex(partial(HELPED.spelt, part)) for part in ("@OPENING@NUMBERED(?=@ONE_NAME)", "@BETWEEN")
)
EACH, WITH_SUM, TOLD = (Regex(partial(HELPED.spelt, part)) for part in ("@ONE_NAME", "@SUM", "@CALLED"))
FORM = tuple(Regex(partial(HELPED.spelt, f"@FORM_{letter}")) for letter in "ABCDE")  # the likelier first


def named_spans(text: str) -> list[tuple[int, int]]:
    """Where each helped person's name stands, in order, none within another."""
    found: set[tuple[int, int]] = set()
    for match, _ in HELPED.matches(text):
        found.update(each.span() for each in EACH.finditer(text, *match.span("names")))
    if any(map(text.__contains__, BEFORE_WORDS)):
        for span in _name_list_spans(text):
            found.update(each.span() for each in EACH.finditer(text, *span))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _name_list_spans(text: str) -> Iterator[tuple[int, int]]:
    end, done = 0, set[int]()
    for begin in BEGIN.finditer(text):
        if begin.end() >= end and (found := _end_of_list(text, begin.end(), done)):
            end = found
            yield begin.end(), end


def _end_of_list(text: str, start: int, done: set[int]) -> int:
    """Where the longest list from this name on ends that is told of; 0 where none is. `done`: names none follows from."""
    waiting = [_ways_on(text, start)]
    done.add(start)
    while waiting:
        for place, is_end in waiting[-1]:
            if is_end:
                if TOLD.match(text, place):
                    return place
            elif place not in done:
                done.add(place)
                waiting.append(_ways_on(text, place))
                break
        else:
            waiting.pop()
    return 0


def _ways_on(text: str, start: int) -> Iterator[tuple[int, bool]]:
    """From a name to the next one, then to where a list may end with it."""
    for form in FORM:
        if name := form.match(text, start):
            summed = WITH_SUM.match(text, name.end())
            for end in dict.fromkeys((summed.end() if summed else name.end(), name.end())):
                if next_one := FOLLOWING.match(text, end):
                    yield next_one.end(), False
                yield end, True


def given_name(name: str) -> str:
    """What colleagues call somebody in passing: 国强 of 陈国强; a name in Latin letters whole."""
    return name if name.isascii() else name[-2:]


def shown_part(name: str) -> str:
    """What stays of a name: the surname."""
    return name[:2] if name[:2] in COMPOUND.split("|") else name[:1]
