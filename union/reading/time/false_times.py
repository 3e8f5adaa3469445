"""What has the form of a time and is none: idioms, names of firms, plants and people, codes, sizes, scores, decimals.

What stands beside a figure tells; the words and patterns stand in union/data/no_times.toml. What a deed was about or for
(三季度厂务公开会, 迎国庆) is no time of it either.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Beginning, BySign, Regex
from union.core.period import MONTHS, Grain
from union.data import table
from union.reading import lexicon
from union.reading.lexicon import with_fragments, with_words
from union.reading.numbers.numerals import CHINESE
from union.reading.quantities.measures import FoundMeasure as Count
from union.reading.time.dates.festival_dates import days_off
from union.reading.time.dates.reference_time import TimeRead


def no_time(name: str) -> Regex:
    """One of them, by its name."""
    return Regex(lambda: _spelt(name))


def either(name: str) -> str:
    """The words of a list as alternatives, the longest first; they may look ahead."""
    group = next((one for one in table("no_times").values() if name in one), None)
    words = lexicon.phrases(name) if group is None else group[name]
    return words if isinstance(words, str) else "|".join(sorted(words, key=len, reverse=True))


def _spelt(name: str) -> str:
    people, places = table("no_times")["people"], table("no_times")["figures"]["places"]
    before = (*people["before"], *(f"{word}:" for word in people["before"] if len(word) > 1))
    signs = {each.upper(): "".join(people[each]) for each in ("surnames", "given", "also_given")}
    behind = {"LED": before, "BEHIND_PLACES": places}
    led = {each: "|".join(f"(?<={word})" for word in words) for each, words in behind.items()}
    fragments = {"CHINESE": CHINESE, "PLANNED": _planned(), **signs, **led, **table("no_times")["patterns"]}
    return with_words(with_fragments(f"@{name}", fragments), either)


@cache
def _planned() -> str:
    """What is planned for a day, as the kinds of items name it: 「23号竞赛」 tells no thing by its number."""
    known = frozenset(table("no_times")["figures"]["day_goes_on"])
    weighed = (each for kind in table("kinds").values() for weight, each in kind.items() if weight != "0")
    words = {word for each in weighed for word in each}
    return "|".join(sorted(word for word in words if len(word) > 1 and word[0] not in known))


NEAR = 24  # signs of the same clause around a figure in which a word can tell what it is
CLAUSE_ENDS = Regex(r"[,。;!?\n]")
# What could be read as a date: 20251108, 2026-03-05, 12-08, 9.5, 10/12.
DATED = Regex(r"(?<![\d.:/-])(?:\d{8}|\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?)(?![\d:年月日号点时])")
# ±0.5, 10×8.5; 安装Win 10.1
SIZED = Regex(
    r"[±≥≤≈φΦØ<>+×=÷]\s?$|(?<![A-Za-z])(?!(?:ddl|due|by|on|at|date)\s)[A-Za-z]{2,12}\s$", any_case=True
)
# 「分会mtg 25/3 8pm」: a day before its hour or weekday.
HOUR = Regex(r"\s?(?:[周星礼(]|\d{1,2}(?::\d\d|[ap]m)|[上下中早晚]|截)", any_case=True)
SIZE_GOES_ON = Regex(r"\s?[×*]\s?\d|(?![aApP]\.?[mM](?![A-Za-z])|T\d)[A-Za-z]")
# A score or ratio has no day and no part of one before it, and nothing begins at it: 今晚20:30, 10:30开始.
COLONS = Regex(r"(?<![\d:.])(?P<left>\d{1,3}):(?P<right>\d{1,4})(?![\d:.])(?![前起开集到准至~-])")
LISTED = Regex(r"\A[、/ ]\d{1,2}:\d\d|\d:\d\d[、/ ]\Z")  # 21:17、18:21
TIMED = Regex(r"[午晚晨早日号天夜间于至定一二三四五六]\s?$")
MOST_POINTS = 30  # a set of table tennis or badminton ends before
LATER = Regex(r"(?<![今明昨后前当天日号])[早晚]一点(?![钟半\d一二三四五六七八九十零过整前后:])")
# 几十年前, 两三日, 四十日, 几十号人: so many, no day of the month and no reckoned year
VAGUE = Regex(
    r"(?=[几若数好十一二两三四五六七八九])(?:(?<![那这])[几若](?:干|[百千万]?十?)|(?<![总员人次户件期场份天个点分基倍指岁读款参系多少计])数[百千万]?十?|十几|好几)[年天日号](?![底初末])"
    r"|(?<![月周期拜初廿第\d十百])(?:[四五六七八九]十[一二三四五六七八九]?|三十[二三四五六七八九])[日号]"
    r"|(?<![月周期拜初廿第逢、\d一二三四五六七八九十百])[一二两三四五六七八][二三四五六七八九][日号]",
    signs="几若数好十一二两三四五六七八九",
)
# 2号会议室坏了，用6号
ROOM = Regex(r"\d号(?:会议室|教室|房|车|楼|桌|窗口|机|厅|场|门|库)")
DOOR = Regex(
    r"库(?!存|管)|门(?!店)|楼|厅|会议室|教室|窗口"
)  # numbers in a row of days name these all the same
OTHER_ROOM = Regex(r"(?<=[用换借坐改走])\d{1,2}号(?=[,。;!?吧]|$)")
# 「8号铸造，10号机关」: numbers that rise from clause to clause.
NUMBER = Regex(r"(?<![\d月周期拜])(?P<number>\d{1,2})号(?=[\u4e00-\u9fff])")
BESIDE = Regex(
    r"[\u4e00-\u9fff]{1,12}(?:\d{1,2}(?:点|:\d\d)[\u4e00-\u9fff]{0,12}|\d{1,5}[\u4e00-\u9fff]{1,6}){0,2}[,、;]\s?(?:\d{1,2}、){0,4}"
)
TOLD = Regex(
    r"(?![\u4e00-\u9fff]{0,3}[机炉线窑井泵车船楼])[\u4e00-\u9fff]{3,14}\d{1,5}[个人名户张份本件枚]"
)  # 「2号葵青剧院后台谈了11个」
LAST_DAY = 31
OF_SCHOOL = Regex(r"\d{1,2}年级|(?<=[池厢管课])两节")
TENTH = Regex(r"(?<![十\d])零点(?:几|[一二三四五六七八九](?![十刻分]))")
SCORED = Regex(lambda: f"{either('mixed')}|{either('scored')}")
PLAYED, EVENTS = Regex(lambda: either("played")), Regex(lambda: either("events"))
LABELS, GRADED, RANGED, NUMBERED = (no_time(name) for name in ("LABELS", "GRADED", "RANGED", "NUMBERED"))
DECIMALS, POINTS, PLACES, THINGS = (no_time(name) for name in ("DECIMALS", "POINTS", "PLACES", "THINGS"))


@lru_cache(maxsize=4)  # the figures of a text and its lists of days ask
def listed_days(text: str) -> frozenset[int]:
    """Where days stand that by themselves would be numbers of things: 「25号仓储，26号分拣」, where one of the list is surely a day."""
    found, row = set[int](), list[re.Match[str]]()
    for match in (*NUMBER.finditer(text), None):
        if match and row and _is_next_day_number(text, row[-1], match):
            row.append(match)
            continue
        if len(row) > 1 and _are_days(text, row):
            # 「16号演练 3号库门口 24号比武」
            found.update(one.start() for one in row if not DOOR.match(text, one.end()))
        row = [match] if match else []
    return frozenset(found)


def _is_next_day_number(text: str, before: re.Match[str], match: re.Match[str]) -> bool:
    is_beside = BESIDE.fullmatch(text, before.end(), match.start()) is not None
    return is_beside and int(before["number"]) < int(match["number"]) <= LAST_DAY


def _are_days(text: str, row: Sequence[re.Match[str]]) -> bool:
    """One is surely a day, or three stand in a row and none is known to number a thing."""
    numbered = [NUMBERED.match(text, one.end()) is not None for one in row]
    sure = (not (known or THINGS.match(text, one.start())) for known, one in zip(numbered, row, strict=True))
    are_told = all(TOLD.match(text, one.end()) for one in row)
    return any(sure) or ((len(row) > 2 or are_told) and not any(numbered))


def _is_thing(text: str, match: re.Match[str]) -> bool:
    return match.start() not in listed_days(text)


def _is_no_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 12]
    is_code = len(match[0]) == 8 and before[-1:].isascii() and before[-1:].isalpha()
    is_sized = SIZED.search(before) is not None and HOUR.match(after) is None
    if re.match(r"0\d{2}", match[0]) or is_code or is_sized:
        return True
    if LABELS.search(before) or SIZE_GOES_ON.match(after):
        return True
    is_decimal = "." in match[0] and len(match[0]) < 6
    return is_decimal and (GRADED.search(before) or RANGED.match(after)) is not None


def _is_no_clock(text: str, match: re.Match[str]) -> bool:
    """Whether a word beside 「11:09」 makes it a score, a ratio or a place in a film."""
    before = CLAUSE_ENDS.split(text[max(0, match.start() - NEAR) : match.start()])[-1]
    after = CLAUSE_ENDS.split(text[match.end() : match.end() + NEAR])[0]
    if TIMED.search(before):
        return False
    clause = f"{before}:{after}"
    is_small = max(int(match["left"]), int(match["right"])) < MOST_POINTS
    is_listed = LISTED.search(before) is not None or LISTED.match(after) is not None
    is_played = is_small and (is_listed or int(match["right"]) % 5 > 0) and EVENTS.search(clause) is not None
    return is_played or SCORED.search(clause) is not None or PLAYED.search(before) is not None


# Songs and poems: 五月的鲜花, 三月里的小雨
SONGS = Regex(
    r"[一二三四五六七八九十]{1,2}月里?的(?:小雨|雨(?![天季])|风(?![采险格])|鲜?花(?![费销展])|歌|草原|纪念(?![品日章])|阳光(?!房)|麦|天空|玫瑰|向日葵|微笑|桃花)"
)
LOOK_BEHIND = Regex(r"^\(\?<[!=][^)]{1,20}\)")
QUOTED = Regex(
    r"[“「『\"‘](?![^”」』]{0,12}(?:[\d一二三四五六七八九十]月|[日号节]))(?=[^”」』]{0,12}?[点月时周期天今明昨每晚早夜午晨])(?P<name>[^”」』\"’“\n]{2,12})[”」』\"’]",
    signs='“「『"‘',
)
NAMED = Regex(lambda: either("named"))
NAMING = Regex(lambda: f"(?:{either('naming')}):?$")
# 小周, 周三妹; neither 周三下午 nor 下周三14:00
CALLED = Regex(r"[老小]周|周[一二三四五六日天][^\W\d_上下中早晚]")
SHOPS, BY_GIVEN_NAME, PEOPLE = (no_time(name) for name in ("SHOPS", "BY_GIVEN_NAME", "PEOPLE"))
# 「逢星期四 3月11、18、25号」: the days themselves say when it is.
NAMED_DAYS = Regex(
    r"(?:每逢?|逢)个?(?:周|星期|礼拜)[一二三四五六日天](?=[,(\s]{0,2}\d{1,2}月\d{1,2}[日号]?(?:[、,和及同](?:\d{1,2}月)?\d{1,2}[日号]?){1,9}(?!\d|点|:))"
)
# 「他们答应1月1号起按新标准」, "mgmt agreed to add 2 buses from 1 Jan": what others will do is no plan of ours; 「厂方同意14号再谈」 is one.
PROMISED = Regex(
    r"(?:(?:他们|她们|[他她]|[厂院资对]方|[厂院店]里|公司|行政|老板|领导|劳工处|房东|\b(?:they|he|she|management|mgmt|hr|boss))[^,。;!?\n]{0,6}(?:答应|应承|同意|承诺|agree[ds]?|promise[ds]?)|(?:^|(?<=[,。;]))(?:答应|应承))(?P<name>[^,。;!?\n]{2,70})",
    any_case=True,
)
OURS_TOO = Regex(
    r"[再面会开商][谈会见面议]|见|开会|协商|座谈|会议|[请让叫]我|meet|talk|session", any_case=True
)
WANTED = Regex("期限|限期|[请帮]记|记[下低住一录]|提醒|remind|put down|note down", any_case=True)
PLAIN = Regex(r"[^\x00-\x7f](?![?*{])")  # what is sure to follow


def _is_name(text: str, match: re.Match[str]) -> bool:
    """“三点半”课堂, “七点学堂”: whether the words in or around quotation marks say that a name stands in them."""
    before = text[max(0, match.start() - 5) : match.start()]
    return any((NAMED.match(text, match.end()), NAMED.search(match["name"]), NAMING.search(before)))


def _is_promise_of_others(text: str, match: re.Match[str]) -> bool:
    """Whether what was promised has nothing at which we take part, and nobody wants it kept as a limit."""
    return OURS_TOO.search(match["name"]) is None and WANTED.search(text) is None


class Lookalike(NamedTuple):
    """A pattern, what a text must hold to be searched by it, which of its groups looks like a time, and what else must be so."""

    pattern: Regex
    held: Regex
    group: str | int = 0
    holds: Callable[[str, re.Match[str]], bool] | None = None


POINT, NUMBER_SIGN = Regex("点"), Regex("号")
LOOKALIKES = (
    Lookalike(PEOPLE, Regex(lambda: f"{CALLED.pattern}|明|{_spelt('FESTIVE')}")),
    Lookalike(QUOTED, Regex('[“「『"‘]'), "name", _is_name),
    Lookalike(SHOPS, Regex(lambda: either("kinds")), "name"),
    Lookalike(BY_GIVEN_NAME, Regex(lambda: either("festive"))),
    Lookalike(SONGS, Regex("月")),
    Lookalike(NAMED_DAYS, Regex("[逢每]")),
    Lookalike(
        PROMISED, Regex("答应|应承|同意|承诺|agree|promise", any_case=True), "name", _is_promise_of_others
    ),
    # Figures that are neither dates nor clock times.
    Lookalike(DATED, Regex(r"\d"), 0, _is_no_date),
    Lookalike(COLONS, Regex(":"), 0, _is_no_clock),
    *(Lookalike(pattern, POINT) for pattern in (DECIMALS, TENTH, POINTS, LATER)),
    Lookalike(VAGUE, Regex(f"[{VAGUE.signs}]")),
    Lookalike(OF_SCHOOL, Regex("年级|两节")),
    Lookalike(PLACES, NUMBER_SIGN),
    Lookalike(THINGS, NUMBER_SIGN, 0, _is_thing),
    Lookalike(OTHER_ROOM, ROOM),
)


def lookalikes(text: str) -> Iterator[tuple[int, int]]:
    """Where stands what only looks like a time; union/reading/reader.py blanks it out before it looks for times."""
    yield from (match.span() for match in WORDS.finditer(text))
    for pattern, held, group, holds in LOOKALIKES:
        for match in pattern.finditer(text) if held.search(text) else ():
            if holds is None or holds(text, match):
                yield match.span(group)


def _words() -> dict[str, Beginning]:
    by_first, second = dict[str, list[str]](), dict[str, set[str]]()
    words = (word for words in table("no_times")["words"].values() for word in words)
    for word in sorted(words, key=len, reverse=True):
        bare = LOOK_BEHIND.sub("", word)
        sign, then = bare[0], bare[1:2] if PLAIN.match(bare, 1) else ""
        # A word that begins or ends with a numeral is none inside a longer number: 十|一点点名, 三月三|十日.
        after = rf"(?![\d{CHINESE}日号月点])" if word[-1] in CHINESE else ""
        by_first.setdefault(sign, []).append(word + after)
        second.setdefault(sign, set()).add(then)
    before = {sign: rf"(?<![\d{CHINESE}历])" if sign in CHINESE else "" for sign in by_first}
    return {
        sign: Beginning(
            f"{before[sign]}(?:{'|'.join(words)})",
            frozenset() if "" in second[sign] else frozenset(second[sign]),
        )
        for sign, words in by_first.items()
    }


WORDS = BySign(_words)


# Between a verb and its object stands no adverb: 「召开|三季度|厂务公开会」.
DONE_TO = Regex(r"(?:召开|举[行办]|开展|组织|完成|开|办|搞|做)了?(?:一次)?(?:《|“)?$")
# 「通过了三季度决算」, 「讨论明年的计划」: what was dealt with, whenever that period is.
DISCUSSED = Regex(
    r"(?:通过|审[议查核阅计]?|讨论|商[议量]|学习|汇报|听取|研究|公布|公示|通报|传达|总结|核对|报告)了?(?:一?下)?$"
)
A_SUBJECT = Regex(
    r"的?(?:[^\d,。;:!?、\s了几]){0,8}?(?:[决预]算|账|总结|计划|报[告表]|通报|方案|台账|经费|收支|工作|情况|任务|要点)"
)
# What a period may belong to: 「三季度|厂务公开会」, but not 「三季度|召开职代会」.
NOUN = r"的?(?:(?!召|举|开[展了过]|办|搞|参|组织)[^\d,。;:!?、\s了几]){0,10}"
# 「三季度厂务公开会，45人参会」: the whole clause names a meeting.
A_MEETING = Regex(
    rf"{NOUN}(?:总结|表彰|公开|推进|分析|职代|职工代表大|通报|例|述职|评审|讲评)会(?:顺利|圆满)?(?:召开|举行|结束)?了?(?=[,。;!?\s]|$)"
)
CLAUSE_BEGINS = Regex(r"(?:^|[,。;:!?\s])$")
# A month's own meeting is held in it; what sums it up follows it: 「10月份安全讲评会」.
SUMMED_UP = Regex(rf"{NOUN}(?:总结|讲评|点评|考核|评比|通报|表彰)")
HELD_AFTER = Regex(rf"{NOUN}(?:会(?![员费])|总结|讲评|点评|考核|评[比选审议]|通报|表彰|审查|审计|述职)")
# 「10月会费3286元已入账」: what was due for a month comes in behind it.
DUES = Regex(r"的?(?:工会)?(?:会费|经费(?!审))")
DEED_DONE = Regex("[^,。;:!?]{0,10}[了过]")
A_QUARTER, HALF_A_YEAR, MOST_OF_A_YEAR = timedelta(days=92), timedelta(days=183), timedelta(days=240)
PURPOSE = Regex(r"(?:喜?迎接?|[欢喜]?庆|庆祝|贺|献礼)$")  # 「迎国庆」, 「庆三八」
BEFORE_FEAST = Regex(r"(?<!\d)[^\d月日号\s]+前夕?")
EVE = Regex(r"(?![去前今上\d])[^年]{1,6}前夕")
# 「元旦联欢会」, held some day before the feast or after it
PARTY = Regex(
    r"节?的?(?:职工|员工|女工|工会|文艺|迎新){0,2}(?:联欢|晚会|茶话会|团拜会|座谈会|游园|联谊|文艺汇演)"
)
SOON = timedelta(days=60)
PLANS = Regex(
    r"将|拟|计划|(?<![主重需必])要(?!求)|准备|(?<![邀申聘])请|报名|报[送名]|限|名额|预计|争取|力争|打算|确保|务必|安排|[应须需]|前(?:把|完成)|设[一二三特]等|时间|地点|通知|规模|欢迎|每[队组班支单分]|[?]"
)
GIVEN = Regex(
    r"(?:发放|派发|发给|发了|送去|送上|送出|送给|赠送|救助|资助|补助)[^\d,。;!?]{0,14}\d|慰问[金品][^\d,。;!?]{0,4}\d"
)
# 「五一值班慰问品38份」: whom and what a gift is for.
GIFT = Regex(
    r"节?的?[^\d,。;:!?\s了]{0,6}(?:慰问[品金款物]|礼[品盒包物金]|福利|物资|年货|红包|利是|月饼|粽子?|汤圆|[费券]|奖品|纪念品)"
)
TOOK_PART = Regex(
    r"参加|参赛|参与|参观|到场|观看|展出|收到|评出|决出|获奖|颁发|\d\s?(?:余|多)?(?:人|人次|名)(?!额)|了(?=[,。;!?]|\d|$)"
)


def without_subjects(reads: Sequence[TimeRead], text: str, now: datetime) -> list[TimeRead]:
    """The times of what was told but for periods that say what it was about, and feasts it was meant for."""
    return [one for one in reads if not (_is_purpose(text, one) or _is_subject(text, one, now))]


def without_occasions(
    reads: Sequence[TimeRead], text: str, counts: Sequence[Count], now: datetime
) -> list[TimeRead]:
    """The times of a message that may tell work done but for feasts that were its reason or still ahead of it."""
    if PLANS.search(text):
        return list(reads)
    if counts and TOOK_PART.search(text):
        reads = [one for one in reads if not _is_purpose(text, one)]
    if GIVEN.search(text):
        reads = [one for one in reads if not _is_before_feast(one, now)]
    return list(reads)


def is_occasion(one: TimeRead, text: str, now: datetime, notice: Notice | None = None) -> bool:
    """A feast ahead is the occasion of work told, not its day: 「春节慰问困难职工12户，已发完」 in February.

    So is a bare name, or 「五一前夕」, whose next day is nearer than its last, and one in a title: 「元旦联欢会」;
    and while its days off last, a bare name: 「国庆慰问一线职工30人」 told on 5 October is of that day.
    """
    if one.festival is None and not one.is_name:
        return False
    day, today = one.when.start.date(), now.date()
    if one.is_name and GIFT.match(text, one.end):
        return True
    is_bare = one.is_name or one.when.deadline or EVE.fullmatch(one.when.text) is not None
    is_title = one.is_name and PARTY.match(text, one.end) is not None
    has_days_off = one.festival is not None and one.is_name and day < today
    is_on = has_days_off and today < days_off(one.festival or "", day, notice)[1]
    return day > today or is_title or is_on or (is_bare and now - one.when.start > HALF_A_YEAR)


def _is_subject(text: str, one: TimeRead, now: datetime) -> bool:
    """Whether a period stands where it can only name the thing that was done, and that may have been done today."""
    when, is_of_dues = one.when, DUES.match(text, one.end) is not None
    if when.grain not in MONTHS or when.rrule or when.deadline or one.others:
        return False
    before = text[max(0, one.begin - 8) : one.begin]
    if DISCUSSED.search(before) and A_SUBJECT.match(text, one.end):
        return True
    if when.end:
        return False
    # Its meeting or dues may come when the period is over, not 「开展三季度安全检查」.
    summed_up = SUMMED_UP if when.grain is Grain.MONTH else HELD_AFTER
    is_over = when.until <= now and not is_of_dues and summed_up.match(text, one.end) is None
    if is_over or now - when.until > A_QUARTER:
        # 「通过了5月搞运动会」 in March: whoever tells of last year's says so.
        is_bare = when.grain is Grain.MONTH and not (DEED_DONE.match(text, one.end) or "年" in when.text)
        return is_bare and now - when.until > MOST_OF_A_YEAR
    is_meeting = CLAUSE_BEGINS.search(before) is not None and A_MEETING.match(text, one.end) is not None
    return is_of_dues or is_meeting or DONE_TO.search(before) is not None


def _is_purpose(text: str, one: TimeRead) -> bool:
    return one.is_name and PURPOSE.search(text[max(0, one.begin - 3) : one.begin]) is not None


def _is_before_feast(one: TimeRead, now: datetime) -> bool:
    """「春节前」 in the weeks before it, and no date beside the name."""
    is_near = one.when.deadline and now.date() <= one.when.start.date() <= (now + SOON).date()
    return is_near and BEFORE_FEAST.fullmatch(one.when.text) is not None
