"""Cuts a message into the stretches that may each be an act: lines, items of a list, sentences, and clauses that give somebody a task.

What each was read as takes its day, its month or its name from the one before it where it says none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, zip_longest
from typing import NamedTuple

from union.core.grain import Grain
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts import classification
from union.reading.acts.tasks.assignments import begins_task
from union.reading.acts.tasks.needs import need_before
from union.reading.acts.tasks.tasks import with_need
from union.reading.message import ActKind, Intent, Message, When
from union.reading.names.helped_names import SURNAMES
from union.reading.text.identifiers import list_marks
from union.reading.text.normal_form import normal
from union.reading.time.several_dates import like

SENTENCE_END = Regex(r"[。;!\n?]{1,4}\s{0,4}|(?<=[a-z\d])\.\s(?=[A-Z])")
COMMA = Regex(r",(?!\d{3}(?!\d))")  # none of 「RM4,768」
# Between two things that each have a day; a blank only between Chinese words.
APART = Regex(r",(?!\d{3}(?!\d))|[、。;\n]|(?<=[\u4e00-\u9fff\d□])\s(?=[\u4e00-\u9fff@])|[\s·](?:and|&)[\s·]")
# What is said of the thing before, or is a part of its course.
NO_THING = Regex(
    r"[□\s,]{0,40}(?:的|之|前|后|起|以|截|放假|上班|调?休|补班|都|均|各|每|不|没|已|了|也|或|左右|到|至|是|为|那|这|如|若|万一|集合|出发|返回|回程|报到|入场|签到"
    r"|开始|结束|散会|休息|再|补|讨论|研究|正常|预计|at[·\s]|in[·\s]|@|not|or|if|instead|until|till|to|start|end|from|then)"
)
# 「例会定了几件事：」, 「会议纪要：」: what follows is to be done.
MINUTES = Regex(
    r"(?:纪要|决议|定了|定下|决定|商定|议定|分工|任务|跟进事项|要办|布置|安排如下|要求如下|待办|几件事|[一二两三四五六七八九十\d][件个项]事?|we[ ·]agreed|帮我记|^记得|记低|记一下|记着|备忘|note[ ·]to[ ·]self)[^,。;:\n]{0,16}(?::| ?- )"
    r"|(?:^|(?<=[,。;\n]))(?:[^,。;:\n□\d]{0,8}(?:[几两俩仨三四五六2-6][件个桩样项](?:事[情儿]?|任务|工作)|[俩仨]事儿?|[周月]的?(?:工作|活动)?安排)|^[两三几][件桩样])(?:说[一]?下|通知[一]?下|来了?|[哈啊呀咯啦了]){0,2}[,:]"
    r"|^(?:minutes|action·(?:items?|points?)|follow-?ups?)[^\n]{0,40}\n"
    r"|(?:^|[。;\n·]\s?)(?:keputusan|tindakan|decisions?|action(?:·(?:items?|points?)|s)?|to-?do)[^,。;:\n]{0,12}(?::| ?- )"
    r"|^[^,。;:\n]{2,30}(?:纪要|议定事项|决议|会议决定|工作安排|任务分工)(?:[(][^)\n]{0,24}[)])?\s?\n",
    any_case=True,
)
# 「会上定了：…，赵强负责联系超市」: whom nobody has met is given his part all the same.
UNMET = Regex(
    rf"(?:^|[,。;:!\n]\s?|\d[.、)]\s?)([{SURNAMES}](?!案|法|面|间|体|部)[\u4e00-\u9fff]{{1,2}}?)(?=(?:同志)?(?:负责|牵头|主抓|承办|跟进))"
)
# 「筹备日程：」, 「四月安排～」: what follows is to come, where it has days ahead.
SCHEDULE = Regex(
    r"^[^,。;:~\n]{0,24}(?:安排|日程|时间[表点]?|计划|进度|节点|预告|行事历|plan|schedule|coming·up)(?!的?(?:通知|公告|报告))[^,。;:~\n]{0,6}(?:[:~]|—{1,2}| - )",
    any_case=True,
)
# What of such a heading names no thing, and what is told of all that stands below it.
SCHEDULED = Regex(r"(?:工作|具体|的)?(?:安排|日程|时间[表点]?|计划|进度|节点|预告|行事历)[^,。;\n]{0,6}$")
OF_ALL = Regex(
    r"(?:以上|时间)?(?:均|都|全|统一|一律|每[天场次期])(?:[是为在于]|安排在)?(?=上午|下午|中午|早|晚|\d)"
)
HELD_SORTS, LONGEST_SORT = (Kind.MEETING, Kind.TRAINING, Kind.ACTIVITY, Kind.COMPETITION, Kind.VISIT), 2
# Who came, in the line below the heading of minutes: it tells of the meeting that the heading names.
ATTENDED = Regex(r"[^\n]{0,12}(?:到会|出席|参会|与会|应到|实到|到场)[^\n]{0,4}\d")
AGENDA = Regex(r"(?:议程|议题|流程|节目单|主要内容|会议内容|agenda)[^。;:\n]{0,24}:", any_case=True)
# 「帮我记一下：」: what the writer is to do.
OWN = Regex(r"记(?:低|一下|住|着|录一下|得)|备忘|note[ ·]to[ ·]self|to-?do", any_case=True)
STOP, AND_END = Regex(r"[。；;！!？?\n]|[A-Za-z\d)]\.\s"), Regex(r"\s(?:and|&|n)$")
DAYS = (Grain.MINUTE, Grain.HOUR, Grain.DAY)
WANTED = Regex("节目|名单|名册|报名|名额|报给|人数|作品|海报|主持|场地|方案|脚本|议程|提案")
BARE_DAY, A_MONTH = Regex(r"\d{1,2}[日号](?!\d)"), timedelta(days=31)
SAME_DAY = Regex(
    r"[,，]?\s?(?:(?:also|by|for|on)\s)?(?:the\s)?same\s(?:date|day|deadline|due\sdate)\b|[,，]?(?:也是)?(?:同一天|同一?日期?|同样时间|日期一样)前?",
    any_case=True,
)
SAME_THING = Regex(r"same\s(?P<thing>[A-Za-z]{3,20})", any_case=True)
# 「约好7日再谈」: another round of what was told or planned before it.
AGAIN = Regex(
    r"(?:约好|约定|约在|说好|定了|改天|下次|下回){0,2}(?:再|继续|接着)[谈开议聊碰打比赛办搞来做走]{1,2}(?:一?[次场轮回])?"
)
NEXT_ONE = Regex(
    r"(?:下一?[次回场届轮期]|(?:the )?next (?:one|round|session|mtg|meeting))(?:是|定在)?", any_case=True
)
ENDED = Regex(
    r"(?:结束|开完|办完|搞完|完)了?$| (?:is )?(?:over|ended|done|finished|completed|wrapped up)$",
    any_case=True,
)
NTH = Regex(r"第[一二三四五六七八九十\d]{1,2}[次场轮回期]")
TIME, CLAUSE, OWN_DEED = "□□", Regex(r"[^,。;\n]{1,80}"), 4
# A title that names no thing: 「联系」, 「统计出来」.
BARE_VERB = Regex(
    r"[\u4e00-\u9fff]{1,2}|[统整汇归]?[计理总做写排收报交弄拿买办列算核定][好齐完清全]?(?:出来|上来|起来|拢来|清楚|到位|妥当|一下|成[册表文稿])?"
)
# 「排风扇坏了两台。老马你盯一下」: what it is about was told right before.
SEE_TO_IT = Regex(r"(?:去|来)?[\u4e00-\u9fff]{1,2}一下")
YOURS = Regex("[这那](?:个|件?事)就?(?:归|交给|派给|靠)[你您]")
TOLD_THING = Regex(
    r"(?:然后|另外|还有就是|那个)?(?:(?:他们|她们|大家|职工们?|工人们?|师傅们?|车间)?(?:反映|说|提到?|讲)[了的说]?)?(?:那个|这个)?(?P<thing>[^,，。；;！!？?\n]{2,24}?)[啊哈]?[,，。]\s?"
)
GIVEN = Regex(r"[交发报送]?[齐回到]?给[\u4e00-\u9fff]{1,4}")  # 「单据，各分会15号之前交给阿文」
TO_ME = Regex(r"[\u4e00-\u9fff]{0,4}?[交发报给回送拿]{1,2}[齐到给返]?我")  # 「方案，金花下周三交我」
THING = Regex(r"\s?([^,，。；;！!？?\n]{2,24}?)[,， ]\s?")
# 「尚欠12人的会费，由小梅15日前追收」: told, and still to be seen to.
OF_THING_LEFT = Regex(r"[之的](?P<thing>[\u4e00-\u9fff]{2,6})[,，。;；\s]{1,3}$")
COLUMNS = Regex(r"[\u4e00-\u9fff]{2,4}[,，]\s?□{1,20}前?[;；。.\s]{0,3}")
HEADING = 40  # signs before the colon of a heading
MOST, MOST_COMMAS = 40, 240
OF_THING, ITS_DAY = Regex(r"(?:[到至返]|为止|不变|照常)$"), Regex(r"□的")


ONCE_MORE = Regex(r"(?:同一?(?:时间|钟点))?一[次场回]")  # 「17号晚上7点一场」: another date of what was named


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
    is_long = clause is not None and len(clause[0].replace("□", "")) >= OWN_DEED
    return is_long and clause is not None and TIME in clause[0] and TIME in words[begins:at]


def _is_of_item(words: str, marks: Collection[int], at: int) -> bool:
    """Whether what begins there says whose an item of a list is, which has its day before it: 「征文30日截稿，由韩冰收稿」."""
    begins = max((one for one in marks if one < at), default=None)
    ends = min((one for one in marks if one > at), default=len(words))
    if begins is None:
        return False
    is_column = COLUMNS.fullmatch(words, at, ends) is not None  # 「（一）会场布置，赵军，1月30日前；」
    return is_column or (TIME in words[begins:at] and TIME not in words[at:ends])


def _at_days(words: str, days: Sequence[int], cuts: Collection[int]) -> Iterator[int]:
    """Where a thing with a day of its own begins behind another that has one: 「猜灯谜20号下午3点，委员会25号」."""
    begins, ordered = 0, sorted(cuts)
    signs = list(APART.finditer(words))[:MOST_COMMAS] if len(days) > 1 else []
    for sign, behind in zip_longest(signs, signs[1:]):
        at, end = sign.end(), behind.start() if behind else len(words)
        begins = max(begins, ordered[bisect_right(ordered, sign.start()) - 1])
        is_said = bisect_left(days, begins) < bisect_left(days, at) < bisect_left(days, end)
        if is_said and _is_thing(words[begins : sign.start()]) and _is_thing(words[at:end]):
            begins = at
            yield at


def _is_thing(words: str) -> bool:
    """Whether words with their times blanked out name something to take place, and not what becomes of it."""
    said = words.replace("□", "").strip(" ,。;·、")
    is_one_more = ONCE_MORE.fullmatch(said) is not None
    return len(said) > 1 and not (
        is_one_more or NO_THING.match(words) or OF_THING.search(said) or ITS_DAY.search(words)
    )


def with_unmet(text: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those known, and whom minutes put in charge of something."""
    words = normal(text).text
    found = dict.fromkeys(each[1] for each in UNMET.finditer(words)) if MINUTES.search(words) else ()
    return (*people, *(each for each in found if each not in people))


def cut(text: str, words: str, people: tuple[str, ...] = (), days: Sequence[int] = ()) -> Cut:
    """The stretches of a normal text; `words` is the same with its times blanked out, `days` where days of plans are said."""
    agenda, minutes = AGENDA.search(words), MINUTES.search(words)
    schedule = SCHEDULE.search(words) if minutes is None and len(days) > 1 else None
    minutes = minutes or schedule
    marks = dict(list_marks(text))
    heading = minutes.end() if minutes is not None and minutes.end() <= HEADING + minutes.start() else 0
    cuts = {0, len(text), *marks, *(one.end() for one in SENTENCE_END.finditer(text))}
    if heading:
        cuts.add(heading)
    commas = [one.end() for one in COMMA.finditer(words)]
    cuts |= {
        at
        for at in commas[:MOST_COMMAS]
        if begins_task(words, at, people) and not _is_of_item(words, marks, at)
    }
    if heading:
        cuts |= {at for at in commas if at > heading and _has_own_day(words, at, cuts)}
    apart = set() if heading and schedule is None else set(_at_days(words, days, cuts))
    places = sorted(cuts | apart)
    found = [
        Segment(
            marks.get(start, start), end, start in marks or 0 < heading <= start, bool(apart & {start, end})
        )
        for start, end in pairwise(places)
        if text[marks.get(start, start) : end].strip(" ,。;!?\n")
    ]
    if agenda is not None:
        return Cut(None, tuple(found[:MOST]), is_agenda=True)
    head = next((one for one in found if heading and one.end == heading), None)
    if head is None and marks and found and found[0].end == min(marks) and not found[0].is_item:
        head = found[0]
    kept = [one for one in found if one is not head]
    if head is not None and kept and head.end <= kept[0].start and ATTENDED.match(text, kept[0].start):
        kept[0], head = Segment(head.start, kept[0].end, is_item=False), None
    is_own = minutes is not None and OWN.search(minutes[0]) is not None
    return Cut(head, tuple(kept[:MOST]), is_minutes=bool(heading), is_own=is_own)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A stretch of the message as written, with what it was read as; `kind` None for what is no act by itself."""

    start: int
    end: int
    message: Message
    kind: ActKind | None
    is_item: bool = False


def with_shared_days(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「小王印传单，小李订车，都周四前」, 「Ravi do the banner, Siti book bus, both by Thurs」: what is due is due of each."""
    due, begins, found = "", len(text), list[ReadPart]()
    for part in reversed(list(_with_same_days(text, parts, again))):
        when = part.message.when
        due = due if due and not part.is_item and not STOP.search(text, part.start, begins) else ""
        if due and when is None and part.kind in (None, ActKind.TASKED, ActKind.CHANGED):
            told = again(f"{AND_END.sub('', text[part.start : part.end])}{due}")
            part = replace(told, start=part.start, end=part.end) if told.kind is ActKind.TASKED else part
            due = due if told.kind is ActKind.TASKED else ""
        elif part.kind is ActKind.TASKED and when and when.deadline:
            due = f", {when.text}"
        found.append(part)
        begins = part.start
    yield from reversed(found)


def _with_same_days(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「小王20号前印传单。小李订车，同一天」: due when the task before it is."""
    due = ""
    for part in parts:
        when, words = part.message.when, text[part.start : part.end]
        if due and when is None and (same := SAME_DAY.search(words)):
            told = again(f"{words[: same.start()]}, {due}")
            part = replace(told, start=part.start, end=part.end) if told.kind is ActKind.TASKED else part
        due = when.text if part.kind is ActKind.TASKED and when and when.deadline else due
        yield part


def carried(parts: Sequence[ReadPart], names_day: Callable[[ReadPart], bool]) -> list[ReadPart]:
    """A stretch with a clock time and no day falls on the day of the one before it, a bare number in its month."""
    found: list[ReadPart] = []
    for part in named_again(parts):
        when, last = part.message.when, found[-1].message.when if found else None
        is_bare = part.kind in (ActKind.PLANNED, ActKind.TASKED) and when is not None
        if is_bare and last and when and not names_day(part) and last.grain in DAYS and not when.rrule:
            begun = datetime.combine(last.start.date(), when.start.time())
            moved = replace(when, start=begun, end=when.end and begun + (when.end - when.start))
            part = replace(part, message=replace(part.message, when=moved, alternatives=()))
        found.append(_in_its_month(part, last))
    return found


def _in_its_month(part: ReadPart, last: When | None) -> ReadPart:
    """「8月5日座谈会；28日总结会」: a bare number behind a day is one of the same month; what is wanted for it comes before."""
    when = part.message.when
    is_bare = when is not None and BARE_DAY.match(normal(when.text).text) is not None
    is_bare = is_bare and not (when and when.deadline and WANTED.search(part.message.text))
    if not (is_bare and when and last and not when.rrule and when.start < last.start <= when.start + A_MONTH):
        return part
    begun = when.start.replace(day=1) + (last.start.replace(day=1).date() - when.start.replace(day=1).date())
    begun += timedelta(days=when.start.day - 1)
    if begun.month != last.start.month or begun < last.start:
        return part
    moved = replace(when, start=begun, end=when.end and begun + (when.end - when.start))
    return replace(part, message=replace(part.message, when=moved, times=(), alternatives=()))


def of_heading(heading: str, parts: Sequence[ReadPart]) -> list[ReadPart]:
    """「急救培训安排： 3月2日 炼钢 3月5日 轧钢 均为下午3点」: bare labels are of what the heading names, at the hours told of all."""
    topic = SCHEDULED.sub("", heading).strip("□ ,:·")
    is_thing = len(topic) > LONGEST_SORT and classification.kind(topic) in HELD_SORTS
    found: list[ReadPart] = []
    for part in parts:
        said, when = part.message, part.message.when
        if when is not None and found and OF_ALL.match(normal(said.text).text):
            found = [_at_hours(one, when) for one in found]
            continue
        is_label = part.kind is ActKind.PLANNED and classification.kind(said.title or "") is None
        if is_label and is_thing and part.is_item:
            kind = classification.kind(topic) or Kind.OTHER
            part = replace(part, message=replace(said, title=f"{topic}（{said.title}）", kind=kind))
        found.append(part)
    return found


def _at_hours(part: ReadPart, hours: When) -> ReadPart:
    when = part.message.when
    if when is None or when.deadline or part.kind is not ActKind.PLANNED:
        return part
    times = tuple(like(one, hours) for one in part.message.times or (when,))
    return replace(part, message=replace(part.message, when=times[0], times=times))


def named_again(parts: Sequence[ReadPart]) -> Iterator[ReadPart]:
    """「ergonomics training at Prai …. 15 Oct same training for Batu Maung」: the thing of the plan before it."""
    last = ""
    for part in parts:
        title = part.message.title or ""
        again = SAME_THING.match(title)
        if again and (at := last.casefold().find(again["thing"].casefold())) >= 0:
            title = last[: at + len(again["thing"])] + title[again.end() :]
            part = replace(part, message=replace(part.message, title=title))
        elif last and (AGAIN.fullmatch(title) or NEXT_ONE.fullmatch(title)):
            title = ENDED.sub("", NTH.sub("", last)) or last
            kind = classification.kind(title) or part.message.kind or Kind.OTHER
            part = replace(part, message=replace(part.message, title=title, kind=kind, intent=Intent.EVENT))
        last = title if part.kind in (ActKind.PLANNED, ActKind.TOLD) else last
        yield part


def is_told_beside(part: ReadPart, parts: Sequence[ReadPart]) -> bool:
    """「给工人发了120副手套。老马你盯一下排风扇」: work told with its figures is no less told for a task behind it."""
    said = part.message
    has_figures = bool(said.measures or said.money) and said.intent is Intent.LOG
    return part.kind is ActKind.TOLD and has_figures and any(one.kind is ActKind.TASKED for one in parts)


def with_its_task(text: str, begins: int, people: tuple[str, ...]) -> int:
    """「…收了11条意见。王敏你整理一下，周五前发我」: what is due begins where its sentence says whose it is."""
    at = max((found.end() for found in STOP.finditer(text, 0, begins)), default=begins)
    is_task = at < begins < len(text) and begins_task(normal(text[at:begins]).text, 0, people)
    return at if is_task else begins


def _about_what_was_told(text: str, last: ReadPart, part: ReadPart) -> ReadPart | None:
    """「工会法人证书要换新的，丽娟10号前去办」, 「排风扇坏了两台。老马你盯一下」: a task about what was told before it."""
    is_act = last.kind is not None and (last.kind is ActKind.TASKED or last.message.measures != ())
    if part.kind is not ActKind.TASKED or is_act:
        return None
    title = part.message.title or ""
    need = need_before(normal(text[last.start : part.start]).text)
    thing = need if need is not None and with_need(title, need) == need else None
    if (
        thing is None
        and last.kind is None
        and (SEE_TO_IT.fullmatch(title) or YOURS.search(part.message.text))
    ):
        told = TOLD_THING.fullmatch(text, last.start, part.start)
        thing = told["thing"] if told else None
    if thing is None:
        return None
    return replace(part, start=last.start, message=replace(part.message, title=thing))


def with_their_things(text: str, parts: Sequence[ReadPart]) -> list[ReadPart]:
    """「中秋月饼每人一盒，马骏联系」: what somebody is to see to stands in the clause before, where that is no act by itself."""
    found: list[ReadPart] = []
    for part in parts:
        last, title = found[-1] if found else None, part.message.title or ""
        is_given = GIVEN.fullmatch(normal(title).text) is not None
        is_mine = TO_ME.fullmatch(normal(title).text) is not None
        is_bare = part.kind is ActKind.TASKED and (BARE_VERB.fullmatch(title) or is_given or is_mine)
        is_told = last is not None and last.kind is None
        thing = THING.fullmatch(text, last.start, part.start) if last is not None and is_told else None
        about = _about_what_was_told(text, last, part) if last is not None else None
        if about is not None:
            found[-1] = about
            continue
        left = OF_THING_LEFT.search(text, last.start, part.start) if last and not thing else None
        if is_bare and not (is_given or is_mine) and left is not None:
            part = replace(part, message=replace(part.message, title=f"{title}{left['thing']}"))
        elif is_bare and last is not None and thing is not None:
            whole = (
                f"{thing[1]}{'' if is_mine else title}"
                if is_given or is_mine or len(title) > 2
                else f"{title}{thing[1]}"
            )
            part = replace(part, start=last.start, message=replace(part.message, title=whole))
            found.pop()
        found.append(part)
    return found
