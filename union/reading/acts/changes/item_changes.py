"""A change of something that is there, as a sentence says it: what is done to which item, and of how much of a series."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes.change_verbs import AT_LATEST, BEGINS, OF_SAME, TIME_ONLY
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import normal


class ChangeDeed(StrEnum):
    """What becomes of it."""

    MOVE = "move"
    SHIFT = "shift"  # by a span: 「往后推半个钟」
    LATER = "later"  # put off, nobody said till when
    UNDATED = "undated"  # put off until further notice
    CANCEL = "cancel"
    FINISH = "finish"
    REOPEN = "reopen"
    PLACE = "place"
    OWNER = "owner"
    TITLE = "title"
    DUE = "due"  # when something is wanted, said anew
    SWAP = "swap"  # two items take each other's time, or place
    JOIN = "join"  # of two items one is held at the time of the other
    TERMS = "terms"  # what a reply says of who may come and when to remind: 「限30人」, 「提前一天提醒」
    BACK = "back"  # as it was before it was changed last
    ONLY = "only"  # of several times this one alone is left
    LAST = "last"  # of a series this time is the last one
    MORE = "more"  # another session beside those there are
    PARTED = "parted"  # it is held in several sessions: those told
    HINDERED = "hindered"  # wrong or impossible: the clause behind it says what it becomes


class Scope(StrEnum):
    """Which times of a series are meant."""

    UNSAID = "unsaid"
    ONE = "one"
    FOLLOWING = "following"
    REST = "rest"  # all but the next


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One change: `own` are the words before the verb in its clause, `before` the clauses in front of it, nearest first.

    `new` is what stands behind the verb (a time, a place, a name), `quoted` the same as written; `after` are the
    clauses that follow, up to the next change; `sentence` is where its sentence stands in the text as written.
    `place`: where something moved takes place by now; `goes_on`: it names nothing, and is about what the last one was.
    `since`: from which day on a series goes on so. `stretch` is where its own clauses stand in the text as written. `weight`: how much speaks for it where no verb says it.
    """

    deed: ChangeDeed
    own: str
    before: tuple[str, ...]
    new: str
    after: tuple[str, ...]
    scope: Scope
    text: str
    quoted: str = ""
    sentence: tuple[int, int] = (0, 0)
    place: str = ""
    goes_on: bool = False
    stretch: tuple[int, int] = (0, 0)
    weight: float = 0.0
    since: str = ""


def change_of_one_item(deed: ChangeDeed, text: str, new: str = "") -> ItemChange:
    """What becomes of one item that was found otherwise: the words name it not; `new` is what it becomes."""
    return ItemChange(deed, "", (), new, (), Scope.ONE, text, new)


def session_change(raw: str, is_parted: bool, own: str, before: tuple[str, ...], quoted: str) -> ItemChange:
    """More sessions of what the words name, of which the whole text tells."""
    deed, whole = ChangeDeed.PARTED if is_parted else ChangeDeed.MORE, (0, len(raw))
    words, goes_on = raw.strip(" ,，。；;"), not own and not before
    return ItemChange(deed, own, before, "", (), Scope.ONE, words, quoted, whole, "", goes_on, whole)


OF_SESSIONS = (ChangeDeed.MORE, ChangeDeed.PARTED)
TIMED = (ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.DUE)
OPEN_DEEDS = (ChangeDeed.LATER, ChangeDeed.UNDATED, ChangeDeed.HINDERED)
BLOCKED, HAS_CLOCK = Regex(r"不[成了]了?$"), Regex(r"[\d一二三四五六七八九十半][点时:]")
A_CLOCK = Regex(  # 「推去周三啦 周二我要去公司 晚上8点才开」
    r"(?:[上下中]午|早上|晚上|傍晚|早|晚)?\s?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[点:](?:半|\d{1,2}分?|[一三]刻)?"
)
OF_THING = Regex(rf"(?:{BEGINS}|开始)的?(?:时间|钟点)?[还要也都就]{{0,2}}")
ITS_CLOSING = Regex(r"(?<=..)(?:的?报名|截止|名单){1,2}$")
ITS_LIMIT = Regex(
    r"(?:的|[这那]个)?(?:限期|[期时]限|截止(?:日期?|时间)?|死线|交期|deadline)[也就]?|前|[给让][他她]"
)
WHAT_OF_IT = Regex(
    r"(?:[往向][后前][放推挪拖延顺]?一?[放推挪拖延顺下]|就|干脆|只好|并|哪一?[天日]|具体|时间|日[期子]|地[点方]|场地|[那当]天|那[场次个]|也|就|都|那|先|暂时?|[我咱]们|同意|批准|准许|允许|特批|还|得|要|需要?|另外|而且|并且|同时|再|,){1,4}"
)


BY_WHOM = Regex(
    r"(?:[我他她你]们?|[\u4e00-\u9fff]{0,4}?(?:财务|办公室|集团|上[级头面]|领导|厂里?|公司|总会|[部处科室办方]|审计|主席|书记|那边)|[\u4e00-\u9fff]{2,3}(?=\d))?(?:[\d一二三四五六七八九十月号日周下礼拜星期底末天今明后]{1,10}(?:之?前)?)?(?:再|要|得|就|先)?"
)


def joined_changes(found: Sequence[ItemChange]) -> Iterator[ItemChange]:
    """「摸底表20日前交，王芳负责」: who sees to it is said of what the clause before it names, not of the last item."""
    joined = list[
        ItemChange
    ]()  # 「改时间了，不是19号，是24号」, 「改到28号，地点改到三楼」: the second says to what
    for each in found:
        one = _merged_change(joined[-1], each) if joined else None
        joined = [*joined[:-1], one] if one else [*joined, each]
    last: ItemChange | None = None
    for each in joined:
        if each.deed is not ChangeDeed.HINDERED:
            is_of_last = each.goes_on and each.deed is ChangeDeed.OWNER
            if last is not None and last.own and (is_of_last or OF_THING.fullmatch(each.own)):
                # 「年夜饭报名放宽到30号，开席时间改成5点半」 is of the dinner
                own = last.own if is_of_last else ITS_CLOSING.sub("", last.own)
                each = replace(each, own=own, before=last.before, goes_on=False)
            yield each
            last = each


def _merged_change(first: ItemChange, second: ItemChange) -> ItemChange | None:
    """Two changes of which one says what the other leaves open; None for changes of their own."""
    if second.deed is ChangeDeed.BACK and first.deed in (ChangeDeed.BACK, ChangeDeed.MOVE, ChangeDeed.REOPEN):
        return first  # 「还是周一吧，不改了」
    is_limit = second.deed is ChangeDeed.MOVE and ITS_LIMIT.fullmatch(second.own or second.new[-1:])
    is_same = second.deed is ChangeDeed.DUE and second.own in ("", *OF_SAME)
    if first.deed is ChangeDeed.OWNER and (is_limit or is_same or AT_LATEST.match(second.text)):
        due = f"{second.new.rstrip('前')}前交" if is_limit else second.text
        return replace(first, after=(due, *second.after))  # 「小周接手，限期推到17号」, 「…，还是18号前」
    if first.deed is ChangeDeed.REOPEN:
        return _reopened_change(first, second)
    is_day = TIME_ONLY.fullmatch(second.own) is not None  # 「时间变了，是18号不是11号」
    if second.since or (second.own and not (is_day or WHAT_OF_IT.fullmatch(second.own))):
        return None
    text, stretch = f"{first.text}，{second.text}", (first.stretch[0], second.stretch[1])
    own = f"{first.own} {second.own}".strip() if is_day else first.own
    # 「剩下两堂改到大会堂，早半个小时开」
    second = replace(second, scope=first.scope) if second.scope is Scope.UNSAID else second
    whole = replace(second, own=own, before=first.before, text=text, goes_on=first.goes_on, stretch=stretch)
    return _change_by_both_deeds(first, second, whole)


def _reopened_change(first: ItemChange, second: ItemChange) -> ItemChange | None:
    """「先别算完，我14号前重新报」, 「没完，打回来了，16号再交」: what is open again, and by when it is wanted."""
    is_same = any(second.own in each for each in (first.own, *first.before))
    is_day = second.deed in TIMED and (
        not second.own or WHAT_OF_IT.fullmatch(second.own) or second.own.startswith("由")
    )
    is_again = second.deed is ChangeDeed.REOPEN and (is_same or BY_WHOM.fullmatch(second.own))
    if not (is_again or is_day or second.deed is ChangeDeed.HINDERED):
        return None
    own = second.own if is_again and is_same and second.own else first.own
    after = (second.text if is_day else second.own, *first.after, *second.after)
    text, stretch = f"{first.text}，{second.text}", (first.stretch[0], second.stretch[1])
    span = first.sentence[0], second.sentence[1]
    return replace(first, own=own, new=second.new, after=after, text=text, stretch=stretch, sentence=span)


def _change_by_both_deeds(first: ItemChange, second: ItemChange, whole: ItemChange) -> ItemChange | None:
    is_blocked = BLOCKED.search(first.text) is not None  # 「那个会开不成了，往后推一天吧」
    longer = replace(first, text=whole.text, stretch=whole.stretch)
    match first.deed, second.deed:
        case ChangeDeed.CANCEL, ChangeDeed.MOVE:
            # 「晚会取消了，改成29号茶话会」: what stands there is another thing, planned anew
            return whole if is_blocked or TIME_ONLY.fullmatch(second.new.rstrip("吧啊了")) else first
        case ChangeDeed.CANCEL, ChangeDeed.UNDATED:  # 「5号先不打了，改天再约」
            return replace(longer, deed=second.deed)
        case ChangeDeed.MOVE | ChangeDeed.UNDATED, ChangeDeed.UNDATED:  # 「推到12月，具体哪天再定」
            return first
        case ChangeDeed.CANCEL, ChangeDeed.SHIFT:
            return whole if is_blocked else longer  # 「那次空过去 往后顺一周」
        case ChangeDeed.LATER | ChangeDeed.UNDATED | ChangeDeed.HINDERED, _:
            return replace(whole, before=(*second.before, *first.before))
        case ChangeDeed.MOVE, ChangeDeed.MOVE if A_CLOCK.fullmatch(second.new) and not HAS_CLOCK.search(
            first.new
        ):
            return replace(longer, new=f"{first.new}{second.new}", after=second.after)
        case ChangeDeed.MOVE, ChangeDeed.PLACE:
            return replace(longer, place=second.quoted or second.new)
        case ChangeDeed.SHIFT, ChangeDeed.MOVE:  # 「要宽两天，改到29号」
            return whole
        case ChangeDeed.PLACE, ChangeDeed.MOVE | ChangeDeed.SHIFT:
            return replace(whole, place=first.quoted or first.new)
    return None


LIST_SIGN = r"[、和跟与同,\s]{1,2}"
DAY = Regex(
    r"(?P<month>\d{1,2})月(?P<of>\d{1,2})[号日]?"
    r"|(?<![\d.:])(?P<day>\d{1,2})(?:[号日](?!楼|线|门|车间|库|炉|机|桌|柜)"
    rf"|(?={LIST_SIGN}\d{{1,2}}(?![\d:.点时])(?:{LIST_SIGN}\d|[号日][^楼线门车库炉机]|[两三]天|那|不|照))"
    r"|(?=[两三]天[照都不]|那[一]?[场次天回趟节堂班批]|不|照[常旧]))"
    r"|(?<![一二三四五六七八九十])(?P<spelt>[一二三四五六七八九十廿]{1,3})号(?!楼|线|门|车间|库|炉|机|桌|柜)"
    r"|(?P<near>大后[天日]|后[天日]|[明今][天日晚早]|[明今]儿)"
    r"|(?<![每逢])(?<!\d[号日])(?<!\d[号日][(\s])(?P<weeks>下{1,2}个?|[这本]个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?!前)"
    r"|(?P<nth>第[一二三四五六七八九\d]|头一?|[前后]一|最后一)(?=天)",
)
NEAR_DAYS, WEEKDAYS = {"今": 0, "明": 1, "后": 2, "大": 3}, "一二三四五六日"
# What a clause says of the days in it.
STAYS = Regex(r"照[常旧舊原开走排练上办去来发打跑收讲比]|不[变动]|没变|继续|接着|如期|正常|一切照|还[是按]原")
IS_OFF = Regex(
    r"取消|停|[不别莫甭](?:用|去|来|开|搞|办|打|上|练|排|跳|要|必|走|弄|讲|比)|免了|黄了|作罢|算了|泡汤|跳过|空过|改|挪|推|延|换|调|顺|移|提前|放到|并[入到在]|[晚早错拖缓][一两三几半]"
)
ONLY_THIS = Regex(r"(?:只|就|仅|单)(?:留|剩|要|去|搞|办|开|对|打|上|走|发|做|有|在)?(?:下|了)?$")
CLAUSE_END = Regex(r"[,，。.;；:：!！?？\n]|\s")
JOINED = Regex(rf"(?:{LIST_SIGN}|那?[两三]天)?")
# A day behind it is the new one.
BECOMES = Regex(r"(?:[并改挪移推延顺调换放补][到入至成为在去]|改|挪到?|改期到?)\s?$")


class NamedDay(NamedTuple):
    """A day as it was named: one, one of a month without its month, or one by its place among several."""

    text: str
    day: date | None = None
    of_month: int | None = None
    place: int | None = None

    def is_matching_date(self, day: date, place: int, count: int) -> bool:
        """Whether that is the day, the `place`th of so many."""
        if self.place is not None:
            return place == (self.place if self.place >= 0 else count + self.place)
        return day == self.day if self.day is not None else day.day == self.of_month


@dataclass(frozen=True, slots=True)
class ItemDays:
    """What is said of days: those that are off or move, else those named as the reason; those that stay."""

    off: Sequence[NamedDay]
    stays: Sequence[NamedDay]
    anew: Sequence[NamedDay] = ()


def read_item_days(text: str, anew: str, today: date) -> ItemDays:
    """`anew`: the words that tell what the day becomes; its days are none of the item's."""
    said = normal(text).text
    targets = [each for _, each in _named_day_spans(normal(anew).text, today)]
    off, stays, beside = list[NamedDay](), list[NamedDay](), list[NamedDay]()
    found = [(place, each) for place, each in _named_day_spans(said, today) if each not in targets]
    for nth, ((start, end), each) in enumerate(found):
        following = found[nth + 1][0] if nth + 1 < len(found) else None
        last = end
        for (first, behind), other in found[nth + 1 :]:  # 「22 24两天照旧」: a list has one verb
            is_alike = (each.day is None) is (other.day is None) or said[last:first].strip(" ,")
            if JOINED.fullmatch(said, last, first) is None or not is_alike:  # 「就明天 11号的取消」
                break
            last, following = behind, None
        is_kept = _is_day_kept(said, start, last, following[0] if following else len(said))
        (beside if is_kept is None else stays if is_kept else off).append(each)
    return ItemDays(tuple(off or beside), tuple(stays), tuple(targets))


def _is_day_kept(said: str, start: int, end: int, limit: int) -> bool | None:
    """Whether the clause of a day says that it stays, or that this one alone does; None where it says neither."""
    begin = end + 1 if said[end : end + 1] == " " else end
    cut = CLAUSE_END.search(said, begin, max(begin, limit))
    clause = said[end : cut.start() if cut else max(begin, limit)]
    stays, off = STAYS.search(clause), IS_OFF.search(clause)
    if off is not None:
        return stays is not None and stays.start() <= off.start()
    return True if stays is not None or ONLY_THIS.search(said[:start]) is not None else None


def _named_day_spans(said: str, today: date) -> Iterator[tuple[tuple[int, int], NamedDay]]:
    for each in DAY.finditer(said):
        found = _named_day(each, today) if BECOMES.search(said[: each.start()]) is None else None
        if found is not None:
            yield each.span(), found


def _named_day(found: re.Match[str], today: date) -> NamedDay | None:
    text, monday = found[0], today - timedelta(days=today.weekday())
    if found["near"]:
        return NamedDay(text, today + timedelta(days=NEAR_DAYS[text[0]]))
    if found["weekday"]:
        weeks = (found["weeks"] or "").count("下")
        day = monday + timedelta(weeks=weeks, days=WEEKDAYS.index(found["weekday"].replace("天", "日")))
        return NamedDay(text, day if day >= today or found["weeks"] else day + timedelta(weeks=1))
    if found["nth"]:
        nth = text.removeprefix("第")
        place = {"最": -1, "后": -1, "头": 0, "前": 0}.get(nth[0])
        return NamedDay(text, place=(whole_number(nth) or 1) - 1 if place is None else place)
    number = whole_number(found["of"] or found["day"] or found["spelt"]) or 0
    if found["month"] is None:
        return NamedDay(text, of_month=number) if 0 < number <= 31 else None
    try:
        day = date(today.year, int(found["month"]), number)
    except ValueError:
        return None
    return NamedDay(text, day if (today - day).days < 180 else day.replace(year=day.year + 1))
