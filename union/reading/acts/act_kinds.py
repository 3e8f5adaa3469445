"""What kind of act a stretch is that was read as a message, and the acts it makes: one a deed.

Orders, agendas, decisions, sign-up chains and group buys are none of work done: what is to be done, talked about, paid or bought.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import reduce
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.almanac.festivals import date_of
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY
from union.reading.acts.absences.absence_forms import in_english, is_absence
from union.reading.acts.extraction import Seen, look
from union.reading.acts.facts import stretches
from union.reading.life.life_event import LifeEvent
from union.reading.message import Act, ActKind, Intent, LeftOver, Message, When
from union.reading.money.flows import rates_of_dues
from union.reading.numbers.numerals import CHINESE
from union.reading.quantities.figure_relations import tells_nothing
from union.reading.quantities.measures import bare_parts
from union.reading.text.identifiers import list_marks, no_times, titles_of_works
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense
from union.reading.time.false_times import lookalikes

KINDS = {
    Intent.LOG: ActKind.TOLD,
    Intent.EVENT: ActKind.PLANNED,
    Intent.QUESTION: ActKind.ASKED,
    Intent.COMMAND: ActKind.COMMANDED,
}
NOTICE = Regex(  # What is made known to all: 「通知：…」, 「【放假通知】…」, 「各位注意」
    r"^[\[【(]?[^,。;!\n:]{0,14}(?:通知|公告|通告|公示|告示|启事|notice|announcement)[\]】)]?\s?[:,\s]|^[\[【][^\]】]{0,14}(?:通知|公告|通告|公示)[\]】]"
    r"|^关于[^,。;!\n:]{2,30}的?(?:通知|公告|公示):|(?:各位|大家|全体|同志们?)(?:同志|会员|职工|委员)?(?:请?注意|知悉)|请(?:各位)?(?:知悉|周知|互相转告)"
    r"|收到(?:的)?请?(?:回复?|扣|在群)|看到的?(?:请)?回[个复]|^提醒(?:各位|大家|全体)|^to all\b|^reminder\b|reply (?:ok )?when read",
    any_case=True,
)
# Words of an order that, at the head of a message with no sign of its being done, tell of no work done.
ORDERED = Regex(
    r"^\s?(?:各位|大家|同志们)?[,:]?(?:请|麻烦|拜托|烦请|务必|帮忙|尽快|抓紧)?"
    r"(?:写[一个份篇]|起草|草拟|拟[一个份好]|准备|布置|通知(?!栏|书|单)|讨论(?!通过|决定|并|会)|统计一下|请|麻烦|拜托|烦请|务必|谁有空)"
    r"|^\s?由[A-Za-z·]{2,40}负责"
    r"|^[^,。;:\n]{2,10}?每(?:人|位|组|个?小组|个?车间|个?支部|个?班组)(?:本[周月季])?(?:交|报|写|上报|提交|推荐|统计)"
)
INTENDED = Regex(
    r"[\u4e00-\u9fff]{2,10}?(?<![主重只首紧])(?:需要?|要(?![求点闻素害]))再?[\u4e00-\u9fff]{1,3}[\d一两三四五六七八九十]|\s?(?:拟(?![了好定])|计划(?![书表内外经])|打算|预计|研究(?!通过|决定|确定|同意|并|会|[生院所员]))"
)
HANDED_IN = Regex(  # 「推荐表收齐，已呈领导」: papers that are in tell of no work by themselves
    r"(?:名单|名册|[^代发]表(?![彰演扬决态示现])|小结|总结(?![会表])|方案|计划书?|台账|材料|报告(?!会)|汇总|清单|回执|纪要|报价)"
    r"[^,。;!?\n]{0,8}?(?:(?:已经?|都|也|全部?|刚)?(?:交|报|发|送|呈|递|收|补|弄|做|写|整理|填|上报|提交)(?:[给到往在][^,。;\d]{1,6}|[^,。;\d了齐好完上过]{1,4})?"
    r"(?:了|齐了?|好了?|完了?|上去|过去)|(?:已经?|全)[交报发呈送齐收])"
)
WORD = Regex(r"[A-Za-z\u4e00-\u9fff\d]")
HAS_FIGURE = Regex(r"[\d一二两三四五六七八九十百千半]")
ASKED = Regex(r"[?？]|提醒|别忘|[明后]天|下[周个星月]")
FINISHED = Regex(r"[好完齐过妥毕到出]了(?=[,。;!\s]|$)|已经?|完毕|了[\d一二两三四五六七八九十]|了(?=[。!]|$)")
# Talk of meetings and papers to come is none of work done: 「议程：…」, 「接龙报名」, 「团购」.
NO_WORK = Regex(
    r"(?:^|[,。;!\n])[^,。;!\n]{0,16}(?:议程|议题|接龙|团购)(?=[:,。\s]|$)|(?:^|[,。;!\n\s])(?:接龙|团购|拼单|秒杀)|^\s?#?接龙"
)

# 「议程：1.学习文件 2.布置4月工作」: a time behind it is of what will be talked about.
AGENDA = Regex(r"\s?[^,。;!\n:\d]{0,12}(?:议程|议题|agenda)\s?(?:[:\n]|$)", any_case=True)

# 「会上定了，高温慰问按每人150发」: what will be paid, as long as nothing is told of its being paid or of who came.
DECIDED = Regex(
    r"(?:[议商约说拍敲]?定|商量|谈|说)(?:[了好妥]|下来)|(?:审议|审批|表决|会议?|会上?)通过|决定|agreed|approved|decided",
    any_case=True,
)
RATE = Regex(r"按|每|人均|标准|预算|上限|一律|/人|per·|budget|each|from·now·on", any_case=True)
PAID = Regex(r"[发付给交领花支买送]了|[发付支]放?[完出]|慰问了|支出|用去")

FILED_FIRST = EitherScript(
    r"(?:@\w{1,32}\s)?(?:那|请|麻烦|唔该|帮我|帮忙|帮手|小秘|你){0,2}(?:把|将)(?!.{0,40}(?:改|挪|推|取消))(?P<what>[^,，。;；\n]{4,60}?)(?:也|先|都|给我|帮我|给)?(?:记(?:一下|一笔|下来?|低|上|录|账)|登记(?:一下)?|入账)(?:吧|了|哈|啊|啦)?[。!！]?(?:[,，]\s?(?P<more>[^\n]{2,60}))?"
    r"|(?:(?:pls|please|kindly|can\s(?:u|you))\s)?(?:log|record)\s(?:down\s|the\s)?(?P<thing>(?=[^\n]{0,60}[$]\s?\d)[^\n]{4,80})",
    any_case=True,
)
TO_BE_FILED = Regex(  # Behind what was done: 「奖品花了2600，记一下」; what is still to be done is no log
    r"[,。;\s](?:小秘)?(?:请|麻烦)?(?:帮(?:我|忙)?|给我)?(?:也|都)?(?:记(?:一下|上一?笔?|下来?|一笔|个账)|登记一下|入账)(?:吧|啊|哈|呗|了)?[。!~\s]{0,3}$"
    r"|[,.;]\s?(?:请|can·)?(?:u·|you·)?(?:help·)?(?:keep|record|log|note)·(?:it|this|that)(?:·down)?(?:请)?[.!\s]{0,3}$"
)


def kind_of(message: Message, seen: Seen) -> ActKind | None:
    """The kind of a message read whole; None for what is nothing of ours."""
    text = seen.said.text
    if message.intent in (Intent.EVENT, Intent.NONE):
        if NOTICE.search(text) and (seen.best is not None or message.impossible):
            return ActKind.NOTIFIED
        is_away = is_absence(text) or (seen.best is not None and in_english(message.text) is not None)
        if is_away and not seen.prices:
            return ActKind.ABSENT
    return KINDS.get(message.intent)


def acts_of(
    text: str, start: int, end: int, kind: ActKind | None, message: Message, now: datetime
) -> Iterator[Act]:
    """The acts of one stretch of a message."""
    if kind is ActKind.TOLD and len(message.facts) > 1:
        for fact, (a, b) in zip(message.facts, _places(message, text[start:end], start, now), strict=True):
            when = fact.when or message.when
            yield Act(
                kind, text[a:b], a, b, fact.title, (when,) if when else (),
                measures=fact.measures, money=fact.money, message=message,
            )  # fmt: skip
    elif kind is not None:
        yield Act(
            kind, text[start:end], start, end, message.title, message.whens, message.owners,
            measures=message.measures, money=message.money, message=message,
        )  # fmt: skip


def lived(text: str, events: tuple[LifeEvent, ...]) -> Iterator[Act]:
    """The life events of a message."""
    for one in events:
        who = (one.person,) if one.person else ()
        yield Act(ActKind.LIVED, text[one.start : one.end], one.start, one.end, owners=who)


def _places(message: Message, words: str, at: int, now: datetime) -> list[tuple[int, int]]:
    """Where each deed stands in the message as written; the whole stretch where that cannot be told."""
    seen = look(words, now)
    found, whole = stretches(seen.words, seen.figures), (at, at + len(words))
    if len(found) != len(message.facts):
        return [whole] * len(message.facts)
    places = []
    for one in found:
        quoted = seen.said.quote(one.start, one.end).strip(" ,，。；;、\n")
        begins = words.find(quoted)
        places.append((at + begins, at + begins + len(quoted)) if begins >= 0 and quoted else whole)
    return places


def filed_on_order(text: str) -> str | None:
    """What is told before the words that it be filed; None where it isn't asked, or is told of another day to come."""
    said = normal(text)
    if told := FILED_FIRST.fullmatch(text.strip()):  # 「把跳绳30根420元记一下，文体支出」
        words = "，".join(filter(None, told.groups()))
        return words if HAS_FIGURE.search(words) and not ASKED.search(text) else None
    found = TO_BE_FILED.search(said.text)
    if found is None or not found.start() or tense(said.text[: found.start()]) is Tense.PLANNED:
        return None
    words = said.quote(0, found.start())
    is_done = HAS_FIGURE.search(words) or tense(normal(words).text) is Tense.DONE
    return words if is_done and not ASKED.search(words) else None


def tells_no_work(seen: Seen) -> bool:
    """Whether what seems told is a paper handed in, without a figure, or has none but noughts and minus signs."""
    is_paper = not seen.has_figures and HANDED_IN.search(seen.words) is not None
    return is_paper or tells_nothing(seen.said.text, seen.counts, seen.prices)


def is_of_agenda(seen: Seen) -> bool:
    """Whether the time of the words is of a point of the agenda they are."""
    head = AGENDA.match(seen.said.text)
    return head is not None and seen.best is not None and seen.best.begin >= head.end()


def is_order(seen: Seen) -> bool:
    """Whether the words only tell others to do something, or what is to be talked about: no work done is told."""
    return (
        NO_WORK.search(seen.said.text) is not None
        or _is_rate(seen)
        or is_intended(seen)
        or _has_unfinished_match(ORDERED, seen)
    )


def is_intended(seen: Seen) -> bool:
    """Whether the words tell what somebody means to do, and none of it as done: 「拟慰问20户，每户800元」."""
    return _has_unfinished_match(INTENDED, seen)


def _has_unfinished_match(pattern: Regex, seen: Seen) -> bool:
    text = seen.said.text
    return bool(pattern.match(text)) and tense(text) is not Tense.DONE and FINISHED.search(text) is None


def _is_rate(seen: Seen) -> bool:
    """Whether what is told was decided, and its only sums are what will be paid for each."""
    text, decided = seen.said.text, DECIDED.search(seen.said.text)
    if decided is None or seen.counts or any(one.start < decided.start() for one in seen.prices):
        return False
    is_rate = RATE.search(text, decided.start()) is not None
    return is_rate and HAS_FIGURE.search(text) is not None and PAID.search(text) is None


FIGURE = Regex(rf"\d{{1,20}}(?:[.,:/-]\d{{1,8}}){{0,4}}|[{CHINESE}]{{1,16}}")
WRITTEN = Regex(rf"[{CHINESE}]{{1,16}}")
# A bare figure that something is told by: at the end of its words, with no sign of its being a code or a name.
ENDS = Regex(
    r"\s?(?:[,。;!?、)\n+]|$|(?:应|实|和|或|以|其中|剩|还|另|左右|上下|多|余)(?![\u4e00-\u9fff]?度))"
)
CODE = Regex(
    r"(?:第|编号|工号|电话|手机|热线|分机|No\.?|no\.?|#|＃|房|座|尾号|卡号|文号|单号|号码|密码|比分|邮编|QQ|微信|版本|室改?|楼|去|[*＊A-Za-z_@.+:-]|\d[比-])\s?:?$"
)
AFTER_CODE = Regex(r"[A-Za-z_@/]|[-:比]\d")
SIGN = Regex(r"[$¥€£]|RM|rm")
LOOK_BACK = 6


class Use(Enum):
    """What became of a figure or a day."""

    TAKEN = "taken"
    KNOWN = "known"
    LEFT = "left"


class FigurePiece(NamedTuple):
    """A figure or a day in the normal text, and what became of it."""

    start: int
    end: int
    use: Use


def without_feasts(acts: Sequence[Act]) -> list[Act]:
    """「6月1日儿童节，5月30号办运动会」: beside what is planned a day that only its feast names is no plan."""

    def is_feast(one: Act) -> bool:
        title, days = one.title or "", [each.start.date() for each in one.whens]
        said = reduce(lambda left, each: left.replace(each.text, ""), one.whens, one.text)
        is_alone = not WORD.search(said.replace(title, ""))  # 「五一：5月1号下午2点广场集合」 is held there
        is_its_day = any(date_of(title, day.year) == day for day in days) if title and is_alone else False
        return is_its_day and one.kind is ActKind.PLANNED

    return [one for one in acts if not is_feast(one)] or list(acts)


def leftovers_of_acts(seen: Seen, acts: Sequence[Act]) -> tuple[LeftOver, ...]:
    """What of the stretches of acts nothing has taken."""
    spans = [(act.start, act.end) for act in acts]
    if not spans:
        return ()
    pieces = account(seen, [when for act in acts for when in act.whens])
    places = [slice(one.start, one.end) for one in pieces if one.use is Use.LEFT]
    found = ((min(seen.said.places[one]), max(seen.said.ends[one])) for one in places)
    return tuple(
        LeftOver(seen.said.raw[start:end], start, end)
        for start, end in found
        if any(a <= start and end <= b for a, b in spans)
    )


def left_of_log(
    message: Message, now: datetime, region: str, notice: Notice | None, meant: Intent | None = None
) -> tuple[LeftOver, ...]:
    """What of work told in one stretch nothing has taken."""
    seen = look(message.text, now, region, meant, notice)
    whens = (message.when, *(fact.when for fact in message.facts))
    act = Act(ActKind.TOLD, message.text, 0, len(message.text), whens=tuple(one for one in whens if one))
    return leftovers_of_acts(seen, [act])


def account(seen: Seen, used: Iterable[When]) -> Iterator[FigurePiece]:
    """Every figure and every day of a text, in order, each once; `used` are the times that acts have."""
    taken, known, days = _spans(seen, list(used))
    at = 0
    found = [*days, *(match.span() for match in FIGURE.finditer(seen.said.text))]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if end <= at:
            continue
        is_day = (start, end) in days and start >= at
        begin = max(start, at)  # 「周三一车间」: what the day before it has not taken
        at = end if is_day else min([end, *(a for a, _ in days if begin < a < end)])
        yield FigurePiece(begin, at, Use.LEFT if is_day else _use(seen.said.text, begin, at, taken, known))


def _spans(seen: Seen, used: list[When]) -> tuple[set[int], set[int], set[tuple[int, int]]]:
    """Which places are taken by figures and times, which are known to say nothing, and which days nobody took."""
    text, taken, days = seen.said.text, set[int](), set[tuple[int, int]]()
    for start, end in seen.figures:
        taken.update(range(start, end))
    for one in seen.reads:
        is_day = one.has_day and one.when.grain in OF_A_DAY and not one.is_name and one.festival is None
        if not (is_day and used) or _is_day_taken(one.when, used):
            taken.update(range(one.begin, one.end))
        else:
            days.add((one.begin, one.end))
    wholes = {Decimal(one.money.minor) / 100 for one in seen.prices}
    for _, places in bare_parts(text, wholes) if wholes else ():
        taken.update(place for start, end in places for place in range(start, end))
    names = [
        *no_times(text),
        *titles_of_works(text),
        *lookalikes(text),
        *list_marks(text),
        *rates_of_dues(text),
    ]
    known = {place for start, end in names for place in range(start, end)}
    return taken, known, days


def _is_day_taken(when: When, used: Sequence[When]) -> bool:
    """Whether a day was taken, perhaps in other words: 「今天」 and 「11月20日」, of 「每天下午2点」 the hour."""
    return any(
        when == one
        or (when.text and when.text in one.text)
        or (when.start.time() == one.start.time() if when.rrule else when.start.date() == one.start.date())
        for one in used
    )


def _use(text: str, start: int, end: int, taken: set[int], known: set[int]) -> Use:
    place, before = range(start, end), text[max(0, start - LOOK_BACK) : start]
    if not taken.isdisjoint(place):
        return Use.TAKEN
    if not known.isdisjoint(place) or WRITTEN.fullmatch(text, start, end):
        return Use.KNOWN
    is_code = CODE.search(before) or AFTER_CODE.match(text, end)
    return Use.LEFT if SIGN.search(before[-2:]) or (ENDS.match(text, end) and not is_code) else Use.KNOWN
