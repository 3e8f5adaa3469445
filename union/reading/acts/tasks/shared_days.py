"""What is said once for several: the day of tasks, also as 「同一天」, the week of a list, what its heading names; and what is noted of a plan behind it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.reading.acts import classification
from union.reading.acts.event_notes import EDGES, note_end
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import DOES
from union.reading.acts.tasks.relative_days import ReadPart
from union.reading.acts.tasks.segments import OF_ALL, PLACE, STOP, Segment
from union.reading.message import ActKind, When
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense
from union.reading.time.several_dates import OF_WEEK, with_hours_of

SAME_DAY = Regex(
    r"[,，]?\s?(?:(?:also|by|for|on)\s)?(?:the\s)?same\s(?:date|day|deadline|due\sdate)\b|[,，]?(?:也是)?(?:同一天|同一?日期?|同样时间|日期一样)前?",
    any_case=True,
)
DUE_BY = Regex("[前止]$|[A-Za-z]")
AND_END = Regex(r"\s(?:and|&|n)$")
SCHEDULED = Regex(  # What of such a heading names no thing, and what is told of all that stands below it
    r"(?:工作|具体|的)?(?:安排|(?<=值班)表|日程|时间[表点]?|计划|进度|节点|预告|行事历)[^,。;\n]{0,6}$|(?:[·\s]|(?<=[\u4e00-\u9fff]))(?:schedule|timetable|roster|dates|programme)[:\s]{0,2}$",
    any_case=True,
)
NO_TOPIC = Regex(
    r"^(?:[^\n]{0,12}(?:以下|如下|下列|各项|几[项个]))?(?:工会|近期)?的?(?:活动|工作|事项|任务){1,2}$|^[^\n]{0,16}(?:决定|决议|议决|议定|纪要)$"
)
TO_ALL = Regex(r"^\s?@\S{1,12}\s")  # 「@所有人 体检安排：…」
LONGEST_SORT = 2


def with_notes_behind(text: str, found: Sequence[Segment]) -> Iterator[Segment]:
    """The stretches of a text, a note with what it is of: 「yoga 6 Apr. max 20 pax, register by 31 Mar」."""
    for one, following in zip_longest(found, found[1:]):
        begins = one.start + (note_end(text[one.start : one.end]) if one is not found[0] else 0)
        ends = following.start + note_end(text[following.start : following.end]) if following else 0
        if text[begins : one.end].strip(EDGES):
            yield one._replace(start=begins, end=ends if following and ends > following.start else one.end)


def with_shared_days(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「小王印传单，小李订车，都周四前」, 「Ravi do the banner, Siti book bus, both by Thurs」: what is due is due of each."""
    due, begins, found = "", len(text), list[ReadPart]()
    for part in reversed(list(_with_same_days(text, [*_with_day_ahead(text, parts, again)], again))):
        when = part.message.when
        is_apart = part.is_item and AND_END.search(text[part.start : part.end]) is None
        due = due if due and not is_apart and not STOP.search(text, part.start, begins) else ""
        is_open = part.kind in (None, ActKind.TASKED, ActKind.CHANGED) or is_untold(part)
        if due and when is None and is_open:
            by = "" if DUE_BY.search(due) or not DOES.search(normal(part.message.text).text, 2) else "前"
            part, is_told = _reread_as_task(
                part, f"{AND_END.sub('', text[part.start : part.end])}{due}{by}", again
            )
            due = due if is_told else ""
        elif part.kind is ActKind.TASKED and when and when.deadline:
            due = f", {when.text}"
        found.append(part)
        begins = part.start
    yield from reversed(found)


def is_untold(part: ReadPart) -> bool:
    """「小王完成台账，小李完成决算，12月10号前」: without 了 and figure it is no work told."""
    said = part.message
    is_bare = part.kind is ActKind.TOLD and not (said.measures or said.money or said.when)
    return is_bare and tense(normal(said.text).text) is not Tense.DONE


def _reread_as_task(part: ReadPart, words: str, again: Callable[[str], ReadPart]) -> tuple[ReadPart, bool]:
    """The part as these words are read, where they are a task."""
    told = again(words)
    is_task = told.kind is ActKind.TASKED
    return (replace(told, start=part.start, end=part.end) if is_task else part), is_task


def _with_day_ahead(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「12月10号之前，小王完成台账，我完成决算」: the day at the head of a sentence is that of all its tasks."""
    due, end = "", 0
    for part in parts:
        when, words = part.message.when, text[part.start : part.end]
        due = due if due and not part.is_item and not STOP.search(text, end, part.start) else ""
        is_open = part.kind in (None, ActKind.TASKED) or is_untold(part)
        if due and when is None and is_open:
            part, is_told = _reread_as_task(part, f"{due}，{words.lstrip(' ,，、')}", again)
            if not is_told:  # 「周五前小王订车，赞助我去找」
                part, is_told = _reread_as_task(part, f"{words.strip(' ,，、')}, {due}", again)
            due = due if is_told else ""
        elif when and when.deadline and words.strip().startswith(when.text):
            is_alone = words.strip(" ,，、") == when.text
            due = when.text if part.kind is ActKind.TASKED or is_alone else ""
        end = max(end, part.end - 1)
        yield part


def _with_same_days(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「小王20号前印传单。小李订车，同一天」: due when the task before it is."""
    due = ""
    for part in parts:
        when, words = part.message.when, text[part.start : part.end]
        if due and when is None and (same := SAME_DAY.search(words)):
            part, _ = _reread_as_task(part, f"{words[: same.start()]}, {due}", again)
        due = when.text if part.kind is ActKind.TASKED and when and when.deadline else due
        yield part


def with_time_of_whole(part: ReadPart, seen: Seen) -> ReadPart:
    """「下周安排：…周五 15:30 运动会」, 「10/3前出信 … 17/3開會」: the week, and which number is the month, of a part read alone."""
    when, is_doubtful = part.message.when, bool(part.message.alternatives)
    is_weekday = when is not None and OF_WEEK.match(normal(when.text).text) is not None
    if when is None or when.rrule or (when.deadline and not (is_doubtful or is_weekday)):
        return part
    for one in seen.reads:
        by = one.when.start.date() - when.start.date()
        is_here = part.start <= seen.said.places[one.begin] < part.end and one.when.text == when.text
        if is_here and (by > timedelta() or (is_doubtful and not by and not one.others)):
            times = tuple(each.later(by) for each in part.message.times)
            message = replace(part.message, when=when.later(by), times=times, alternatives=())
            return replace(part, message=message)
    return part


def of_heading(seen: Seen, heading: Segment, parts: Sequence[ReadPart]) -> list[ReadPart]:
    """「急救培训安排： 3月2日 炼钢 3月5日 轧钢 均为下午3点」: bare labels are of what the heading names, at the hours told of all."""
    words = seen.words[heading.start : heading.end]
    topic = NO_TOPIC.sub("", SCHEDULED.sub("", TO_ALL.sub("", words)).strip("□ ,:·\n"))
    at = heading.start + words.find(topic)
    written = seen.said.quote(at, at + len(topic))  # 「CA briefing」, 「團年飯」
    is_one = len(written) > LONGEST_SORT and not set(topic) & set(" ,□")
    is_thing = is_one and classification.kind(topic) in COME_TO
    is_roster = len(topic) > 1 and sum(map(_is_duty, parts)) > 1
    kind = classification.kind(topic) or Kind.OTHER
    found: list[ReadPart] = []
    for part in parts:
        said, when = part.message, part.message.when
        if when is not None and found and OF_ALL.match(normal(said.text).text):
            found = [_at_hours(one, when) for one in found]
            continue
        is_duty, is_planned = is_roster and _is_duty(part), part.kind is ActKind.PLANNED and is_thing
        is_label = is_planned and part.is_item and classification.kind(said.title or "") is None
        if is_planned and (said.title is None or PLACE.search(said.title)):
            # 「体检安排：4月7日8:00，县医院体检中心」
            named = replace(said, title=written, kind=kind, place=said.place or said.title)
            part = replace(part, message=named)
        elif is_duty or (is_label and said.title):
            when = replace(when, deadline=False) if when else None
            named = replace(said, title=f"{written}（{said.title}）", kind=kind, when=when)
            part = replace(part, message=named, kind=ActKind.PLANNED)
        found.append(part)
    return found


def _is_duty(part: ReadPart) -> bool:
    """「2月5日赵铁军」: a day, and nothing but who has it."""
    title, owners = part.message.title or "", part.message.owners
    return part.message.when is not None and any(title and owner.endswith(title) for owner in owners)


def _at_hours(part: ReadPart, hours: When) -> ReadPart:
    when = part.message.when
    if when is None or when.deadline or part.kind is not ActKind.PLANNED:
        return part
    times = tuple(with_hours_of(one, hours) for one in part.message.times or (when,))
    return replace(part, message=replace(part.message, when=times[0], times=times))
