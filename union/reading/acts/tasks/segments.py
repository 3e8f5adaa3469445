"""Cuts a message into the stretches that may each be an act: lines, items of a list, sentences, and clauses that give somebody a task.

What each was read as takes its day, its month or its name from the one before it where it says none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, zip_longest
from typing import NamedTuple

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, Grain
from union.core.records import replace
from union.data import table
from union.reading.acts import classification
from union.reading.acts.closing_days import of_event, signs_in
from union.reading.acts.tasks import relative_days
from union.reading.acts.tasks.assignments import begins_task, calls, calls_anybody, owner_name_places
from union.reading.acts.tasks.relative_days import SAME_THING, ReadPart, thing_meant
from union.reading.acts.tasks.task_titles import GATHERED
from union.reading.message import ActKind, Intent
from union.reading.names.people import SURNAMES
from union.reading.text.identifiers import list_marks
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.several_dates import with_hours_of

SENTENCE_END = Regex(lambda: "|".join(table("stretches")["sentence_end"]))
COMMA = Regex(r",(?!\d{3}(?!\d))|~(?=[\u4e00-\u9fff])")  # none of 「RM4,768」
APART = Regex(lambda: "|".join(table("stretches")["apart"]))
NO_THING = Regex(lambda: "|".join(table("stretches")["no_thing"]))
MINUTES = EitherScript(lambda: "|".join(table("stretches")["minutes"]), any_case=True)
UNMET = Regex(  # 「会上定了：…，赵强负责联系超市」: whom nobody has met is given his part all the same
    rf"(?:^|[,。;:!\n]\s?|\d[.、)]\s?)([{SURNAMES}](?!案|法|面|间|体|部)[\u4e00-\u9fff]{{1,2}}?)(?=(?:同志)?(?:负责|牵头|主抓|承办|跟进))"
)
SCHEDULE = Regex(lambda: "|".join(table("stretches")["schedule"]), any_case=True)
ROWS = Regex(lambda: "|".join(table("stretches")["rows"]), any_case=True)
HAS_DAY = Regex(r"^[^\n]{0,40}?(?:\d{1,2}[日号点:]|(?:周|星期|礼拜)[一二三四五六日天]|[今明后]天)")
# Where people of ours have its days.
ROSTER = Regex(r"^[^,。;:~\n]{0,24}(?:排班|轮值|值班|值守)表?[^,。;:~\n]{0,6}:")
DUTY = Regex(r"[,、;:\n ](?P<day>□{2,24})[(:]?")  # who is on duty stands behind
OF_ALL = Regex(lambda: "|".join(table("stretches")["of_all"]))
# Who came, in the line below the heading of minutes: it tells of the meeting that the heading names.
ATTENDED = Regex(r"[^\n]{0,12}(?:到会|出席|参会|与会|应到|实到|到场)[^\n]{0,4}\d")
MET_WITH = Regex(lambda: "|".join(table("stretches")["met_with"]))
# "Decided today:" is no thing of today's.
DECIDED = Regex(lambda: "|".join(table("stretches")["decided"]), any_case=True)
# 「市总工会关于做好春节送温暖工作的通知」
NOTICE = Regex(lambda: "|".join(table("stretches")["notice"]))
AGENDA = Regex(lambda: "|".join(table("stretches")["agenda"]), any_case=True)
# 「帮我记一下：」: what the writer is to do.
OWN = Regex(r"帮我记|记(?:低|一下|住|着|录一下|得)|备忘|note[ ·]to[ ·]self|to-?do", any_case=True)
STOP = Regex(
    r"[。；;！!？?\n]|[A-Za-z\d)]\.\s|(?<=[\u4e00-\u9fff])(?<![一二三四五六日天号月点])[～~]{1,3}(?=[\u4e00-\u9fff])"
)
SO_FAR = Regex(lambda: "|".join(table("stretches")["so_far"]))
PLACE = Regex(lambda: "|".join(table("stretches")["place"]))
TIME, CLAUSE, OWN_DEED = "□□", Regex(r"[^,。;\n]{1,80}"), 4
COLUMNS = Regex(
    r"(?![^,，]{2,12}(?:主持|带队|主讲|领队))[\u4e00-\u9fff、]{2,14}[,，]\s?□{1,20}前?[;；。.\s]{0,3}"
)
HEADING = 40  # signs before the colon of a heading
HEAD_LINE = Regex(r"\s?[【\[][^】\]\n]{2,20}[】\]][\s·:]?|[^:\n-]{2,60}(?::|[\s·]-(?=[\s·]))[\s·]?")
DUE, FEWEST_DUTIES, PIECE = Regex("□{2,24}"), 2, Regex(r"[^;。\n]{2,60}")
OWN_LABEL = Regex(r"[^,;:。\n□]{2,12}:")
TODAY = Regex(
    "今[天日早晚]|今[上下]午|刚[才刚]?|[昨前]天|(?:to|last )night|today|yesterday|this (?:morning|afternoon|evening)"
)
MOST, MOST_COMMAS = 40, 240
UP_TO = Regex(r"[^,。;\n□]{0,6}[到至]□□")  # 「每周三送姜茶，一直送到5月底」
OF_THING, ITS_DAY = Regex(r"(?:[到至返]|为止|不变|照常)$"), Regex(r"□的")
ITS_HOUR = Regex(  # 「体检，一车间8点，二车间9点半」: when a group comes is nothing it is to do
    r"\s?[\u4e00-\u9fff\d]{0,6}(?:[班组队座]|车间|分?厂|分会|科室|部门|机关)(?:[上下中]午|[早晚]上)?[\d一二两三四五六七八九十]{1,3}(?:点半?|:\d\d)(?=[,。;\n]|$)"
)
# 「米油12月18号前送完，李建国和陈静负责；」: whose the task before it is
CHARGE_ALONE = Regex(
    r"(?<=,)\s?(?:[\u4e00-\u9fff]{2,4}[和跟、及]){0,3}[\u4e00-\u9fff]{2,4}?(?:共同|一起)?(?:负责|牵头|跟进|经办|落实)(?=[;。\n!]|$)"
)
ONCE_MORE = Regex(r"(?:同一?(?:时间|钟点))?一[次场回]")  # 「17号晚上7点一场」: another date of what was named
CLOSED = Regex(r"[好完齐過过妥毕畢]|结束|結束|落实|落實|定了|办结|交")
# 「六月份活动，请各位备悉：」 above rows of its days
GENERAL = EitherScript(r"(?:活动|工作|安排|计划|预告|日程|事项|任务)(?:如下)?$")
STOPS = (",", "。", ";", "\n")
SETTLED = EitherScript(lambda: "|".join(table("stretches")["settled"]))
READY = Regex(r"(?:准备|筹备|安排|动手|准備|籌備)(?:起来|一下|了)?[。!！]?$")  # 「春节慰问要提前准备。」


class Segment(NamedTuple):
    """A stretch of the normal text; `is_item`: of a list, a line of a heading's minutes or of pasted lines; `has_day`: cut for its day."""

    start: int
    end: int
    is_item: bool
    has_day: bool = False


class Cut(NamedTuple):
    """A message cut: the heading, if it has one, and its stretches in order."""

    heading: Segment | None
    segments: tuple[Segment, ...]
    is_minutes: bool = False
    is_agenda: bool = False
    is_own: bool = False


def _has_own_day(words: str, at: int, cuts: Collection[int]) -> bool:
    """Whether a clause of minutes has a day, and what stands before it has one: 「20日前拿报告，信24日前寄」."""
    begins = max((one for one in cuts if one < at), default=0)
    ends = min((one for one in cuts if one > at), default=len(words))
    clause = CLAUSE.match(words, at, ends)
    own = clause[0] if clause else ""
    is_dated = TIME in own and TIME in words[begins:at] and UP_TO.match(words, at) is None
    return is_dated and len(own.replace("□", "")) >= OWN_DEED


def _is_of_item(words: str, marks: Collection[int], at: int) -> bool:
    """Whether what begins there says whose an item of a list is, which has its day before it: 「征文30日截稿，由韩冰收稿」."""
    is_blank = words[at - 1] == " "
    begins = max((one for one in marks if one < at), default=0 if is_blank else None)
    line = SENTENCE_END.search(words, at)
    ends = min((one for one in marks if one > at), default=len(words))
    ends = min(ends, line.end()) if line else ends
    if begins is None:
        return False
    is_column = TIME not in words[begins:at] and COLUMNS.fullmatch(
        words, at, ends
    )  # 「（一）会场布置，赵军，1月30日前；」
    is_item = is_blank and (begins in marks or "\n" in words[:at])  # 「医疗点 传美 29日前与医院对接」
    return bool(is_column) or is_item or (TIME in words[begins:at] and TIME not in words[at:ends])


def _duties(words: str, begins: int, people: tuple[str, ...]) -> Iterator[int]:
    """Where the days of a roster begin: 「值班安排：1日赵强、2日李丽、3日吴东」."""
    for day in DUTY.finditer(words, begins):
        if calls(words, day.end(), people):
            yield day.start("day")


def _at_days(words: str, days: Sequence[int], cuts: Collection[int]) -> Iterator[int]:
    """Where a thing with a day of its own begins behind another that has one: 「猜灯谜20号下午3点，委员会25号」."""
    begins, ordered = 0, sorted(cuts)
    signs = list(APART.finditer(words))[:MOST_COMMAS] if len(days) > 1 else []
    for sign, behind in zip_longest(signs, signs[1:]):
        at, end = sign.end(), behind.start() if behind else len(words)
        begins = max(begins, ordered[bisect_right(ordered, sign.start()) - 1])
        end = min([end, *ordered[bisect_right(ordered, at) :][:1]])
        is_said = bisect_left(days, begins) < bisect_left(days, at) < bisect_left(days, end)
        if is_said and _is_thing(words[begins : sign.start()]) and _is_thing(words[at:end]):
            begins = at
            yield at


def _is_thing(words: str) -> bool:
    """Whether words with their times blanked out name something to take place, and not what becomes of it."""
    said = words.replace("□", "").strip(" ,。;·、")
    is_of_it = ONCE_MORE.fullmatch(said) or OF_THING.search(said) or ITS_DAY.search(words)
    return len(said) > 1 and not is_of_it and NO_THING.match(words) is None


def with_unmet(text: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those known, and whom minutes put in charge of something."""
    words = normal(text).text
    return tuple(dict.fromkeys((*people, *(UNMET.findall(words) if MINUTES.search(words) else ()))))


def _behind_limit(words: str, at: int, days: Sequence[int]) -> int:
    """Where a clause goes on behind the day by which somebody has his task: 「理事会8号，15号前小李交审计报告」."""
    limit = DUE.match(words, at) if at in days and TIME in words[:at] else None
    # 「…查一遍，18号前，李敏出墙报」: a limit before a stop is of what stands before it
    return limit.end() if limit and not words.startswith(STOPS, limit.end()) else at


def _roster(words: str, people: tuple[str, ...]) -> re.Match[str] | None:
    """The heading of a roster, where anybody's day follows."""
    found = ROSTER.search(words)
    return found if found and any(_duties(words, found.end() - 1, people)) else None


def cut(text: str, words: str, people: tuple[str, ...] = (), days: Sequence[int] = ()) -> Cut:
    """The stretches of a normal text; `words` is the same with its times blanked out, `days` where days of plans are said."""
    agenda, minutes = AGENDA.search(words), MINUTES.search(words)
    schedule = _schedule(text, words, days) if minutes is None else None
    minutes = minutes or schedule or _roster(words, people)
    marks = dict(list_marks(text))
    commas = [one.end() for one in COMMA.finditer(words)]
    stops = [one.end() for one in SENTENCE_END.finditer(text)]
    heading = minutes.end() if minutes is not None and minutes.end() <= HEADING + minutes.start() else 0
    heading = heading or (
        0 if minutes else _duties_heading(text, words, sorted(marks), (*commas, *stops), people)
    )
    cuts = {0, heading, len(text), *marks, *stops}
    called = {*commas[:MOST_COMMAS], *owner_name_places(words, people)[:MOST_COMMAS]}
    cuts |= {
        at
        for at in sorted(called - {one.start("by") for one in GATHERED.finditer(words)})
        if begins_task(words, _behind_limit(words, at, days), people)
        and not (_is_of_item(words, marks, at) or ITS_HOUR.match(text, at))
        and not (minutes and CHARGE_ALONE.match(words, at))
    }
    if heading:
        cuts |= _cuts_of_minutes(text, words, heading, commas, cuts, people)
    apart = set() if heading and schedule is None else set(_at_days(words, days, cuts))
    places = sorted(cuts | apart | (_shared_clause_places(text, commas, apart) if heading else set()))
    dated = {at for at, end in pairwise(places) if apart & {at, end} and not SO_FAR.search(text[at:end])}
    found = [
        Segment(marks.get(start, start), end, start in marks or 0 < heading <= start, start in dated)
        for start, end in pairwise(places)
        if text[marks.get(start, start) : end].strip(" ,。;!?\n")
    ]
    if agenda is not None:
        return Cut(None, tuple(found[:MOST]), is_agenda=True)
    head = next((one for one in found if heading and one.end == heading), None)
    if head is None and marks and found and found[0].end == min(marks) and not found[0].is_item:
        head = found[0]
    head, kept = _headed(text, head, [one for one in found if one is not head])
    return Cut(head, tuple(kept[:MOST]), bool(heading), is_own=bool(minutes and OWN.search(minutes[0])))


def _cuts_of_minutes(
    text: str, words: str, heading: int, commas: Sequence[int], cuts: set[int], people: tuple[str, ...]
) -> set[int]:
    """Where behind a heading a clause has a day of its own, or somebody his duty."""
    named = {at for at in commas if relative_days.OF_SEASON.match(text, at)}
    dated = {at for at in {*commas} - named if at > heading and _has_own_day(words, at, cuts)}
    duties = set(_duties(words, heading, people))
    return dated | duties | _shared_clause_places(text, commas, duties)


def _duties_heading(
    text: str, words: str, marks: Sequence[int], ends: Sequence[int], people: tuple[str, ...]
) -> int:
    """Where a heading ends below which stands who does what by when: 「【办公会】1.方案，小王拟，24日；2.…」, 「年会：小王订车…」; 0 where none does."""
    line = HEAD_LINE.match(words)
    end = marks[0] if marks else line.end() if line else 0
    if not people or not 0 < end <= HEADING * 2 or calls_anybody(words[:end], people):
        return 0
    if TIME in words[:end] and not TODAY.search(text, 0, end):  # of a day to come it plans
        return 0
    items = [words[start:until] for start, until in pairwise((*marks, len(words)))]
    items = items or [each[0] for each in PIECE.finditer(words, end)]
    if not marks and words[end - 1] not in "】]" and any(OWN_LABEL.match(each) for each in items):
        return 0  # 「会场：小王，28日；采购：小李，27日」
    given = sum(TIME in one and calls_anybody(one, people) for one in items)
    if given < FEWEST_DUTIES and not marks:
        given = sum(begins_task(words, at, people) for at in (end, *ends) if at >= end)
    return end if given >= FEWEST_DUTIES <= sum(1 for _ in DUE.finditer(words, end)) else 0


def _schedule(text: str, words: str, days: Sequence[int]) -> re.Match[str] | None:
    """The line above days to come."""
    named = SCHEDULE.search(words) if len(days) > 1 else None
    has_rows = named is None and "\n" in words and HAS_DAY.match(text) is None
    return ROWS.match(words) if has_rows else named


BARE_MEETING = Regex(r"[^,\d□:]{0,10}(?:会|碰了?[一个]{0,2}头|meeting)[^,\d□:]{0,6},?\s?", any_case=True)


def _headed(text: str, head: Segment | None, kept: list[Segment]) -> tuple[Segment | None, list[Segment]]:
    """The heading and what it heads; one that tells of the meeting itself is a stretch of its own."""
    if head and kept and head.end <= kept[0].start and ATTENDED.match(text, kept[0].start):
        return None, [Segment(head.start, kept[0].end, is_item=False), *kept[1:]]
    if head and kept and kept[0].end == head.start and BARE_MEETING.fullmatch(text, *kept[0][:2]):
        return head, kept[1:]  # 「刚开完会，分工如下：」
    if head and MET_WITH.search(text, head.start, head.end + 80):
        return None, [head, *kept]
    return head, kept


def _shared_clause_places(text: str, commas: Sequence[int], apart: Collection[int]) -> set[int]:
    """「2月5日（除夕）、2月6日（初一），每天上午10点」: where it is told of all behind the last of several."""
    return {at for at in commas if apart and at > max(apart) and OF_ALL.match(text, at)}


def carried(parts: Sequence[ReadPart], names_day: Callable[[ReadPart], bool]) -> list[ReadPart]:
    """A stretch with a clock time and no day falls on the day of the one before it or is told by it."""
    found: list[ReadPart] = []
    for part in with_repeated_titles(list(_with_hours_behind(parts, names_day))):
        if found and _is_its_hour(found[-1], part):
            head = found.pop().message
            part = replace(part, message=replace(part.message, title=head.title, kind=head.kind))
        when, last = part.message.when, found[-1].message.when if found else None
        apart = relative_days.opening(normal(part.message.text).text)
        is_planned = part.kind in (ActKind.PLANNED, ActKind.TASKED) and when is not None
        is_bare = is_planned and (apart is not None or not names_day(part))
        if is_bare and last and when and last.grain in OF_A_DAY and not when.rrule:
            begun = datetime.combine(last.start.date(), when.start.time())
            moved = when.later(begun - when.start + (apart[0] if apart else timedelta()))
            part = replace(part, message=replace(part.message, when=moved, alternatives=()))
        found.append(part)
    return found


BEGINS = Regex(
    r"\s?在?(?P<place>[^,。;\d]{0,10}?)(?:准时|正式)?(?:开[赛始幕场课讲营波打演]|比赛|举行|进行|集合|报到){1,2}"
)


def _with_hours_behind(
    parts: Sequence[ReadPart], names_day: Callable[[ReadPart], bool]
) -> Iterator[ReadPart]:
    """「赛事安排：射击赛19日、20日两天，8:30靶场开赛；报名截止…」: when and where what stands before it begins, on each of its days."""
    last: ReadPart | None = None
    for part in parts:
        own, when = last.message if last else part.message, part.message.when
        begins = when and BEGINS.fullmatch(normal(part.message.text.replace(when.text, "", 1)).text)
        is_hour = begins and when and when.grain is Grain.MINUTE and not (when.deadline or names_day(part))
        if last and is_hour and begins and when and own.when and own.when.grain is Grain.DAY:
            times = tuple(with_hours_of(one, when) for one in own.times or (own.when,))
            place = own.place or part.message.place or begins["place"] or None
            message = replace(own, when=times[0], times=times, place=place)
            last = replace(last, end=part.end, message=message)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _is_its_hour(head: ReadPart, part: ReadPart) -> bool:
    """「五一嘉年华呀各位！5月1日早上10点九龙公园 要好多义工」: what is named with its feast is held at the hour told behind it."""
    feast, when, title = head.message.when, part.message.when, head.message.title or ""
    is_plan = part.kind is head.kind is ActKind.PLANNED
    if not (is_plan and feast and when and feast.text in title) or feast.end or feast.grain is not Grain.DAY:
        return False
    is_same = when.grain is Grain.MINUTE and when.start.date() == feast.start.date()
    return is_same and classification.kind(part.message.title or "") is None


def heading_or_deed(part: ReadPart, behind: Sequence[ReadPart]) -> ReadPart:
    """「皮革班开班了！12月4日下午2点…」: a sentence without figure or day before a plan tells of nothing done; nor does a notice's name."""
    said = part.message
    is_bare = not (said.measures or said.money or said.when or CLOSED.search(said.text))
    is_settled = part.kind is ActKind.TOLD and SETTLED.search(said.text)
    is_ready = said.when and said.when.text in (said.title or "") and READY.search(said.text)
    is_head = (
        (part.kind is ActKind.TOLD and is_bare)
        or is_settled
        or is_ready
        or NOTICE.fullmatch(normal(said.text).text)
        or DECIDED.fullmatch(said.text.strip())
    )
    is_before = behind and behind[0].kind in (ActKind.PLANNED, ActKind.TASKED)
    is_month = said.when and said.when.grain is Grain.MONTH and GENERAL.search(said.title or "")
    is_of_rows = is_month and len(behind) > 1 and not part.is_item and part.kind is ActKind.PLANNED
    return replace(part, kind=None) if (is_head or is_of_rows) and is_before else part


def with_repeated_titles(parts: Sequence[ReadPart]) -> Iterator[ReadPart]:
    """「ergonomics training at Prai …. 15 Oct same training for Batu Maung」: the thing of the plan before it."""
    last = ""
    for part in parts:
        title, when = part.message.title or "", part.message.when
        if last and title and when and when.deadline and (named := of_event(title, last)) != title:
            owners = part.message.owners or signs_in(title)
            yield replace(part, message=replace(part.message, title=named, kind=Kind.DEADLINE, owners=owners))
            continue
        again = thing_meant(title, last)
        if again is not None:
            message = replace(part.message, title=again)
            if not SAME_THING.match(title):
                kind = classification.kind(again) or message.kind or Kind.OTHER
                message = replace(message, kind=kind, intent=Intent.EVENT)
            title, part = again, replace(part, message=message)
        last = title if part.kind in (ActKind.PLANNED, ActKind.TOLD) else last
        yield part


def is_sure_part(part: ReadPart, parts: Sequence[ReadPart]) -> bool:
    """A task, a plan beside what somebody is to see to, and work told with its figures: 「给工人发了120副手套。老马你盯一下排风扇」."""
    tasks = [one for one in parts if one.kind is ActKind.TASKED]
    if part.kind is not ActKind.TOLD:
        is_given = any(one.message.owners for one in tasks)
        return part.kind is ActKind.TASKED or (part.kind is ActKind.PLANNED and is_given)
    said = part.message
    return bool(tasks) and bool(said.measures or said.money) and said.intent is Intent.LOG


def with_its_task(text: str, begins: int, people: tuple[str, ...]) -> int:
    """「…收了11条意见。王敏你整理一下，周五前发我」: what is due begins where its sentence says whose it is."""
    at = max((found.end() for found in STOP.finditer(text, 0, begins)), default=begins)
    is_task = at < begins < len(text) and begins_task(normal(text[at:begins]).text, 0, people)
    return at if is_task else begins


def has_separate_acts(parts: Sequence[ReadPart]) -> bool:
    """Whether the stretches are acts of their own: several kinds, a task, or plans of different days."""
    kinds = {part.kind for part in parts}
    if ActKind.TASKED in kinds or len(kinds) > 1:
        return True
    plans = [(part.message.title, part.message.when and part.message.when.start.date()) for part in parts]
    titles, days = ({plan[at] for plan in plans} for at in (0, 1))
    # The same thing may be held twice among others: 「1、讲座：9日 2、体检：15日 3、讲座：22日」.
    is_apart = len(titles) > 1 and len(days - {None}) > 1 and len(set(plans)) == len(plans)
    return kinds == {ActKind.PLANNED} and is_apart
