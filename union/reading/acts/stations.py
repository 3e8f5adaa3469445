"""Several plans in one message: 「7日一车间，9日机关体检」, and beside an event the day its list closes.

Different places or people on different days are plans of their own. Only a message that is laid out so is divided: each
date begins its clause (A), or ends it behind a name (B); anything looser stays one plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise, repeat
from typing import NamedTuple, TypeVar

from union.core.grain import Grain
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.reading.acts import classification, closing_days, titles
from union.reading.acts.closing_days import HEAD_SIGNS, DatedPlan, after_last
from union.reading.acts.extraction import Seen, counts_within, within
from union.reading.acts.lessons import Learned
from union.reading.message import Message, When
from union.reading.names import assignees
from union.reading.text.normal_form import Normal, normal, simplified
from union.reading.time.several_dates import OF_ALL, Run, is_hour, like, of_all, runs, several
from union.reading.time.time_choice import chosen

Value = TypeVar("Value")
SIGNS = Regex(r"[,;。\n、]")
# What may stand before a date that begins its clause.
LEADS = Regex(
    r"[\s\d.()·-]{0,4}(?:然后|接着|再|另外?|最后|随后|第[一二三四五六七八九十\d]{1,2}[批站场组轮期])?[\s:]?(?:(?:除夕|小年|元宵|(?:正月|大年)?初[一二三四五六七八九十])\()?"
)
NO_LABEL = Regex(
    r"(?:(?:同一?时间)?[一1][次场回个]?$|的|之|前|后(?!勤)|起|以|截|放假|上班|调?休|补班|都|均|各|每|不|没|已|了|也|左右|到|至|是|为|那|这)"
)
NOT_DONE = Regex(r"不[完了及够行]|来不及|没空")
NO_DEED = Regex(r"集合|出发|返回|报到|入场|签到|开始|结束|散会|休息|[用午晚早]餐")
# 「体检：一车间8点，二车间9点」: who comes at which hour.
GROUP = Regex(
    r"(?:第?[一二三四五六七八九十\d]{1,2}(?:班组?|[组队批场部线科楼]|车间|分会)|[\u4e00-\u9fff]{0,6}(?:班组?|[组队线]|车间|分会|机关|后勤|科室|部门|校区))$"
)
LESSON = Regex(r"[\u4e00-\u9fff]{2}(?:课|课堂|沙龙)$")  # 「嗓音保健课」 has a name of its own
ORDINAL = Regex(r"第[一二三四五六七八九十\d]{1,2}[批站场组轮期次]$")
OF_NOTICE = Regex(
    r"^关于|(?:的?(?:通知|安排|公告|日程|计划|时间表?)(?:如下)?|分(?:成|为)?[两二三四五六七八九\d]{1,2}个?[批拨次期组路队片场轮天])$"
)
PLACE = Regex(r"[\u4e00-\u9fff\d]{1,10}?(?:[^会]室|[堂厅馆院园场楼]|中心|门口)(?=[,。;\s]|$)")
TABLE, SHORT = "\t", 4
COME_TO = (Kind.MEETING, Kind.TRAINING, Kind.ACTIVITY, Kind.COMPETITION, Kind.VISIT)
HOURS = (Grain.HOUR, Grain.MINUTE)
NOON = 12
COURSE = Regex("流程|议程|日程|程序|安排:")
DIVIDED = Regex(r"分(?:成|为)?[两二三四2-4]个?[场批组拨]")
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
    placed = [one for one in plans if one.has_place]
    return tuple(
        replace(
            message,
            title=one.title,
            kind=Kind.DEADLINE if one.closes else _kind(one.title, learned) or _held(message.kind),
            when=one.times[0],
            times=one.times,
            alternatives=(),
            owners=one.owners
            or tuple(each for each in shared if not is_roster or f"（{each}）" in one.title),
            place=None if one.closes or (placed and one not in placed) else message.place,
        )
        for one in plans
    )


def _held(kind: Kind | None) -> Kind | None:
    """Of the whole message: what is due in it says nothing of what is held beside."""
    return Kind.OTHER if kind in (Kind.DEADLINE, Kind.REPORT) else kind


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
    made = _stations(seen, found)
    return (
        (*made, *closing_days.closing(seen, found)) if made else closing_days.with_event(seen, found, title)
    )


def takes_place_at(seen: Seen, at: int) -> bool:
    """Whether what is named before a place of the text takes place at the time that stands right there."""
    text, named = seen.said.text, simplified(seen.words[:at])
    is_alone = not any(one.begin < at and not one.is_name for one in seen.reads)
    there = next((one for one in seen.reads if one.begin == at and one.when.grain in HOURS), None)
    if there is None or not there.has_day or there.when.deadline or not is_alone:
        return False
    is_place = SIGNS.match(text, there.end) or PLACE.match(text, there.end)
    return is_place is not None and classification.kind(named) in COME_TO


def _stations(seen: Seen, found: Sequence[Run]) -> tuple[DatedPlan, ...]:
    hours = list(_hours_apart(seen, found))
    if len(found) == 1 and not _is_of_several(seen, found[0], hours):
        return ()
    found = sorted([*found, *hours])
    if len(hours) > 1 and found[0].times[-1].grain not in HOURS and not _own_hour(seen, found[0], hours[0]):
        found = found[1:]  # 「5月8号趣味赛分两场，上午护理线，下午行政线」
    parts = _parts(seen.said, found)
    names = _names(seen, parts) if parts else []
    if len(names) < len(found):
        return ()
    # 「均为上午」, 「都是下午3点」, 「每天下午2点」, 「早上8点到医院」 behind the last date
    alike = _hour_of_all(seen, found[-1].end, are_alike=len({_deed(one)[:2] for one in names} - {""}) < 2)
    dates = [tuple(like(one, alike) if alike else one for one in _times(seen, part)) for part in parts]
    made = [
        DatedPlan(*each)
        for each in zip(names, dates, repeat(False), _owners(seen, parts), _has_place(seen, parts))
    ]
    days = {(one.title, one.times[0].start) for one in made}
    return tuple(made) if len(days) == len(made) else ()


def _owners(seen: Seen, parts: Sequence[_Part]) -> list[tuple[str, ...]]:
    """Who answers for each alone; those named behind the last answer for all, unless another has its own."""
    found = [assignees.owners_within(seen.words, part.start, part.end - 1) for part in parts]
    return _of_each(found, ())


def _has_place(seen: Seen, parts: Sequence[_Part]) -> list[bool]:
    """Whether the place is said of each alone; behind the last it is that of all."""
    spans = assignees.place(seen.words).spans
    found = [any(part.start <= start < part.end for start, _ in spans) for part in parts]
    return _of_each(found, False)


def _of_each(found: list[Value], nothing: Value) -> list[Value]:
    """What is said of each part alone: said of none but the last it is of all."""
    return found if any(found[:-1]) else [nothing] * len(found)


def _hour_of_all(seen: Seen, start: int, *, are_alike: bool) -> When | None:
    """The hour said behind the last date for all; of different deeds only what says so: 「14号探访，20号聚餐，晚上7点」."""
    text, hours = seen.said.text, (one for one in seen.reads if one.begin >= start)
    return next(
        (
            one.when
            for one in hours
            if of_all(one, text)
            or (is_hour(one) and not one.when.deadline and (are_alike or OF_ALL.search(text, 0, one.begin)))
        ),
        None,
    )


def _is_of_several(seen: Seen, day: Run, hours: Sequence[Run]) -> bool:
    """Whether the hours of one day are several plans, not the course of one: they say so, are of a heading, or each names its kind."""
    text = seen.said.text
    if len(hours) > 1 and all(GROUP.search(text, 0, one.begin) for one in hours):
        return True
    if not hours or hours[-1].times[0].start.hour < NOON or COURSE.search(text):
        return False
    if DIVIDED.search(text) or ":" in text[day.end : hours[0].begin]:
        return True
    every = [day, *hours]
    ends = [*(one.begin for one in hours), len(text)]
    return all(
        _deed(_first_clause(text, _Part(one, one.begin, end))) for one, end in zip(every, ends, strict=True)
    )


def _own_hour(seen: Seen, day: Run, hour: Run) -> bool:
    return any(day.end <= one.begin < hour.begin and one.when.grain in HOURS for one in seen.reads)


def _hours_apart(seen: Seen, found: Sequence[Run]) -> Iterator[Run]:
    """「22日上午铸造、下午机加」: another part of the day said before is a date as well, where it begins its clause."""
    text = seen.said.text
    for one in seen.reads:
        if one.has_day or one.when.grain not in HOURS:
            continue
        before = max((run for run in found if run.end <= one.begin), default=None)
        if before is None:
            continue
        if (
            len(found) > 1 and before.times[-1].grain not in HOURS
        ):  # 「20日一分会，21日二分会，早上8点到医院」
            continue
        start = after_last(SIGNS, text, before.end, one.begin)
        clause = _first_clause(text, _Part(Run(one.begin, one.end, ()), start, len(text)))
        is_group = not clause and GROUP.search(text, start, one.begin) is not None
        if is_group or (
            start > before.end and LEADS.fullmatch(text[start : one.begin]) and _is_label(clause)
        ):
            midnight = before.times[-1].start.replace(hour=0, minute=0)
            day = replace(before.times[-1], start=midnight, end=None, grain=Grain.DAY)
            if not NO_DEED.search(clause):
                yield Run(one.begin, one.end, (like(day, one.when),))


def _parts(said: Normal, found: Sequence[Run]) -> list[_Part]:
    """The stretch of each run, from sign to sign; none where two stand in one clause."""
    text, starts = said.text, [after_last(HEAD_SIGNS, said.text, 0, found[0].begin)]
    for before, one in pairwise(found):
        cut = after_last(SIGNS, text, before.end, one.begin)
        if cut == before.end and said.raw[: said.places[one.begin]][-1:].isspace():
            cut = one.begin  # 「3月8日茶话会 3月20日保健课」, whose blank the normal text leaves out
        if cut == before.end:
            return []
        starts.append(cut)
    return [
        _Part(one, start, end)
        for one, start, end in zip(found, starts, [*starts[1:], len(text)], strict=True)
    ]


def _names(seen: Seen, parts: Sequence[_Part]) -> list[str]:
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
    start = seen.said.text.find(said, part.run.end) if said else -1
    if not said:
        return ""
    end = start + len(said)
    spans = [(one.begin, one.end) for one in within(seen.reads, start, end, reach=1) if not one.is_name]
    return titles.event_title(seen.said, spans, -1, (start, end)) or said


def _first_clause(text: str, part: _Part) -> str:
    sign = SIGNS.search(text, part.run.end, part.end)
    return text[part.run.end : sign.start() if sign else part.end].strip(titles.EDGE_SIGNS)


def _is_label(said: str) -> bool:
    return 0 < len(said) <= LONGEST_LABEL and not NO_LABEL.match(said) and not NOT_DONE.search(said)


def _topic(seen: Seen, start: int, end: int) -> str:
    """What the head before the parts is about; of a long one what names the kind: 「刚和医院敲定体检」."""
    spans = [(one.begin, one.end) for one in seen.reads if not one.is_name]
    spans += assignees.place(seen.words).spans  # 「都在会议室」 is where, and no meeting
    found = titles.event_title(seen.said, spans, -1, (start, end)) if end > start else None
    if found is None:
        return ""
    bare = OF_NOTICE.sub("", found) or found
    return (
        (_deed(bare) or bare) if seen.said.text[end - 1 : end] != ":" and len(bare) > LONGEST_TOPIC else bare
    )


def _entitled(labels: Sequence[str], topic: str) -> list[str]:
    """A part that names its kind has its own name; the others that of the head, or of the one that names it."""
    if len(labels) > 1 and ANY_WORK.fullmatch(simplified(topic)):
        return list(labels)
    deeds = [_deed(one) for one in labels]
    shared, are_several = next((deed for deed in reversed(deeds) if deed), ""), len({*deeds} - {""}) > 1
    if not topic and not shared:
        return []
    return [
        label
        if (deed or LESSON.search(label)) and not (_deed(topic) and len(label) <= SHORT)
        else f"{topic}（{label}）"
        if topic
        else f"{label}{'' if are_several else _behind(label, shared)}"
        for label, deed in zip(labels, deeds, strict=True)
    ]


def _behind(label: str, shared: str) -> str:
    return f" {shared}" if label.isascii() and shared else shared


def _deed(words: str) -> str:
    """What is done, from the word that tells its kind on; empty where no word does."""
    if words.isascii() and words.strip():
        return words if _kind(words, None) in COME_TO else ""
    plain = simplified(words)
    said = [one for kind in COME_TO for one in classification.speaking("kinds", plain, kind.value)]
    if not said:
        kind = classification.kind(plain)
        said = list(classification.speaking("kinds", plain, kind.value)) if kind else []
    if not said and titles.OCCASION.search(plain):  # 「嗓音保健课」
        return words
    return words[min(plain.index(word) for word, _ in said) :] if said and len(plain) == len(words) else ""


def _times(seen: Seen, part: _Part) -> tuple[When, ...]:
    """The dates of a part with the hours said in it; 「均为上午」 behind the last holds for all."""
    text = seen.said.text
    own = [one for one in within(seen.reads, part.start, part.end) if not one.when.deadline]
    own = own if any(one.has_day for one in own) else []
    best = chosen(own, text, counts_within(seen.counts, part.start, part.end))
    return several(own, text, best) if best else part.run.times
