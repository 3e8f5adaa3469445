"""Puts pieces of time together: 「下周三」+「下午」+「3点」 is one moment, 「3月5日至8日」 one span, 「前」 makes a deadline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, Grain
from union.reading.message import When
from union.reading.numbers.numerals import CHINESE, whole_number
from union.reading.text.normal_form import Normal
from union.reading.time.dates import festival_dates
from union.reading.time.dates.clock_times import has_clock
from union.reading.time.dates.periods import nth_week
from union.reading.time.dates.reference_time import Outlook, Pieces, Span, TimeRead, at_midnight, of_day
from union.reading.time.moment_spans import daily_hours, end_of_range, moment_span, span_of
from union.reading.time.moments import UNTIL, Moment, are_joined, bound_at, due
from union.reading.time.pieces.base_patterns import WD
from union.reading.time.pieces.piece_finder import Rank
from union.reading.time.recurrence.day_conditions import DAYS
from union.reading.time.recurrence.rule_context import rule_sort
from union.reading.time.recurrence.rule_times import RuleTimes
from union.reading.time.several_dates import with_hours_of

# NEARBY: so many signs away at most.
GOES_ON = 6  # signs before a day in which words say that a rule goes on to it
NEARBY, SENTENCE_END, LISTED = 40, Regex(r"[。!?\n]"), Regex(r"\s?[、,/;&和及与跟]?\s?")
BEFORE_IT = Regex(r"[\s(]?(?:之|以)?前|(?:报名|交表|交稿)?截止")
SIGN_UP = Regex(r"(?:之|以)?前?(?:[都就请来]{0,2}[找到向跟同去][^,。;\d]{1,8}?)?(?:报名|截止报名)")
SIGNED_UP = Regex(r"报名(?:时间|日期)?(?:最迟|从|自|[到至在]|截[止至])?\s?$")
BY_NUMBER, MONTHS_SAID = (
    {"day", "days", "bare_day", "iso", "dotted"},
    {"month", "this_month", "year", "lunar", "moon"},
)
# 「2月活动：6号…，14号…」, 「2月份的活动安排，6号…」, 「3月徒步两次，6号…」: a month that heads what follows.
HEADS = Regex(
    r"份?[^,。;:!?\n\d]{0,12}(?::|[两二三四五六][次场批期轮趟][,\n ]|(?:(?:活动|工作|事项|日程|行程|节目|任务)(?:安排|计划|表)?|安排|计划)[^,。;:!?\n\d]{0,6}[,\n ])"
)
GOES_ON_TO = Regex(r"(?<![收报来拿看做提签得遇碰感达回送交发迟改挪移延推调换变提])(?:一?直?到|截?至)\s?$")
OR = Regex(r"[,\s]?(?:或者?是?|还是|要么)(?:在|是)?")
ON = Regex(r"(?:起|开始|以后)[,\s]?")
BESIDE = ("", "、", "和", "与", "及", "跟")
NO_PAIR = frozenset(("festival", "lunar", "moon", "offset", "within"))
FESTIVE_ONLY = {"festival", "days_off", "year", "this_year"}
AFTER = Regex(r"(?:之|以)?后(?![天续勤备])")
NEXT_TO = Regex(r"[\s:,(]{0,3}")
CALLED_OFF = Regex(
    r"[\s,)]{0,2}(?:[这那]?[两几三]?[天次日])?(?:都|就|要)?(?:停|不|暂|取消|休|改|除外|没|off\b|no\b)"
)
WEEKLY = Regex(r"FREQ=WEEKLY;BYDAY=(?P<day>[A-Z]{2})")
WEEK_AFTER = Regex(
    rf"(?:之|以)?后的?第(?P<number>[{CHINESE}\d])个?(?:周|星期|礼拜)(?:的?(?:周|星期|礼拜)(?P<day>{WD}))?"
)


def _continuing(
    text: str, found: Sequence[TimeRead], groups: Sequence[Moment], place: int, outlook: Outlook
) -> Outlook:
    """From where the moment at this place is read: a day said without its month goes on from the date before it.

    「12月7日一车间，9日机关」, 「24日联欢会，20日前报名」.
    """
    pieces = groups[place].pieces
    if not (found and place) or not pieces.keys() & {"day", "days"} or pieces.keys() & MONTHS_SAID:
        return outlook
    month = _heading_month(text, found)
    if month and month > outlook.now:
        return outlook._replace(after=month.date())
    last, moment = found[-1], groups[place]
    gap, day = text[last.end : moment.start], last.when.start.date()
    is_near = len(gap) <= NEARBY and not SENTENCE_END.search(gap) and not last.when.rrule
    is_dated = last.has_day and last.when.grain in OF_A_DAY
    is_said = last.when.text.endswith(("后", "後")) or not BY_NUMBER.isdisjoint(groups[place - 1].pieces)
    if not (is_near and is_dated and is_said):
        return outlook
    said = (pieces.get("day") or pieces["days"]).parts
    number = whole_number(said.get("number") or said["from"]) or 0
    if BEFORE_IT.match(text, moment.end) and number < day.day:
        return outlook._replace(after=day.replace(day=1))
    is_sign_up = SIGN_UP.match(text, moment.end) or SIGNED_UP.search(gap)
    if is_sign_up and number > day.day and day.month != outlook.now.month:
        return outlook  # 「6月1号下午3点，28号前报名」, 「…，报名28号截止」 is before it
    if number > day.day or LISTED.fullmatch(gap):
        return outlook._replace(after=(last.rest[-1] if last.rest else last.when).start.date())
    return outlook


def _heading_month(text: str, found: Sequence[TimeRead]) -> datetime | None:
    """The first day of the month that heads the days said behind it, where all of them so far are in it."""
    behind = next((at for at, one in enumerate(reversed(found)) if one.when.grain is Grain.MONTH), None)
    if behind is None:
        return None
    head = found[-1 - behind]
    if head.when.end or head.when.deadline or not HEADS.match(text, head.end):
        return None
    month, days = head.when.start, found[len(found) - behind :]
    return month if all(one.when.start.month == month.month or not one.has_day for one in days) else None


def times(said: Normal, masked: str, groups: Sequence[Moment], outlook: Outlook) -> list[TimeRead]:
    """All times of a message in order; `masked` is its text with the figures blanked out, `groups` its moments."""
    found: list[TimeRead] = []
    rules = RuleTimes(said, masked, groups)
    i = 0
    while i < len(groups):
        rule = rules.at(i, found[-1] if found else None, outlook)
        if rule:
            festival = festival_dates.festival_in(rule.pieces)
            told = TimeRead(rule.begin, rule.end, rule.when, (), True, has_clock(rule.pieces), festival)
            found[len(found) - rule.absorbs :] = [told]
            i += rule.used
            continue
        second = groups[i + 1] if i + 1 < len(groups) else None
        here = _continuing(masked, found, groups, i, outlook)
        if daily := daily_hours(said, masked, groups[i : i + 3], here):
            found.append(daily[0])
            i += daily[1]
            continue
        read = _pair(said, masked, groups[i], second, here) if second else None
        i += 2 if read else 1
        if not read and found and "offset" in groups[i - 1].pieces:  # 「自12月5日起10天内」
            is_begun = ON.fullmatch(masked, found[-1].end, groups[i - 1].start)
            here = here._replace(now=max(here.now, found[-1].when.start)) if is_begun else here
        read = read or _single(said, masked, groups[i - 1], here)
        if read and found and OR.fullmatch(masked, found[-1].end, read.begin):
            found[-1] = _or_else(said, masked, found[-1], read, groups[i - 1], outlook)
        elif read and found and _contradicts(found[-1], read):
            when = replace(found[-1].when, text=said.quote(found[-1].begin, read.end).strip())
            others = (replace(read.when, text=when.text),)
            found[-1] = found[-1]._replace(end=read.end, when=with_hours_of(when, read.when), others=others)
        elif read:
            found.append(read)
    return _with_rule_ends(masked, _without_listed_rules(masked, found))


def _without_listed_rules(text: str, found: list[TimeRead]) -> list[TimeRead]:
    """「逢星期二：9月8、15、22号，晚上7点半」: a weekday whose days are all listed behind it repeats nothing beyond them."""
    kept = list[TimeRead]()
    for one in found:
        before = kept[-1] if kept else None
        is_listed = before is not None and NEXT_TO.fullmatch(text, before.end, one.begin) is not None
        is_kept = CALLED_OFF.match(text, one.end) is None
        if before is not None and is_listed and is_kept and _lists_days_of(before.when, one):
            kept[-1] = _listed(before, one)
        else:
            kept.append(one)
    return kept


def _lists_days_of(rule: When, one: TimeRead) -> bool:
    day = WEEKLY.fullmatch(rule.rrule or "")
    days = [one.when, *one.rest] if one.rest and not one.when.rrule else []
    return day is not None and bool(days) and all(DAYS[each.start.weekday()] == day["day"] for each in days)


def _listed(rule: TimeRead, one: TimeRead) -> TimeRead:
    """The days listed, at the hours of the rule where they have none."""
    if one.has_clock or not rule.has_clock:
        return one._replace(begin=rule.begin)
    when, *rest = (with_hours_of(each, rule.when) for each in (one.when, *one.rest))
    return one._replace(begin=rule.begin, when=when, rest=tuple(rest), has_clock=True)


def _with_rule_ends(text: str, found: list[TimeRead]) -> list[TimeRead]:
    """「21号起每天下午5点练合唱，练到29号」: a rule that says no end takes that of the day behind it up to which it goes on."""
    endless = list[int]()  # the places of rules whose end is not said yet
    for place, one in enumerate(found):
        if one.when.rrule:
            endless += [] if any(each in one.when.rrule for each in ("UNTIL=", "COUNT=")) else [place]
        elif endless and one.has_day and not one.has_clock:
            since = max(found[endless[-1]].end, one.begin - GOES_ON)
            if GOES_ON_TO.search(text, since, one.begin):
                last = one.when.until - timedelta(days=1)
                for at in endless:
                    when = found[at].when
                    if last >= when.start.replace(hour=0, minute=0):  # it does not begin behind that day
                        rrule = f"{when.rrule};UNTIL={last:%Y%m%d}T235959"
                        found[at] = found[at]._replace(when=replace(when, rrule=rrule))
                endless.clear()
    return found


def _contradicts(last: TimeRead, read: TimeRead) -> bool:
    """「1月8号腊八节上午10点」: a day and right behind it a festival that is another day; 「1月8号腊八节慰问」 is no doubt."""
    is_dated = last.when.grain is Grain.DAY and last.has_day and not (last.festival or last.rest)
    is_festival = read.festival is not None and not read.is_name and read.begin - last.end in (0, 1)
    is_plain = not (last.when.rrule or read.when.rrule or last.when.deadline or last.when.end)
    return is_dated and is_festival and is_plain and last.when.start.date() != read.when.start.date()


def _pair(said: Normal, text: str, first: Moment, second: Moment, outlook: Outlook) -> TimeRead | None:
    """「3月5日至8日」; 「周四、周五」 and 「月底月初」, where one follows on the other."""
    if are_joined(first, second, text):
        return _range(said, text, first, second, outlook)
    pieces = (*first.pieces.values(), *second.pieces.values())
    is_apart = text[first.end : second.start] not in BESIDE or not first.pieces.keys().isdisjoint(NO_PAIR)
    if is_apart or any(one.rank >= Rank.PART or one.rank is Rank.RULE for one in pieces):
        return None
    begin = span_of(first, outlook)
    after = begin and outlook._replace(after=begin.start.date(), told=False)
    following = moment_span(second.pieces, after) if after else None
    if begin is None or following is None or begin.until != following.start:
        return None
    found = _range(said, text, first, second, outlook)
    if found is None or begin.end or following.end or following.grain is not Grain.DAY:
        return found
    return found._replace(rest=(replace(found.when, start=following.start, end=None),))


def _or_else(
    said: Normal, text: str, first: TimeRead, read: TimeRead, moment: Moment, outlook: Outlook
) -> TimeRead:
    """「12月5日或6日」: the second is another reading of the one time, read on from the first; of a day 「还是3点」 is its hour."""
    when, start = first.when, first.when.start
    if first.has_day and read.has_clock and not (first.has_clock or read.has_day or when.end):
        return _listed(read, first)._replace(begin=first.begin, end=read.end)
    if not read.has_day:  # 「下周三下午3点或4点」
        minutes = read.when.start - at_midnight(read.when.start.date())
        other = replace(read.when, start=at_midnight(start.date()) + minutes, end=None)
        if other.start < start and other.grain is Grain.MINUTE:
            other = other.later(timedelta(hours=12))
        return first._replace(end=read.end, others=(*first.others, other))
    after = outlook._replace(after=start.date())
    other = ((not outlook.past and _single(said, text, moment, after)) or read).when
    if read.has_clock and not first.has_clock and when.end is None:
        clock = other.start - at_midnight(other.start.date())  # 「下周三或周四下午2点半」
        when = replace(when, start=when.start + clock, grain=other.grain)
    return first._replace(end=read.end, when=when, others=(*first.others, other, *read.others))


def _single(said: Normal, text: str, moment: Moment, outlook: Outlook) -> TimeRead | None:
    pieces, start = moment.pieces, moment.start
    rule = rule_sort(pieces)
    if rule:  # 「年年六一」 may be no rule
        pieces = {sort: atom for sort, atom in pieces.items() if sort != rule}
        if not pieces or (rule != "every_year" and "loose" not in moment.pieces[rule].parts):
            return None
        start = next(iter(pieces.values())).start
    span = moment_span(pieces, outlook) if rule else span_of(moment, outlook)
    if span is None:
        return None
    end, is_feast = moment.end, "festival" in pieces and pieces.keys() <= FESTIVE_ONLY
    after = AFTER.match(text, end) if is_feast else None
    week = WEEK_AFTER.match(text, end) if after else None
    if after:  # 「国庆后」 begins when the days off are over
        begin = festival_dates.after_days_off(pieces, span, outlook.notice)
        span = nth_week(begin, week.groupdict()) if week else of_day(begin)  # 「国庆节后第二周」
        end = (week or after).end()
    found = _finished(said, text, start, end, span, pieces)
    return found._replace(is_name=False) if week else found


def _range(said: Normal, text: str, first: Moment, second: Moment, outlook: Outlook) -> TimeRead | None:
    """「12月28日-1月3日」, 「今晚10点到明早6点」: the end is read from its beginning on."""
    if rule_sort(first.pieces) or rule_sort(second.pieces):
        return None
    begin = span_of(first, outlook)
    if begin is None:
        return None
    end = end_of_range(begin, first.pieces, second.pieces, outlook)
    if end is None or end <= begin.start:
        return None
    span = begin._replace(
        end=end, others=tuple(one._replace(end=one.start + (end - begin.start)) for one in begin.others)
    )
    until = UNTIL.match(text, second.end)  # 「自3日起至9日止」 is a span, no deadline
    return _finished(said, text, first.start, until.end() if until else second.end, span, first.pieces)


def _finished(said: Normal, text: str, start: int, end: int, span: Span, pieces: Pieces) -> TimeRead:
    """The reading with its deadline words and the words it came from."""
    bound = bound_at(text, start, end, pieces)
    if bound:
        start, end, is_last = bound
        span = due(span, pieces, is_last=is_last)
    if "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1
    quoted = said.quote(start, end).strip()
    when, *others = (When(quoted, one.start, one.end, one.grain, bool(bound)) for one in (span, *span.others))
    rest = () if bound else tuple(When(quoted, one.start, one.end, one.grain) for one in span.rest)
    has_day = any(atom.rank < Rank.PART for atom in pieces.values())
    is_name = set(pieces) == {"festival"} and not bound
    festival = festival_dates.festival_in(pieces)
    return TimeRead(start, end, when, tuple(others), has_day, has_clock(pieces), festival, is_name, rest)


# What has been got ready: 「奖品买好了」, 「水果已订」
GOT_READY = (
    r"(?:买|采购|订|预订|做|制作|印|打印|备|准备|布置|借|租|约|联系|写|弄|搞|定制|借用|落实)(?:好|齐|妥|到位)了"
    r"|(?:已经?|都)(?:买|采购|订|预订|做|印|备|借|租|约|落实)了?(?=[,。;!?\s]|$)"
)
READY = Regex(GOT_READY, signs="好齐妥位已都")
# 「周五联欢会的横幅」, 「后天的运动会奖品」: the day is that of the meeting, no day of the deed.
PREPARED = Regex(
    rf"(?:的?[^,。;:!?\n的了已]{{0,8}}(?:会|赛|课|讲座|培训|活动|典礼|演出|演练|聚餐|[包做]饺子|春游|秋游|团建)的?)"
    rf"[^,。;:!?\n了已]{{2,12}}?(?:{GOT_READY})"
)
# 「五一值班慰问名单…23号之前给我」
A_PAPER = Regex(
    r"节?[^\d,。;:!?\s了把]{0,12}?(?:(?:名|清|节目|采购|菜)单|(?:安排|值班|分工|签到|统计)表|方案|预算|策划|文案|台账|稿)(?=[,。;:!?\s]|$)"
)
A_LIST = Regex(r"[^,。;:!?\n]{0,8}(?:节目|菜|清|名|物品|采购|分工|人员)[单表]:")
# 「衣服订了60件，花了4080，月底转账」, "ordered 50 t-shirts, $600, paying end of the month": when it is paid is not when it was done.
BOUGHT = Regex(r"(?:[买订购花租印]|做[了好]|booked|ordered)[^。;!?\n]{0,60}\d", any_case=True)
IS_PAID = Regex(
    r"(?:之?前|再|才|统一|一起|一并|财务|会|去){0,2}(?:转账|打款|付款|付清|付尾款|结账|结清|结算|结(?=[,。;!]|$)|报销|报账|入账|还钱|找数|埋单|付|给钱|[到送交取]货|送[到来])(?![了咗的完过])"
)
TO_BE_PAID = Regex(r"(?:paying|pay|claim|settle|reimburse)[·\s]?(?:by|on|at|in)?[·\s]?$", any_case=True)


def _without_payday(reads: Sequence[TimeRead], text: str) -> list[TimeRead]:
    """The times of a message but for the day by which what it tells as bought is paid."""
    if not reads or not (bought := BOUGHT.search(text)):
        return list(reads)
    return [
        one
        for one in reads
        if one.begin < bought.end()
        or not (IS_PAID.match(text, one.end) or TO_BE_PAID.search(text[max(0, one.begin - 16) : one.begin]))
    ]


def without_prepared(reads: Sequence[TimeRead], text: str) -> list[TimeRead]:
    """The times of a message but for days of what something has been got ready for: 「周五联欢会的横幅做好了」.

    And but for the feast in the heading of a list: 「元旦晚会节目单：合唱2个…」.
    """
    reads = _without_payday(reads, text)
    if READY.search(text) is None and not (reads and reads[0].is_name):
        return reads
    return [
        one
        for one in reads
        if not (one.is_name and (A_LIST.match(text, one.end) or (reads[1:] and A_PAPER.match(text, one.end))))
        and (one.when.deadline or not (one.has_day and PREPARED.match(text, one.end)))
    ]
