"""Of several times in a message the one to act on (conventions 17), and what belongs to it: a clock, a duration."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from union.core.lazy_regex import Regex
from union.core.period import A_WEEK, OF_A_DAY, Grain
from union.reading.message import When
from union.reading.quantities.measures import FoundMeasure
from union.reading.time.dates.reference_time import TimeRead, moved_by_months
from union.reading.time.moments import EVERY_DAY, OVER, each_day, is_each_day, lasting, postponed_time

NOT_THEN = Regex(r"(?:当天|那天|就)?不(?:发|开|办|搞|去|来|上班|放假|行)(?![放布动])(?=[^。;!?]{1,30}\S)")
# 「20号周日，没人来。放21号」: no day for it, where another follows.
UNFIT = Regex(
    r"(?:是?(?:周|星期|礼拜)[一二三四五六日天])?,?(?:怕|估计|肯定)?(?:没什么人|没人|没空|没时间|不行|不成|不合适|不方便|来不了|撞[了上期]|太[早晚赶紧])[^。;!?\n\d]{0,10}[,。;!?](?=[^。;!?\n]{0,24}(?:\d[号日点]|[周期拜][一二三四五六日天]|[明后]天))"
)
# 「6号清明放假之后，7号上午开组长会」: a day after which it is.
BEHIND_IT = Regex(
    r"(?:(?:[^,。;!?\n\d]{0,6}(?:假|节|完))?(?:之|以|过)后|(?<=后)),?(?=[^。;!?\n]{0,6}?\d{1,2}[号日])"
)
TAKEN_BACK = Regex(r"[^,。;!?]{0,8}[.…,。—-]{1,6}(?:哦不|算了|说错了|不对|打错了|写错了)")
TOLD_ON, LONGEST_DENIAL = Regex(r"(?:只|先|就)(?:说|讲|公布|通知)(?!明)"), 36
LABELLED = Regex(r"(?:日期|时间|日子)[:为是]$")  # 「8:00装货，…，日期：7月12日」
CHANGED_TO = Regex(
    r"(?:(?:改期?|变更|更改|推迟|延期|延后|延|提前|调整?|挪|移|换|顺延|推)(?:到|至|为|在|成|于)了?|(?<![修整更])改)\s?$"
)
# 「如遇台风顺延至28日」
ONLY_IF = Regex(r"(?:如[遇果有]|若遇?|万一|倘若|遇[到上]?[雨雪台大高恶])[^,。;!?\n]{1,20}$")
NOT_THAT = Regex(r"(?:不是|并非|不在|原定于?|原来|原计划|本来|之前说的?)的?\s?$")
SAID_TO_LAST = Regex(r"(?:开|连续|连着|为期|持续|历时|时长|会期|用时|需要?|预计)约?$")
SET_FOR = Regex(
    r"(?:请|务必|须|需)[于在]$|(?:拟|暂|现)?[定订][于在]$|(?:拟|将|计划|安排)于$|安排在$|(?:月[底初末]|周末)$"
)
FROM = Regex(r"[从自]$")
# 「从今天起」
ON = Regex(r"起(?!草)|开始|以后|往后|(?:第一|首|头一)[次课讲期回场]|开(?:课|班(?![组长]))(?=[,。;]|$)")
# These are in the evening: 「联欢晚会7点半」.
EVENING = Regex(r"晚会|晚宴|晚[餐饭班场]|夜[校跑宵]")
# From six to half past nine these are, too: 「聚餐 八点」, 「羽毛球夜 8点」; at ten one dines at noon.
AT_DINNER = Regex(
    r"聚餐|团年饭|年夜饭|春茗|盆菜|饭局|打边炉|唱[Kk]|(?<![昨今前当入过守熬值半午深整连日每])夜(?=$|[\s,。(]|(?:\d|[六七八九])[\d点:]|(?:\d|[一二三十]){1,3}号|星期|周)"
)
LAST_DINNER = 10
EARLY = Regex(r"早[班餐饭操市读]|晨[练跑会读]|日出")
FIVE_OR_SIX = Regex(r"(?<![\d十早晚午晨])[56五六]点")
BESIDE, ALONE = Regex(r"[\s,(]{0,3}"), Regex(r"\s?(?:$|[,。;!\n]|开始)")
DAYLIGHT = Regex(r"[早晨午朝]")
FESTIVE = Regex(r"节[前后]|假[前后]|开[工学]第")
SENTENCE = Regex(r"[。;!?\n]")
CLAUSE_END = Regex(r"[,。;!?\n]")
ROUGHLY = Regex(r"[年节假底末](?:之|以)?前$")
VAGUE = Regex(r"(?:[月年][底末初中]|[上中下]旬|周末)$")
NOON = 12
A_FORTNIGHT = timedelta(days=14)
# What is held for a festival, by day and no month.
CELEBRATED = Regex(
    r"(?:[\u4e00-\u9fff]{0,4})(?:联欢|晚会|汇演|团拜|茶话会|派对|游园|灯谜|聚餐|演出|庆祝)(?![^,。;!?\n]{0,6}(?:筹备|预备|预算|碰头|彩排|排练|策划|节目|方案|名单|总结))"
)
BARE_DAY = Regex(r"\d{1,2}[号日](?![^,。;!?\n]{0,10}[了过完])")
BEFORE_FEAST, BEHIND_FEAST = timedelta(days=25), timedelta(days=15)
COARSE = {Grain.WEEK: 1, Grain.MONTH: 2, Grain.QUARTER: 3, Grain.HALF: 4, Grain.YEAR: 5}

# 「年底会员信息核对…15号前」, "the year end goodie bags by 8 Dec": what it is for, where another day is named.
YEARS_END_OF = Regex(r"(?:年[底终末]|岁末)的?\s?(?=[\u4e00-\u9fff]{2})(?![前后之以内里到至起做办搞发交报完])")


def chosen(reads: Sequence[TimeRead], text: str, counts: Sequence[FoundMeasure]) -> TimeRead | None:
    """The time to act on: what it was changed to, else the finest, deadlines counting as fine; else the first."""
    if not reads:
        return None
    best, left = _weighed(reads, text) if len(reads) > 1 else (reads[0], reads)
    best = best if best.has_clock else lasting(best, left, text, counts)  # 「从周一起连续三天，下午2点」
    clocked = _in_the_evening(_clocked(best, left, text), text)
    if BARE_DAY.match(text, clocked.begin):
        clocked = _near_its_festival(clocked, reads, text)
    return postponed_time(_each_counted_day(clocked, lasting(clocked, left, text, counts), text), text)


def _near_its_festival(best: TimeRead, reads: Sequence[TimeRead], text: str) -> TimeRead:
    """「元旦联欢会30号下午3点」, said in November, is the 30th next to the festival."""
    if best.rest or best.when.deadline:
        return best
    held = (one.when.start for one in reads if one.is_name and CELEBRATED.match(text, one.end))
    feast, start = next(held, None), best.when.start
    if feast is None or start > feast - BEFORE_FEAST:
        return best
    days = (moved_by_months(start.date(), months) for months in range(1, 3))
    near = next(
        (day for day in days if -BEFORE_FEAST < day - feast.date() < BEHIND_FEAST and day.day == start.day),
        None,
    )
    if near is None:
        return best
    by = near - start.date()
    when = replace(best.when, start=start + by, end=best.when.end and best.when.end + by)
    return best._replace(when=when, others=())


def _each_counted_day(best: TimeRead, lasting: TimeRead, text: str) -> TimeRead:
    """「12月8日上午9点起连续三天培训」: the hour is each day's."""
    when, end = best.when, lasting.when.end
    if when.end or end is None or end - when.start <= timedelta(days=1) or not is_each_day(text):
        return lasting
    return best._replace(when=each_day(when, end))


def _weighed(reads: Sequence[TimeRead], text: str) -> tuple[TimeRead, Sequence[TimeRead]]:
    """The finest, and those that are no denied ones, ends or frames of others."""
    left = [one for one in reads if not is_denied(text, one)] or list(reads)
    left = without_rule_ends(left)
    if any(one.when.rrule or one.when.deadline for one in left):  # 「今天起每天上午9点」 is the rule
        is_sure = [one.when.rrule or one.when.deadline or beginning(text, one) is None for one in left]
        left = [one for one, sure in zip(left, is_sure, strict=True) if sure]
    changed = [one for one in left if is_change(text, one)]
    is_fixed = any(one.has_day and one.has_clock for one in left)
    left = [one for one in left if not is_frame(one, left, text)]
    # 「节后第一天」 beside a day with its hour is only when it is said
    loose = [one for one in left if is_fixed and not one.has_clock and FESTIVE.search(one.when.text)]
    best = min(changed or left, key=lambda one: (_coarseness(one), one in loose, one.begin))
    if best.when.grain is Grain.DAY and not best.when.end:  # 「Good Friday…，26號至28號都唔喺度」
        begun = (one for one in left if one.when.end and not one.when.rrule and one.when.grain is Grain.DAY)
        best = next((one for one in begun if one.when.start == best.when.start), best)
    if changed and (best.when.end or best.when.grain in COARSE):
        best = _exact_day_within(best, left) or best
    return (_on_its_day(best, reads) if changed else _rule_from_named_day(best, reads, text)), left


def without_rule_ends(reads: Sequence[TimeRead]) -> list[TimeRead]:
    """「到年底为止每周五」: the last day of a rule is no time of its own."""
    ends = {one.when.rrule.partition("UNTIL=")[2][:8] for one in reads if one.when.rrule}
    return [one for one in reads if one.when.rrule or f"{_last_day(one.when):%Y%m%d}" not in ends]


def _exact_day_within(best: TimeRead, reads: Sequence[TimeRead]) -> TimeRead | None:
    """The day said behind the days a thing was moved to, where it is one of them: 「挪到月底，26号」."""
    days = (
        one for one in reads if one.begin >= best.end and one.has_day and not (one.when.rrule or one.when.end)
    )
    return next((one for one in days if best.when.start <= one.when.start < best.when.until), None)


ALONE = Regex(r"(?:之?前)?(?:[,。;!\s]|$)")


def is_frame(one: TimeRead, reads: Sequence[TimeRead], text: str) -> bool:
    """「元旦前搞个比赛，12月19、20号」: a festival or an end of the month that the day itself lies before is no deadline; 「月底…，26号」 holds the day."""
    if one.when.end and not one.has_clock and VAGUE.search(one.when.text):
        held = (
            each.when.start for each in reads if each.has_day and each.has_clock and one.begin < each.begin
        )
        return any(one.when.start <= day < one.when.until for day in held)
    if not one.when.deadline or one.has_clock or not (one.festival or ROUGHLY.search(one.when.text)):
        return False
    end = SENTENCE.search(text, one.end)
    own = [each for each in reads if one.begin < each.begin < (end.start() if end else len(text))]
    later = (each for each in own if each.has_day and not each.is_name)
    # 「年前把节目单定下来，最晚1月20号」: a day that is all of its clause says by when that is
    days = [each for each in later if each.when.grain in OF_A_DAY]
    exact = [each.when for each in days if not each.when.deadline or ALONE.match(text, each.end)]
    return any(each.start <= one.when.start for each in exact)


def is_denied(text: str, one: TimeRead) -> bool:
    """「不是周三」, 「10月1日当天不发」, 「周三…算了，周五」, and the day it is told on: 「今天只说第二批」."""
    signs = (NOT_THEN, TAKEN_BACK, UNFIT, TOLD_ON, BEHIND_IT)
    is_other = NOT_THAT.search(text[max(0, one.begin - 8) : one.begin]) is not None
    return is_other or any(each.match(text, one.end, one.end + LONGEST_DENIAL) for each in signs)


def _last_day(when: When) -> datetime:
    return when.until - timedelta(seconds=1)


def is_change(text: str, one: TimeRead) -> bool:
    """Whether a time is what another was changed to: such a one lies ahead."""
    before = text[max(0, one.begin - 8) : one.begin]
    return CHANGED_TO.search(before) is not None and not is_only_if(text, one)


def is_only_if(text: str, one: TimeRead) -> bool:
    """Whether a time holds only where something comes between: 「如遇台风顺延至28日」."""
    return ONLY_IF.search(text[max(0, one.begin - 24) : one.begin]) is not None


def _on_its_day(best: TimeRead, reads: Sequence[TimeRead]) -> TimeRead:
    """「下周三的会改到下午4点」: the new clock time keeps the day said before it."""
    dated = [one for one in reads if one.has_day and one.begin < best.begin and not one.when.rrule]
    if best.has_day or not dated:
        return best
    by = dated[-1].when.start.date() - best.when.start.date()
    when = replace(best.when.later(by), text=f"{dated[-1].when.text} {best.when.text}")
    return best._replace(when=when, others=(), has_day=True)


def _in_the_evening(best: TimeRead, text: str) -> TimeRead:
    """What is told of takes place in the evening, said with that hour, or early: 「联欢晚会7点半」, 「晨练6点」."""
    when, half = best.when, timedelta(hours=NOON)
    if not best.has_clock or when.rrule:
        return best
    if when.start.hour > NOON and EARLY.search(text) and FIVE_OR_SIX.search(when.text):
        return best._replace(when=when.later(-half))
    if not 5 <= when.start.hour < NOON or DAYLIGHT.search(when.text):
        return best
    if not (EVENING.search(text) or (when.start.hour < LAST_DINNER and AT_DINNER.search(text))):
        return best
    end = when.end + half if when.end and when.end.hour < NOON else when.end
    return best._replace(when=replace(when, start=when.start + half, end=end), others=())


def _coarseness(one: TimeRead) -> float:
    when = one.when
    if when.deadline:
        return 0
    if when.rrule:  # 「每月例会，本月25日下午3点」: the day named is finer than how often
        return COARSE.get(when.grain, 0.7 if when.rrule == EVERY_DAY and not one.has_clock else 0)
    if when.end and when.end - when.start > A_WEEK and not one.has_clock:  # 「11月中旬」
        return 0.6
    if one.is_name or (one.festival and when.end):  # 「端午包粽子比赛6月6日」, 「五一假期值班：5月1日至5日」
        return 0.5
    return COARSE.get(when.grain, 0 if one.has_day else 1)


def _clocked(best: TimeRead, reads: Sequence[TimeRead], text: str) -> TimeRead:
    """「周日决赛下午2点」: the clock time said after the day belongs to it, or one just before it: 「9:30，周日」."""
    when = best.when
    if best.has_clock or when.rrule or not (best.has_day or when.grain is Grain.HOUR):
        return best
    # a single day, or a part of one: 「明天上午走访，8点半集合」, 「下午碰个头，三点」
    if when.grain is not Grain.HOUR and (when.grain is not Grain.DAY or when.end is not None):
        return _days_clocked(best, reads, text)
    clocks = [
        one
        for one in reads
        if one.has_clock and not OVER.match(text, one.end) and (not one.has_day or _is_same_day(one, best))
    ]
    clock = next((one for one in clocks if one.begin > best.begin), None)
    if clock is None and clocks and LABELLED.search(text[max(0, best.begin - 4) : best.begin]):
        clock = clocks[0]
    if clock is None and clocks and BESIDE.fullmatch(text, clocks[-1].end, best.begin):
        clock = clocks[-1]
    if clock is None or clock.when.rrule:  # 「周四下午都是学习时间，每周四14:30」
        return clock or best
    start, half = datetime.combine(when.start.date(), clock.when.start.time()), timedelta(hours=NOON)
    if when.grain is Grain.HOUR and when.end:  # 「今晚聚餐，七点开始」: of the part of the day said before it
        of_part = (start + by for by in (timedelta(), half, -half))
        start = next((one for one in of_part if when.start <= one < when.end), start)
    end = start + (clock.when.end - clock.when.start) if clock.when.end else None
    timed = replace(when, text=f"{when.text} {clock.when.text}", start=start, end=end, grain=Grain.MINUTE)
    apart = [one.start - when.start for one in best.others]
    # a weekday that is today's is settled by its hour, one that contradicts its date is not
    others = tuple(timed.later(by) for by in apart if abs(by) < A_WEEK)
    return best._replace(when=timed, others=others, has_clock=True)


def _rule_from_named_day(best: TimeRead, reads: Sequence[TimeRead], text: str) -> TimeRead:
    """「3月13号搞粤曲班，逢星期六」, 「瑜伽班4月7号开课，逢周三」: a rule of one weekday is held from the day named on."""
    bare = [
        one for one in reads if one.when.grain is Grain.DAY and not one.when.deadline and not one.when.rrule
    ]
    firsts = [one for one in bare if one is best or (best.when.rrule and beginning(text, one))]
    for one in reads if firsts else ():
        rrule, ahead = one.when.rrule or "", (firsts[0].when.start.date() - one.when.start.date()).days
        is_own = one is best or (one.begin >= best.end and ahead % 7 == 0 and ALONE.match(text, one.end))
        if is_own and ahead >= 0 and rrule.startswith("FREQ=WEEKLY;BYDAY=") and "," not in rrule:
            when = one.when.later(timedelta(days=-(-ahead // 7) * 7))
            return best._replace(when=when, has_clock=one.has_clock, others=())
    return best


def _days_clocked(best: TimeRead, reads: Sequence[TimeRead], text: str) -> TimeRead:
    """「3月10日-12日体检，每天早上7点半」: the clock time said after a few days in a row is of each, or when they begin."""
    when, stop = best.when, SENTENCE.search(text, best.end)
    if (
        when.grain is not Grain.DAY
        or when.end is None
        or when.deadline
        or when.end - when.start > A_FORTNIGHT
    ):
        return best
    until = stop.start() if stop else len(text)
    behind = [one for one in reads if best.end <= one.begin < until and one.has_clock]
    if len(behind) != 1 or (behind[0].has_day and behind[0].when.rrule != EVERY_DAY):
        return best
    clock = behind[0].when
    start = datetime.combine(when.start.date(), clock.start.time())
    said = replace(when, text=f"{when.text} {clock.text}", start=start, grain=Grain.MINUTE)
    if clock.rrule == EVERY_DAY or (not best.rest and is_each_day(text)):
        end = start + (clock.end - clock.start) if clock.end else None
        said = each_day(replace(said, end=end), when.end)
    return best._replace(when=said, has_clock=True)


def _is_same_day(one: TimeRead, best: TimeRead) -> bool:
    """「5月12日护士节下午三点」; of 「周三、周五下午3点」 both are at three."""
    is_listed = one.begin - best.end == 1 and not one.when.rrule
    is_behind = one.begin >= best.end and not one.when.deadline
    return is_behind and (one.when.start.date() == best.when.start.date() or is_listed)


def beginning(text: str, one: TimeRead) -> tuple[int, int] | None:
    """Where 「从今天起」 stands, the beginning of a span with its words around it; None for another time."""
    before, after = FROM.search(text, max(0, one.begin - 1), one.begin), ON.match(text, one.end)
    return (one.begin - len(before[0]) if before else one.begin, after.end()) if after else None


def time_phrase_span(text: str, one: TimeRead) -> tuple[int, int]:
    """Where a time stands with the words that lead to it: 「定于12月3日」, 「从今天起」."""
    begins, ends = beginning(text, one) or (one.begin, one.end)
    over = OVER.match(text, ends) if one.has_clock else None
    ends = over.end() if over else ends
    lead = SET_FOR.search(text[max(0, begins - 4) : begins])
    is_open = text[begins - 1 : begins] == "(" and ")" in text[begins:ends]
    return begins - (len(lead[0]) if lead else is_open), ends


def durations(text: str, counts: Sequence[FoundMeasure]) -> list[tuple[int, int]]:
    """Where durations stand with the word that leads to them: 「为期三天」."""
    spans = []
    for one in counts:
        lead = SAID_TO_LAST.search(text[max(0, one.start - 6) : one.start])
        if lead and one.measure.unit in ("小时", "分钟", "天", "个月"):
            spans.append((one.start - len(lead[0]), one.end))
    return spans


def at_figure(
    times: Sequence[TimeRead], words: str, figures: Sequence[tuple[int, int]], now: datetime
) -> TimeRead | None:
    """Of several days the last before the first figure, in its clause or at the head of one: 「昨天今天换证，昨天换了31本」; `words` has its times blanked."""
    days = [one for one in times if one.has_day]
    before = [one for one in days if figures and one.end <= figures[0][0]]
    if len(days) < 2 or not before or before[-1].when.start > now:
        return None
    is_head = CLAUSE_END.search(words, before[-1].begin - 1, before[-1].begin) is not None
    is_near = is_head or CLAUSE_END.search(words, before[-1].end, figures[0][0]) is None
    return before[-1] if is_near else None
