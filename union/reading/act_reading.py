"""Reads a whole message: every act in it, in the order of the text, each read as a message of its own.

Built on `read`: a message of one stretch is what `read` makes of it. Pure, never raises.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache, partial

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, Grain
from union.core.records import dataclass, replace
from union.reading import table_acts
from union.reading.acts import act_kinds, classification, several_plans
from union.reading.acts.act_kinds import leftovers_of_acts
from union.reading.acts.closing_days import DatedPlan
from union.reading.acts.event_notes import of_event
from union.reading.acts.extraction import Seen, evidence, look
from union.reading.acts.intent import may_plan
from union.reading.acts.lessons import Learned
from union.reading.acts.life_events import events_told
from union.reading.acts.tasks import relative_days, segments, shared_days, tasks
from union.reading.acts.tasks.assignments import begins_task
from union.reading.acts.tasks.clause_roles import acts_with_roles
from union.reading.acts.tasks.relative_days import ReadPart, is_once_more
from union.reading.acts.tasks.segments import Segment, carried, with_repeated_titles
from union.reading.acts.tasks.task_objects import (
    assigned_to_writer,
    column_task,
    with_addressee,
    with_duties,
    with_their_things,
)
from union.reading.acts.tasks.task_titles import LEAD_IN
from union.reading.life.detection import may_tell
from union.reading.message import ActKind, Intent, Message, Reading, When
from union.reading.reader import WORK, read
from union.reading.text.identifiers import masked
from union.reading.text.normal_form import Normal, normal, simplified
from union.reading.text.tense import Tense, tense

LONGEST = 3000  # signs of a message that is cut; a longer one is refused anyway
LONG_AGO = timedelta(days=200)
EDGES = " \t\n，,。；;、！!"
FIXED = Regex(r"(?:日期|[时時][间間])\s?[:：]|[定订訂][于於在]|举行|舉行|召开|召開|集合|截止")
JOINED = Regex(r"^(?:另外|此外|同时|还有|最后|然后|接着|同時|還有|最後)[,，]?")
# 「通知：」 before what is made known.
HEADED = Regex(
    r"\s?(?:[\[【][\u4e00-\u9fff]{0,6}(?:通知|通告|公告|提醒)[\]】]|[\u4e00-\u9fff]{0,4}(?:通知|通告|公告|温馨提示)\s?[:：])\s?"
)

# Without one of these work told is one act.
BREAK = Regex(r"[。；;！!\n].|[A-Za-z\d)]\.\s")
SEVERAL = Regex(r"[。；;！!\n\t|:：~～].|  |[A-Za-z\d)]\.\s|[,，\s](?:另外|此外)")
OF_MEETING = Regex(r"\s?(?:会议)?(?:时间|日期|地点)[:是]")  # a line of the minutes' own head
MET = Regex(r"集合|出发|发车|[门路口前]等|碰头|开始$")  # of whom it is told where to be and when


@dataclass(frozen=True, slots=True)
class Context:
    """What of a group a message is read with: its region, its lessons, its days off, the names on its roster."""

    region: str = "CN"
    learned: Learned | None = None
    notice: Notice | None = None
    people: tuple[str, ...] = ()


def read_acts(
    text: str, now: datetime, context: Context | None = None, whole: Message | None = None
) -> Reading:
    """The acts of a message and what is left over; `whole` is what `read` made of it, where that is known."""
    context, wall = context or Context(), now.replace(tzinfo=None)
    context = replace(context, people=segments.with_unmet(text, context.people))
    whole = whole or _read_message(text, wall, context)
    table = table_acts.acts(text, wall, context.region, context.learned)
    if table is not None:
        return table
    parts = _parts(text, wall, context, whole) if whole.intent is not Intent.COMMAND else []
    acts = [
        act
        for part in parts
        for message in divided(part.message, wall, context)
        for act in act_kinds.acts_of(text, part.start, part.end, part.kind, message, wall)
    ]
    if not any(act.kind in (ActKind.PLANNED, ActKind.TASKED) for act in acts) and may_tell(text):
        events = events_told(text, wall, region=context.region, notice=context.notice)
        acts = sorted([*act_kinds.lived(text, events), *acts], key=lambda act: act.start)
    acts, seen = with_duties(text, acts, context.people), _seen_text(text, wall, context)
    acts = acts_with_roles(act_kinds.without_feasts(acts), seen, context.people)
    return Reading(tuple(acts), leftovers_of_acts(seen, acts))


def may_have_several_acts(text: str) -> bool:
    """Whether work told may be several acts; far cheaper than to read it."""
    return SEVERAL.search(text.strip()) is not None


def may_change_apart(text: str) -> bool:
    """Whether one sentence of several may change something that exists."""
    is_several = BREAK.search(text.strip()) is not None
    return is_several and relative_days.CHANGE.search(simplified(text)) is not None


def divided(message: Message, now: datetime, context: Context) -> tuple[Message, ...]:
    """What a message plans, each thing as a message of its own; any other message alone."""
    if message.intent is not Intent.EVENT:
        return (message,)
    heading = HEADED.match(message.text)
    words = message.text[heading.end() :] if heading else message.text
    plans = _plans(words, message.title, now, context.region, context.notice)
    return several_plans.divided(message, plans, context.learned)


@lru_cache(maxsize=4)  # the acts of a message are asked for, then what it plans
def _plans(
    words: str, title: str | None, now: datetime, region: str, notice: Notice | None
) -> tuple[DatedPlan, ...]:
    seen, note = of_event(look(words, now, region, notice=notice), now, region, notice)
    found = several_plans.plans(seen, title, now)  # 「9点开营 10点拓展 12点吃饭」 is one day's programme
    return () if note and len({when.start.date() for plan in found for when in plan.times}) == 1 else found


def _parts(text: str, now: datetime, context: Context, whole: Message) -> list[ReadPart]:
    """The stretches that are acts; one for the whole message where its stretches say no more than it."""
    alone = ReadPart(0, len(text), *_read_as_one_act(text, now, context, whole))
    if_act = [alone] if alone.kind is not None else []
    is_late = relative_days.LATE.search(text) is not None and BREAK.search(text.strip()) is None
    if len(text) > LONGEST or whole.intent is Intent.QUESTION or (whole.intent is Intent.LOG and is_late):
        return if_act
    rest_at = text.rindex(whole.rest) if whole.rest and whole.rest in text else len(text)
    begins = segments.with_its_task(text, rest_at, context.people)
    is_order = tasks.is_order_within(
        text[:begins], lambda each: _seen_text(each, now, context), context.people
    )
    if begins < len(text) and not is_order and segments.MINUTES.search(normal(text).text) is None:
        told = ReadPart(0, begins, replace(whole, text=text[:begins], rest=None), ActKind.TOLD)
        until = rest_at + len(whole.rest or "")
        behind = _cut(text[begins:until], begins, now, context, is_sure=True)
        first = behind[0].start if behind else len(text)
        if text[begins:first].strip(EDGES):
            behind = [*_planned_behind(text, (begins, first), now, context), *behind]
        return list(with_repeated_titles(with_their_things(text, [told, *behind])))
    days = {one.when and one.when.start.date() for one in divided(whole, now, context)}
    is_plan = alone.kind in (ActKind.PLANNED, ActKind.TASKED) and len(days) == 1
    found = _cut(text, 0, now, context, is_sure=whole.intent is not Intent.NONE, is_plan=is_plan)
    # A deed that the whole was taken for has nothing to file beside a plan.
    is_bare = whole.intent is Intent.LOG and not any(one.measures or one.money for one in whole.facts)
    is_beside = is_bare and any(part.kind is ActKind.PLANNED for part in found)
    return found if is_beside or segments.has_separate_acts(found) else if_act


def _planned_behind(text: str, place: tuple[int, int], now: datetime, context: Context) -> list[ReadPart]:
    """What stands behind work told and names a time ahead, as a plan; its message has no intent where it may be none."""
    words, begins = text[slice(*place)].rstrip(EDGES), place[0]
    message = _read_message(words, now, context)
    if message.intent is not Intent.EVENT:
        if not _may_be_planned(words, now, context):
            return []
        message = _planned(words, now, context)
        is_of_kind = message.category is not None or classification.kind(words) is not None
        is_due = message.when is not None and message.when.deadline
        is_work = is_of_kind or is_due or MET.search(words) or is_once_more(message, text[:begins])
        message = replace(message, title=LEAD_IN.sub("", message.title or "") or message.title)
        message = message if is_work else replace(message, intent=Intent.NONE, kind=None)
    return [ReadPart(begins, begins + len(words), message, ActKind.PLANNED)]


def _may_be_planned(words: str, now: datetime, context: Context) -> bool:
    return may_plan(evidence(look(words, now, context.region, Intent.EVENT), now))


def _read_as_one_act(
    text: str, now: datetime, context: Context, whole: Message
) -> tuple[Message, ActKind | None]:
    if notice := HEADED.match(text):
        words = text[notice.end() :]
        told = _read_message(words, now, context)
        if told.intent is Intent.NONE and FIXED.search(words) and _may_be_planned(words, now, context):
            told = _planned(words, now, context)
        if told.intent is Intent.EVENT:
            return replace(told, text=text, owners=_owners_of(words, now, context, told)), ActKind.NOTIFIED
    seen = _seen_text(text, now, context)
    is_plan = whole.intent is Intent.EVENT
    may_be = whole.intent in (Intent.EVENT, Intent.NONE)
    task = tasks.task_in(seen, now, context.people, is_plan=is_plan) if may_be else None
    if task is not None:
        return _tasked(text, now, context, seen, task), ActKind.TASKED
    return whole, act_kinds.kind_of(whole, seen)


def _owners_of(words: str, now: datetime, context: Context, told: Message) -> tuple[str, ...]:
    """Who is to see to what a notice asks for: 「区总通知：25日前报总结，赵敏弄一下」."""
    acts = read_acts(words, now, context, told).acts
    return acts[0].message.owners if len(acts) == 1 and acts[0].message is not None else told.owners


def _cut(
    text: str, at: int, now: datetime, context: Context, *, is_sure: bool, is_plan: bool = False
) -> list[ReadPart]:
    """The acts of the stretches of a text that stands at a place of the message; `is_sure`: it speaks of work, `is_plan`: it is one."""
    seen = _seen_text(text, now, context)
    is_dated = is_plan or not is_sure or segments.SCHEDULE.search(seen.words) is not None
    days = relative_days.days_ahead(seen, now, limits_only=not is_dated)
    words = masked(seen.words, (found.span() for found in relative_days.OPENS.finditer(seen.words)))
    found = segments.cut(seen.said.text, words, context.people, days)
    is_plain = is_plan and found.heading is None and seen.best is not None and not seen.best.when.deadline
    best = seen.best if is_plain else None  # when the whole is
    if found.is_agenda or (len(found.segments) < 2 and found.heading is None and at == 0):
        return []
    said: dict[tuple[str, bool, bool], ReadPart] = {}  # the same words are read once
    parts: list[ReadPart] = []
    for one in shared_days.with_notes_behind(seen.said.text, found.segments):
        start, end = _place(seen.said, one)
        edges = {seen.said.text[:at].rstrip()[-1:] for at in (one.start, one.end % len(seen.said.text))}
        is_its_time = best is not None and one.start <= best.begin < one.end and edges <= {"", "。", ";"}
        key = seen.said.raw[start:end], one.is_item, is_plan and (one.has_day or is_its_time)
        if key not in said:
            said[key] = _read_part(*key, now, context, listed=found.is_minutes and one.is_item)
        parts.append(replace(said[key], start=start, end=end))
    again = partial(_read_part, is_item=False, is_plan=False, now=now, context=context, listed=False)
    if not is_plan and "\n" in text:
        parts = relative_days.with_rows(parts, partial(again, is_plan=True), now)
    parts = list(shared_days.with_shared_days(text, parts, partial(_due, now=now, context=context)))
    parts = with_addressee(text, parts, context.people, again)
    parts = relative_days.with_eves(parts, partial(again, is_plan=True))
    if found.heading is not None:
        parts = shared_days.of_heading(seen, found.heading, parts)
    given = _parts_given_neighbours(text, parts, now, context, is_own=found.is_own)
    parts = [shared_days.with_time_of_whole(part, seen) for part in given]
    # Each would be filed or planned by itself: together they are no less.
    is_sure |= found.is_minutes or (len(parts) > 1 and all(one.message.intent in WORK for one in parts))
    dated = carried(parts, lambda part: _names_day(part, now, context))
    known = [one for one in dated if is_sure or segments.is_sure_part(one, parts)]
    joined = _joined(text, known, now, context)
    return [replace(one, start=one.start + at, end=one.end + at) for one in joined]


def _parts_given_neighbours(
    text: str, parts: list[ReadPart], now: datetime, context: Context, *, is_own: bool
) -> list[ReadPart]:
    """Each as what stands beside it makes it: a task beside a plan, a heading over what follows, its day, its thing."""
    if is_own:  # what somebody notes down for himself is his own
        parts = [assigned_to_writer(one) for one in parts]
    if any(part.kind in (ActKind.PLANNED, ActKind.TASKED) for part in parts):
        parts = list(_tasks_beside(parts, now, context))
    parts = [segments.heading_or_deed(part, parts[at + 1 :]) for at, part in enumerate(parts)]
    return with_their_things(text, _with_their_days(text, parts, now, context))


def _tasks_beside(parts: Sequence[ReadPart], now: datetime, context: Context) -> Iterator[ReadPart]:
    """Each as it is beside what is named last before it, else beside the first plan there is."""
    plan = next((part.message.when for part in parts if part.kind is ActKind.PLANNED), None)
    for part in parts:
        if part.kind is ActKind.PLANNED:
            named, made = part.message.title or "", reversed(divided(part.message, now, context))
            plan = next((one.when for one in made if named not in (one.title or "")), part.message.when)
        yield _task_beside(part, plan, now, context)


def _due(words: str, now: datetime, context: Context) -> ReadPart:
    is_task = begins_task(_seen_text(words, now, context).words, 0, context.people)
    return _read_part(words, False, False, now, context, listed=is_task)


def _task_beside(part: ReadPart, plan: When | None, now: datetime, context: Context) -> ReadPart:
    """「秀治采购 25号前买好，阿水带人搭台」: beside a task or a plan somebody of ours with a deed has one, too."""
    words = part.message.text
    if part.kind is ActKind.TASKED and part.message.when is None:
        return replace(part, message=tasks.due_with(part.message, plan) or part.message)
    is_open = part.kind is None or shared_days.is_untold(part)
    if not is_open or not begins_task(_seen_text(words, now, context).words, 0, context.people):
        return part
    again = _read_part(words, True, False, now, context, listed=True)
    # 「大家记得空腹」, 「各车间带数来」
    is_general = not relative_days.INSIDE.search(words) and all(map(tasks.is_body, again.message.owners))
    message = tasks.due_with(again.message, plan) if again.kind is ActKind.TASKED and not is_general else None
    return replace(again, start=part.start, end=part.end, message=message) if message else part


def _with_their_days(text: str, parts: Sequence[ReadPart], now: datetime, context: Context) -> list[ReadPart]:
    """「元旦联欢我来张罗！12月30号晚上6点半，食堂」: what a sentence names takes place at the time that opens the next."""
    found: list[ReadPart] = []
    for part in parts:
        last = found[-1] if found else None
        is_bare = part.kind in (None, ActKind.PLANNED) and not part.is_item
        if last is not None and last.kind is None and is_bare:
            both = text[last.start : part.end]
            is_settled = part.kind is ActKind.PLANNED and segments.SETTLED.search(last.message.text)
            seen = _seen_text(both, now, context)
            if is_settled or several_plans.takes_place_at(seen, part.start - last.start):
                found.pop()
                message = _planned(both, now, context)
                part = replace(part, start=last.start, message=message, kind=ActKind.PLANNED)
        found.append(part)
    return found


def _read_part(
    words: str, is_item: bool, is_plan: bool, now: datetime, context: Context, *, listed: bool
) -> ReadPart:
    apart = relative_days.opening(normal(words).text)
    if apart is not None:  # 「头一天下午三点开预备会」
        said = normal(words)
        part = _read_part(said.raw[said.places[apart[1]] :], is_item, is_plan, now, context, listed=listed)
        return replace(part, end=len(words), message=replace(part.message, text=words))
    message = _read_message(words, now, context)
    seen = _seen_text(words, now, context)
    if listed and message.intent is not Intent.EVENT and tense(seen.said.text) is not Tense.DONE:
        message = replace(message, intent=Intent.NONE)  # what was decided is still to be done
        seen = look(words, now, context.region, Intent.EVENT)
    is_ahead = seen.best is not None and seen.best.has_day and seen.best.when.start.date() >= now.date()
    is_dated = listed and is_ahead and not OF_MEETING.match(seen.words)
    if message.intent is Intent.NONE and (is_plan or is_dated):
        message = _planned(words, now, context)
    if is_dated and (columns := column_task(message, seen, context.people)):
        return ReadPart(0, len(words), columns, ActKind.TASKED, is_item)
    if message.intent is not Intent.LOG and relative_days.CHANGE.search(seen.said.text):
        return ReadPart(0, len(words), message, ActKind.CHANGED, is_item)
    if message.intent is Intent.LOG and tasks.is_order_to(seen, context.people):
        message = _planned(words, now, context) if seen.best else replace(message, intent=Intent.NONE)
        seen = look(words, now, context.region, Intent.EVENT)
    if message.intent in (Intent.EVENT, Intent.NONE):
        is_plan = message.intent is Intent.EVENT
        if task := tasks.task_in(seen, now, context.people, listed=listed, is_plan=is_plan):
            return ReadPart(0, len(words), _tasked(words, now, context, seen, task), ActKind.TASKED, is_item)
    kind = {Intent.LOG: ActKind.TOLD, Intent.EVENT: ActKind.PLANNED}.get(message.intent)
    if kind is ActKind.PLANNED and message.title is not None:
        message = replace(message, title=JOINED.sub("", message.title) or message.title)
    return ReadPart(0, len(words), message, kind, is_item)


def _tasked(words: str, now: datetime, context: Context, seen: Seen, task: tasks.Task) -> Message:
    return tasks.task_message(_planned(words, now, context), seen, task, context.people)


def _planned(words: str, now: datetime, context: Context) -> Message:
    return _read_message(words, now, context, Intent.EVENT)


def _read_message(words: str, now: datetime, context: Context, meant: Intent | None = None) -> Message:
    message = read(
        words, now, region=context.region, meant=meant, learned=context.learned, notice=context.notice
    )
    when = message.when if message.intent is Intent.LOG and meant is None else None
    if when and when.grain is Grain.MINUTE and when.start < now - LONG_AGO and "年" not in when.text:
        return _planned(words, now, context)  # 「11月18号两点半请了医生来讲课」 is no work of last year
    return message


def _place(said: Normal, one: Segment) -> tuple[int, int]:
    """Where a stretch stands in the message as written, without blanks and stops around it."""
    start, end = min(said.places[one.start : one.end]), max(said.ends[one.start : one.end])
    words = said.raw[start:end]
    bare = words.strip(EDGES).rstrip(EDGES + "(（").lstrip(EDGES + ")）")  # of marks of a list
    return start + words.index(bare), start + words.index(bare) + len(bare)


def _names_day(part: ReadPart, now: datetime, context: Context) -> bool:
    best = _seen_text(part.message.text, now, context).best
    return best is None or best.has_day or best.when.grain not in OF_A_DAY


def _joined(text: str, parts: Sequence[ReadPart], now: datetime, context: Context) -> list[ReadPart]:
    """What is no act by itself belongs to the one before it; deeds told one after the other are read together."""
    runs: list[list[ReadPart]] = []
    for part in parts:
        last = runs[-1][0] if runs else None
        is_at_it = part.kind is ActKind.TASKED and part.message.when is None
        if is_at_it and tasks.AT_IT.fullmatch(part.message.title or ""):
            part = replace(part, kind=None)  # 「…知识竞赛，周敏主持；」 is no task beside it
        is_told = last is not None and last.kind is ActKind.TOLD and part.kind in (ActKind.TOLD, None)
        is_more = last is not None and last.kind is ActKind.PLANNED and part.kind is None and not part.is_item
        if is_told or is_more:
            runs[-1].append(part)
        elif part.kind is not None:
            runs.append([part])
    return [part for run in runs for part in _merged_parts(text, run, now, context)]


def _merged_parts(text: str, run: Sequence[ReadPart], now: datetime, context: Context) -> list[ReadPart]:
    """A plan with the sentences behind it, also 「一共6次」, deeds of one log: read as one where that says the same."""
    first = run[0]
    if len(run) == 1:
        return [first]
    words = text[first.start : run[-1].end]
    message = _read_message(words, now, context)
    if first.kind is ActKind.TOLD and message.intent is Intent.LOG and message.rest is None:
        return [replace(first, end=run[-1].end, message=message)]
    is_plan, own, when = first.kind is ActKind.PLANNED, first.message.when, message.when
    is_longer = own and own.rrule and when and (when.rrule or "").startswith(own.rrule)
    if is_plan and message.intent is Intent.EVENT and (is_longer or when == own):
        return [replace(first, end=run[-1].end, message=replace(message, title=first.message.title))]
    return [part for part in run if part.kind is not None]


def _seen_text(text: str, now: datetime, context: Context) -> Seen:
    return look(text, now, context.region, notice=context.notice)
