"""Several plans in one message: 「7日一车间，9日机关体检」, and beside an event the day its list closes.

Different places or people on different days are plans of their own. Only a message that is laid out so is divided: each
date begins its clause (A), or ends it behind a name (B); anything looser stays one plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise, starmap, zip_longest
from typing import NamedTuple, TypeVar

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain, is_clock_time
from union.reading.acts import classification, closing_days, titles
from union.reading.acts.classification import words_by_ground
from union.reading.acts.closing_days import HEAD_SIGNS, DatedPlan, end_of_last_match
from union.reading.acts.extraction import Seen, counts_within, times_within
from union.reading.acts.lessons import Learned
from union.reading.message import Message, When
from union.reading.names import people
from union.reading.text.normal_form import EitherScript, Normal, normal, simplified
from union.reading.time.several_dates import (
    OF_ALL,
    Run,
    is_about_all_dates,
    is_hour,
    listed_dates,
    runs,
    with_hours_of,
)
from union.reading.time.time_choice import chosen

Value = TypeVar("Value")
SIGNS = Regex(r"[,;。\n、]")
LEADS = Regex(  # What may stand before a date that begins its clause
    r"[\s\d.()·-]{0,4}(?:然后|接着|再|另外?|最后|随后|第[一二三四五六七八九十\d]{1,2}[批站场组轮期])?[\s:]?(?:(?:除夕|小年|元宵|(?:正月|大年)?初[一二三四五六七八九十])\()?"
)
NO_LABEL = Regex(
    r"(?:(?:同一?时间)?[一1][次场回个]?$|的|之|前|后(?!勤)|起|以|截|放假|上班|调?休|补班|都|均|各|每|不|没|已|了|也|左右|到|至|是|为|那|这)"
)
NOT_DONE = Regex(r"不[完了及够行]|来不及|没空")
NO_DEED = Regex(
    r"集合|出发|发车|返[回程]|报到|入场|签到|登记|开始|开[场幕]|闭幕|结束|散会|休息|吃饭|茶歇|[用午晚早]餐|[门路口前]等|^再|\b(?:lunch|dinner|tea|start|end)s?\b"
)
GROUP = Regex(  # 「体检：一车间8点，二车间9点」: who comes at which hour
    r"(?:第?[一二三四五六七八九十\d]{1,2}(?:班组?|[组队批场部线科楼]|车间|分会|分?厂)|[A-Za-z]\d?座|[\u4e00-\u9fff]{0,6}(?:班组?|[组队线座]|车间|分会|分?厂|院区|机关|后勤|科室|部门|校区))$"
)
MOST_HOURS = 4  # of a day that are appointments
# 「嗓音保健课」, 「去将军澳看新更亭」 have names of their own
OWN_NAME = Regex(r"[\u4e00-\u9fff]{2}(?:课|课堂|沙龙)$|^[去看约谈收领接送拜][\u4e00-\u9fff]{3}")
ORDINAL = Regex(r"第[一二三四五六七八九十\d]{1,2}[批站场组轮期次]$")
OF_NOTICE = EitherScript(
    r"^关于|(?:的?(?:通知|安排|公告|日程|计划|时间表?)(?:如下)?|\s(?:schedule|timetable|roster|dates|programme)|(?:咱们?|我们)?分(?:成|为)?[两二三四五六七八九\d]{1,2}个?[批拨次期组路队片场轮天趟转次](?:[走去跑]|进行)?|\s(?:we\s)?(?:split|divided?)\sinto(?:\s[a-z\d]{1,6}\s[a-z]{2,12})?)$",
    any_case=True,
)
PLACE = Regex(r"[\u4e00-\u9fff\d]{1,10}?(?:[^会]室|[堂厅馆院园场楼]|中心|门口)(?=[,。;\s]|$)")
SETTLED = Regex(r"[^,;。\n]{2,16}定(?:好|下来)?了[\u4e00-\u9fff]?(?=[,;。\n])")
GOES = Regex(r"(?:去|到|赴|下)(?=[\u4e00-\u9fff]{4})")  # 「去装配车间量尺寸」
TABLE, SHORT, LEAST, NOON, EVENING = "\t", 4, 2, 12, 18
BARE_HOUR = Regex(
    r"(?:[日号號一二三四五六天末]|\d/\d{1,2} |^)(?:\d{1,2}|[一二三四五六七八九十]{1,2})[点點]半?$"
)
COURSE, DIVIDED = Regex("流程|议程|日程|程序|安排:"), Regex(r"分(?:成|为)?[两二三四2-4]个?[场批组拨]")
ANY_WORK = Regex(r"(?:工会|本会|分会)?(?:的?(?:活动|工作|事项|任务|日程|节目|行程))+")
LONGEST_LABEL, LONGEST_NAME, LONGEST_TOPIC = 24, 12, 6


class _Part(NamedTuple):
    """A run of dates with the stretch of the text that is about it."""

    run: Run
    start: int
    end: int


def divided(message: Message, plans: Sequence[DatedPlan], learned: Learned | None) -> tuple[Message, ...]:
    """What a message plans, each thing as a message of its own with its dates; itself alone where that is one."""
    if len(plans) < 2:
        return (message,)
    is_roster = any(f"（{owner}）" in one.title for one in plans for owner in message.owners)
    own = {owner for one in plans for owner in one.owners}
    shared = [each for each in message.owners if each not in own]
    is_placed = any(one.has_place for one in plans)
    is_due = any(one.closes for one in plans)  # 「节目单10号前各组报给我，彩排28号」
    # Of the whole message: what is due in it says nothing of what is held beside.
    held = Kind.OTHER if message.kind in (Kind.DEADLINE, Kind.REPORT) else message.kind
    first = next((one for one in plans if not one.closes), plans[0])
    # Who goes elsewhere is not at the place of the message, nor does what is held there.
    away = [one for one in plans if GOES.match(one.title) and (message.place or "") not in one.title]
    return tuple(
        replace(
            message,
            title=one.title,
            kind=_kind_of_plan(one, learned, Kind.OTHER if one in away else held),
            when=one.times[0],
            times=one.times,
            alternatives=(),
            owners=one.owners
            or tuple(
                each
                for each in shared
                if (not is_roster or f"（{each}）" in one.title)
                and not (is_due and each.startswith("各") and not one.closes)
            ),
            place=None if one.closes or one in away or (is_placed and not one.has_place) else message.place,
            note=message.note if one is first else "",
        )
        for one in plans
    )


def _kind_of_plan(plan: DatedPlan, learned: Learned | None, held: Kind | None) -> Kind | None:
    """`held`: of what its title tells nothing of."""
    return Kind.DEADLINE if plan.closes else _kind(plan.title, learned) or held


def _kind(title: str, learned: Learned | None) -> Kind | None:
    return classification.kind(normal(title).text if title.isascii() else title, learned)


def plans(seen: Seen, title: str | None, now: datetime) -> tuple[DatedPlan, ...]:
    """The plans of a message that plans several things; empty where it plans one. `title` is that of the whole."""
    if seen.best is None or TABLE in seen.said.raw:
        return ()
    if seen.best.when.rrule:
        return closing_days.with_series(seen, title)
    text = seen.said.text
    found = runs(seen.reads, text)
    if not found or any(one.times[-1].until <= now for one in found):
        return ()
    # 「5月12日护士节，计划11号下午开表彰会」: the day that a feast names is why
    pairs = [both for both in pairwise(seen.reads) if both[1].festival and SIGNS.match(text, both[1].end)]
    named = {day.begin for day, feast in pairs if text[day.end : feast.begin] in ("", "是")}
    found = tuple(one for one in found if one.begin not in named) or found
    feasts = [one.end for one in seen.reads if one.festival and one.begin == found[0].begin]
    if len(found) > LEAST and feasts and SETTLED.match(text, feasts[0]):
        found = found[1:]  # 「今年春节慰问定了，20号河西，21号河东」 is for the feast, not on it
    days, *others = ({each.start.date() for each in one.times} for one in found)
    # 「5月8、15两个周六，8号男队，15号女队」: how they are shared out
    if len(days) > 1 and all(days >= each for each in others):
        found = found[:1]
    if made := _stations(seen, found):
        return (*made, *closing_days.closing(seen, found, made[0].title.partition("（")[0]))
    return closing_days.with_event(seen, found, title)


def takes_place_at(seen: Seen, at: int) -> bool:
    """Whether what is named before a place of the text takes place at the time that stands right there."""
    text, named = seen.said.text, simplified(seen.words[:at])
    is_alone = not any(one.begin < at and not one.is_name for one in seen.reads)
    there = next((one for one in seen.reads if one.begin == at and is_clock_time(one.when.grain)), None)
    if there is None or not there.has_day or there.when.deadline or not is_alone:
        return False
    is_place = SIGNS.match(text, there.end) or PLACE.match(text, there.end)
    return is_place is not None and classification.kind(named) in COME_TO


def _stations(seen: Seen, found: Sequence[Run]) -> tuple[DatedPlan, ...]:
    hours = list(_hours_apart(seen, found))
    are_apart = len(found) == 1 and _are_appointments(seen, found[0], hours)
    if len(found) == 1 and not (are_apart or _is_several_plans(seen, found[0], hours)):
        return ()
    found = sorted([*found, *hours])
    if len(hours) > 1 and not is_clock_time(found[0].times[-1].grain):
        between = range(found[0].end, hours[0].begin)
        has_hour = any(one.begin in between and is_clock_time(one.when.grain) for one in seen.reads)
        found = found if has_hour else found[1:]  # 「5月8号趣味赛分两场，上午护理线，下午行政线」
    parts = _parts(seen.said, found)
    names = [_trimmed(seen, one) for one in parts] if are_apart else _part_names(seen, parts) if parts else []
    if len(names) < len(found):
        return ()
    # 「均为上午」, 「都是下午3点」, 「每天下午2点」, 「早上8点到医院」 behind the last date
    alike = _hour_of_all(seen, found[-1].end, are_alike=len({_deed(one)[:2] for one in names} - {""}) < 2)
    dates = [
        tuple(with_hours_of(one, alike) if alike else one for one in _times(seen, part)) for part in parts
    ]
    if not _first_clause(seen.said.text, parts[0]):
        dates = [dates[0], *starmap(_in_evening, pairwise(dates))]
    # Who answers for each alone, and where it is; named behind the last they are of all.
    owners = _values_by_part(
        [people.owners_within(seen.words, part.start, part.end - 1) for part in parts], ()
    )
    spans = people.place(seen.words).spans
    placed = _values_by_part(
        [any(part.start <= start < part.end for start, _ in spans) for part in parts], False
    )
    made = [
        DatedPlan(*each)
        for each in zip(names, dates, [one[0].deadline for one in dates], owners, placed, strict=True)
    ]
    days = {(one.title, one.times[0].start) for one in made}
    return tuple(made) if len(days) == len(made) else ()


def _in_evening(before: Sequence[When], own: tuple[When, ...]) -> tuple[When, ...]:
    """「22、29号晚7-9点，4月5号7点考试」: an hour by itself about that of the evening before it is one of the evening."""
    is_bare = BARE_HOUR.search(own[0].text) is not None
    later = own[0].start.hour + NOON - before[-1].start.hour
    is_evening = before[-1].start.hour >= EVENING and own[0].start.hour < NOON and abs(later) <= 1
    by = timedelta(hours=NOON) if is_bare and is_evening else timedelta()
    return tuple(one.later(by) for one in own)


def _values_by_part(found: list[Value], nothing: Value) -> list[Value]:
    """What is said of each part alone: said of none but the last it is of all."""
    return found if any(found[:-1]) else [nothing] * len(found)


def _hour_of_all(seen: Seen, start: int, *, are_alike: bool) -> When | None:
    """The hour said behind the last date for all; of different deeds only what says so: 「14号探访，20号聚餐，晚上7点」."""
    text = seen.said.text
    for one in seen.reads:
        is_alone = is_hour(one) and not one.when.deadline
        is_told = is_alone and (are_alike or OF_ALL.search(text, 0, one.begin) is not None)
        if one.begin >= start and (is_told or is_about_all_dates(one, text)):
            return one.when
    return None


def _is_several_plans(seen: Seen, day: Run, hours: Sequence[Run]) -> bool:
    """Whether the hours of one day are several plans, not the course of one: they say so, are of a heading, or each names its kind."""
    text = seen.said.text
    if len(hours) > 1 and all(GROUP.search(text, 0, one.begin) for one in hours):
        return True
    if not hours or hours[-1].times[0].start.hour < NOON or COURSE.search(text):
        return False
    if DIVIDED.search(text) or ":" in text[day.end : hours[0].begin]:
        return True
    ends = [*(one.begin for one in hours), len(text)]
    parts = (_Part(one, one.begin, end) for one, end in zip([day, *hours], ends, strict=True))
    return all(_deed(_first_clause(text, part)) for part in parts)


def _are_appointments(seen: Seen, day: Run, hours: Sequence[Run]) -> bool:
    """「12号上午10点跟法务碰，下午3点工资协商」, 「tues 10am HR 3pm MOM」: a day with its hour opens, and each hour names its own."""
    text, starts = seen.said.text, [one.times[0].start for one in (day, *hours)]
    is_day_alone = len(day.times) == 1 and is_clock_time(day.times[0].grain) and not day.times[0].end
    if not (is_day_alone and 0 < len(hours) < MOST_HOURS and starts == sorted(set(starts))):
        return False
    said = [one for one in seen.reads if one.begin >= day.end and is_hour(one)]
    opens = LEADS.fullmatch(text[: day.begin]) and not COURSE.search(text)
    clause = text[day.end : hours[0].begin].strip(titles.EDGE_SIGNS)
    return bool(opens) and len(said) == len(hours) and _is_label(clause) and not NO_DEED.search(clause)


def _hours_apart(seen: Seen, found: Sequence[Run]) -> Iterator[Run]:
    """「22日上午铸造、下午机加」: another part of the day said before is a date as well, where it begins its clause."""
    text = seen.said.text
    hours = [one for one in seen.reads if not one.has_day and is_clock_time(one.when.grain)]
    for one, behind in zip_longest(hours, hours[1:]):
        before = max((run for run in found if run.end <= one.begin), default=None)
        # 「20日一分会，21日二分会，早上8点到医院」
        is_of_all = before is None or (len(found) > 1 and not is_clock_time(before.times[-1].grain))
        if before is None or is_of_all:
            continue
        start = end_of_last_match(SIGNS, text, before.end, one.begin)
        start = one.begin if start == before.end and _is_behind_blank(seen.said, one.begin) else start
        end = behind.begin if behind else len(text)
        clause = _first_clause(text, _Part(Run(one.begin, one.end, ()), start, end))
        is_group = not clause and GROUP.search(text, start, one.begin) is not None
        is_led = start > before.end and LEADS.fullmatch(text[start : one.begin]) and _is_label(clause)
        if (is_group or is_led) and not NO_DEED.search(clause):
            midnight = before.times[-1].start.replace(hour=0, minute=0)
            day = replace(
                before.times[-1], start=midnight, end=None, grain=Grain.DAY, deadline=one.when.deadline
            )
            yield Run(one.begin, one.end, (with_hours_of(day, one.when),))


def _is_behind_blank(said: Normal, at: int) -> bool:
    """「3月8日茶话会 3月20日保健课」, whose blank the normal text leaves out."""
    return said.raw[: said.places[at]][-1:].isspace()


def _parts(said: Normal, found: Sequence[Run]) -> list[_Part]:
    """The stretch of each run, from sign to sign; none where two stand in one clause."""
    text, starts = said.text, [end_of_last_match(HEAD_SIGNS, said.text, 0, found[0].begin)]
    for before, one in pairwise(found):
        cut = end_of_last_match(SIGNS, text, before.end, one.begin)
        if cut == before.end and _is_behind_blank(said, one.begin):
            cut = one.begin
        if cut == before.end:
            return []
        starts.append(cut)
    return [_Part(*each) for each in zip(found, starts, [*starts[1:], len(text)], strict=True)]


def _part_names(seen: Seen, parts: Sequence[_Part]) -> list[str]:
    """The name of each part; none where the layout is neither of the two."""
    text, head = seen.said.text, (0, parts[0].start)
    before = [text[part.start : part.run.begin].strip() for part in parts]
    behind = [_first_clause(text, part) for part in parts]
    names = [seen.said.quote(part.start, part.run.begin).strip(titles.EDGE_SIGNS) for part in parts]
    if all(ORDINAL.search(one) for one in before):
        topic = _topic(seen, 0, parts[0].run.begin - len(before[0]) + before[0].rindex("第"))
        topic = topic or _tail_topic(seen, parts[-1])
        return [f"{topic}（{one[one.rindex('第') :]}）" for one in names] if topic else []
    if all(LEADS.fullmatch(one) for one in before[1:]) and all(map(_is_label, behind)):
        is_glued = not LEADS.fullmatch(before[0])
        labels = [_trimmed(seen, part).removeprefix("在") for part in parts]
        topic = _topic(seen, 0, parts[0].run.begin) if is_glued else _topic(seen, *head)
        return _entitled(labels, topic or ("" if all(map(_deed, labels)) else _tail_topic(seen, parts[-1])))
    has_hours = all(is_clock_time(part.run.times[-1].grain) for part in parts)
    is_led = not behind[0] and all(LEADS.fullmatch(one) for one in before[1:])
    if is_led and has_hours and all(map(_is_label, behind[1:])):
        labels = [_trimmed(seen, part) for part in parts[1:]]  # 「急救班22、29号晚7-9点，4月5号7点考试」
        return [
            names[0],
            *(f"{names[0]}{' ' * one.isascii()}{one}" if len(one) <= SHORT else one for one in labels),
        ]
    if not all(1 < len(one) <= LONGEST_NAME and not NO_LABEL.match(one) for one in before):
        return []
    if not any(behind[:-1]):
        last = _trimmed(seen, parts[-1])
        return _entitled(names, _topic(seen, *head) or last or _tail_topic(seen, parts[-1]))
    is_told = all(map(_deed, behind))
    return [name + _trimmed(seen, part) for name, part in zip(names, parts, strict=True)] if is_told else []


def _tail_topic(seen: Seen, last: _Part) -> str:
    """「7日一车间，9日二车间，在医院体检」."""
    sign = SIGNS.search(seen.said.text, last.run.end, last.end)
    topic = _topic(seen, sign.end(), last.end) if sign else ""
    return topic if _deed(topic) else ""


def _trimmed(seen: Seen, part: _Part) -> str:
    """The words right behind a date as a title has them."""
    said = _first_clause(seen.said.text, part)
    if not said:
        return ""
    start = seen.said.text.find(said, part.run.end)
    end = start + len(said)
    spans = [(one.begin, one.end) for one in times_within(seen.reads, start, end, reach=1) if not one.is_name]
    return titles.event_title(seen.said, spans, -1, (start, end)) or said


def _first_clause(text: str, part: _Part) -> str:
    sign = SIGNS.search(text, part.run.end, part.end)
    return text[part.run.end : sign.start() if sign else part.end].strip(titles.EDGE_SIGNS)


def _is_label(said: str) -> bool:
    most = LONGEST_LABEL * (1 + ("·" in said))
    return 0 < len(said) <= most and not NO_LABEL.match(said) and not NOT_DONE.search(said)


def _topic(seen: Seen, start: int, end: int) -> str:
    """What the head before the parts is about; of a long one what names the kind: 「刚和医院敲定体检」."""
    spans = [(one.begin, one.end) for one in seen.reads if not one.is_name]
    spans += people.place(seen.words).spans  # 「都在会议室」 is where, and no meeting
    found = (titles.event_title(seen.said, spans, -1, (start, end)) if end > start else None) or ""
    bare = OF_NOTICE.sub("", found) or found
    if any(one.when.deadline and start <= one.begin < end for one in seen.reads):
        bare = closing_days.SIGN_UP.sub("", bare)  # 「篮球赛报名到12号，15号抽签，20号开打」
    is_long = seen.said.text[end - 1 : end] != ":" and len(bare) > LONGEST_TOPIC
    return (is_long and _deed(bare)) or bare


def _entitled(labels: Sequence[str], topic: str) -> list[str]:
    """A part that names its kind has its own name; the others that of the head, or of the one that names it."""
    if len(labels) > 1 and ANY_WORK.fullmatch(simplified(topic)):
        return list(labels)
    deeds = [_deed(one) for one in labels]
    shared, are_several = next((deed for deed in reversed(deeds) if deed), ""), len({*deeds} - {""}) > 1
    if not topic and not shared:
        return []
    found = list[str]()
    for label, deed in zip(labels, deeds, strict=True):
        is_told = deed or OWN_NAME.search(simplified(label)) or "deeds" in words_by_ground(normal(label).text)
        has_name = is_told and not (_deed(topic) and len(label) <= SHORT)
        is_own = label.isascii() or (shared in labels and not GROUP.search(label))  # 「周二合唱，周四太极」
        behind = "" if are_several or is_own else shared
        found.append(label if has_name else f"{topic}（{label}）" if topic else label + behind)
    return found


def _deed(words: str) -> str:
    """What is done, from the word that tells its kind on; empty where no word does."""
    if words.isascii() and words.strip():
        return words if _kind(words, None) in COME_TO else ""
    plain = simplified(words)
    kind = classification.kind(plain)
    said = [one for each in COME_TO for one in classification.speaking("kinds", plain, each.value)]
    said = said or list(classification.speaking("kinds", plain, kind.value) if kind else ())
    if not said and titles.OCCASION.search(plain):  # 「嗓音保健课」
        return words
    return words[min(plain.index(word) for word, _ in said) :] if said and len(plain) == len(words) else ""


def _times(seen: Seen, part: _Part) -> tuple[When, ...]:
    """The dates of a part with the hours said in it; 「均为上午」 behind the last holds for all."""
    text = seen.said.text
    own = [one for one in times_within(seen.reads, part.start, part.end) if not one.when.deadline]
    own = own if any(one.has_day for one in own) else []
    best = chosen(own, text, counts_within(seen.counts, part.start, part.end))
    return listed_dates(own, text, best) if best else part.run.times
