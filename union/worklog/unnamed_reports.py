"""Reports that do not say of what: 「开完，到了8个」, "done, 22 turned up"; they are of what has just taken place.

And what one log tells as over beside the item it fulfils: the days of one series, several items, the last time of something.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from re import Match

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.events.model import Occurrence, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.classification import category
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.worklog import duplicates as overlap
from union.worklog import ending_choice
from union.worklog.entries import LogEntry
from union.worklog.event_links import WHOM, Candidate, Reason, certain_candidate, is_report, likely_candidates

LONGEST = 120  # signs looked at
BEGIN = r"^[\s,.!]{0,3}(?:ok|好了?|各位|大家)?[\s,]{0,2}(?:[今昨]晚|今天|今儿|昨[天日]|活动|比赛|我[们哋]队?|刚刚?|一共|总共|都|we·had|[·\s]){0,3}"
END = r"(?=[\s,.。!]|$|\d{1,4}\s?[个人位名])"
# What is over, by its verb as far as one is said, and by what signs a title must agree with it.
DONE = r"(?:到[^,。]{1,4}先)?(?:会|完|罢){1,2}"
DEEDS = {
    "meets": rf"(?:会议?)?(?:[开谈散]|够钟散){DONE}|会议?结束",
    "plays": f"[打比赛演唱]{DONE}",
    "walks": f"[行走游跑逛爬]{DONE}",
    "any": f"[办搞做]{DONE}|完事|收工|收官|散场|散了|谢幕|落幕|(?:平安|都|刚)?回来|[选评]出来|结束|搞定|back·from[^,。]{{1,20}}",
}
TITLES = {
    "meets": Regex("会|谈|班|课|讲"),
    "plays": Regex("赛|球|比|牌|棋|演|唱|节"),
    "walks": Regex("行|走|游|跑|步|山|线|访|踏"),
}
OVER = "(?:" + "|".join(f"(?P<{name}>{deed})" for name, deed in DEEDS.items()) + ")[了毕啦咯喽哉嘞]?"
WHO = r"(?:个?人|位|名|个(?=[\s,.。!]|$|同志|老师|师傅|姐妹))"
CAME = rf"(?:(?:来|到|去|队有|had·)了?\d{{1,4}}{WHO}|\d{{1,4}}\s?(?:{WHO}\s?(?:都|全)?(?:来|到(?![期账])|参加|出席)|pax|went))"
OF_TODAY = r"(?<=[天日晚儿共])\s?\d{1,4}(?:个?人|名|位)(?=[,。!]|$)"  # 「今天21人，比昨天多」
BARE = Regex(rf"{BEGIN}(?:{OVER}{END}[^\n]{{0,40}}?\d|{CAME}|{OF_TODAY})", any_case=True)
OF_MEETING = Regex(r"[会谈开散](?![员费所])|席|讨论|通过|表决|[票题]|代表|委员|意见|同意|[来到]\D?\d|\d\D?到")
YESTERDAY, A_DAY = Regex(r"(?<![比较])昨[天日晚夜]"), timedelta(days=1)
NOT_TOLD = Regex(r"[?？]|没|未|还差|要来|会来|报名|请假|的时候|再说|明天|后天|下周")
# 「不是最后一次」, 「下周最后一次」 end nothing.
LAST = Regex(
    r"(?<![不非下])(?<!下周)(?<!还有)最后[一这那][次场堂批节课回趟轮](?!前|之前|还|要|定|改)|尾[堂场]|收官|全部(?:都)?[\u4e00-\u9fff]{1,2}完|[两三四五六七八九\d][批次场天轮]都[\u4e00-\u9fff]{0,3}完|\b(?:last|final)\s(?:session|class|round|one)\b",
    any_case=True,
)


def is_bare_report(text: str) -> bool:
    """Whether the words begin with nothing but that something is over, with a figure behind it, or how many came."""
    return _bare_report_match(text) is not None


def _bare_report_match(text: str) -> Match[str] | None:
    said = normal(text).text[:LONGEST]
    return BARE.search(said) if NOT_TOLD.search(said) is None else None


def just_held(text: str, times: Iterable[Occurrence], wall: datetime) -> list[Occurrence]:
    """What such a report may be of: open, and held within the last hours; of a whole day, on the same day.

    `wall` is local time; a verb goes with its sort of thing: nobody plays a meeting.
    """
    found = _bare_report_match(text)
    is_of_yesterday = YESTERDAY.search(normal(text).text[:LONGEST]) is not None
    if found is None:
        return []
    named = next((name for name in TITLES if found[name]), None)
    return [
        one
        for one in _of_a_day(times)
        if _agrees(one.event.title, named)
        if _is_just_over(one, wall) or (is_of_yesterday and one.start.date() == wall.date() - A_DAY)
    ]


def held_by_count(found: Sequence[Candidate], text: str) -> Sequence[Candidate]:
    """Who came tells of what was held that day, not of what was got ready for it: 「亲子日来了86人，奖品发了70份」."""
    held = [each for each in found if not is_due_by(each.one.event)]
    if len(held) != 1 or Reason.DAY not in held[0].reasons or not ending_choice.CAME.search(text):
        return found
    return held if all(bears_event_name(held[0].one, each.one) for each in found) else found


def bears_event_name(held: Occurrence, other: Occurrence) -> bool:
    """Whether an item's title has the end of that of what was held: 「亲子日奖品」, but no 「大巴」."""
    return overlap.title_core(held.event.title)[-2:] in other.event.title


def sole_held_occurrence(entry: LogEntry, times: Iterable[Occurrence], wall: datetime) -> Occurrence | None:
    """The one thing just held that a report of its sort of work tells of without its name: 「48人参赛，我们拿了第一」.

    None where several were held, of visits, which differ by whom they are to, but for one round of households, and where the words tell of getting ready, of
    another number or of another sort of thing.
    """
    said = normal(entry.text[:LONGEST]).text
    counted = [fact for fact in entry.facts if fact.measures or fact.money]
    is_round = any(each.unit == "户" for fact in counted for each in fact.measures)
    if (
        not (is_round or is_report(counted, entry.text))
        or NOT_TOLD.search(said)
        or overlap.preparations(said)
    ):
        return None
    sorts, days = {fact.category for fact in counted}, {fact.day for fact in counted}
    held = [one for one in _of_a_day(times) if _is_just_over(one, wall) and one.start.date() in days]
    if len(held) != 1 or (held[0].event.kind is Kind.VISIT and not is_round):
        return None
    title = normal(held[0].event.title).text
    is_other = (
        (held[0].event.kind is Kind.VISIT and not WHOM.search(title))
        or overlap.contradict(title, said)
        or overlap.is_another_sort(title, said)
    )
    is_unmet = held[0].event.kind is Kind.MEETING and not OF_MEETING.search(said)  # 「signed up 14」
    is_other = is_other or is_unmet or ending_choice.names_another(title, said)
    return held[0] if category(title) in sorts and not is_other else None


def _of_a_day(times: Iterable[Occurrence]) -> Iterable[Occurrence]:
    """Those open that take place, and are not due by a day."""
    return (
        one
        for one in times
        if one.status is Status.OPEN and one.event.kind is not Kind.FESTIVAL and not is_due_by(one.event)
    )


def _agrees(title: str, deed: str | None) -> bool:
    """Whether a title is of the sort the verb tells of, or of none that a verb could tell."""
    sorts = {name for name, signs in TITLES.items() if signs.search(title)}
    return deed is None or not sorts or deed in sorts


def _is_just_over(one: Occurrence, wall: datetime) -> bool:
    if one.event.grain in (Grain.MINUTE, Grain.HOUR):
        return one.start <= wall <= one.start + ending_choice.LATE
    return one.event.grain is Grain.DAY and one.start.date() <= wall.date() <= one.last_moment.date()


def ended_occurrences(
    entry: LogEntry, times: Iterable[Occurrence], fulfils: Occurrence | None, wall: datetime
) -> list[Occurrence]:
    """What is surely over with each of several things told: other days of one series (「22号35人，24号41人」), other items.

    `fulfils`: what the whole is tied to already, which is left out.
    """
    known = [
        one
        for one in times
        if one.status is Status.OPEN and not is_due_by(one.event) and one.start <= wall and one != fulfils
    ]
    mine = [one for one in known if fulfils is not None and one.event.id == fulfils.event.id]
    found = mine if is_end_of_series(entry.text) else []
    counted = [fact for fact in entry.facts if fact.measures or fact.money]
    is_beside = fulfils is not None and is_due_by(fulfils.event)  # 「车辆联系好了。今天慰问12户」
    for fact in counted if len(entry.facts) > 1 or is_beside else ():
        on_day = [one for one in known if one.start.date() <= fact.day <= one.last_moment.date()]
        best = certain_candidate(
            likely_candidates((fact,), fact.title, on_day, entry.author_id, entry.author), entry.text, wall
        )
        if best is None and len(entry.facts) > 1:  # its head names what the figures of each day are of
            told = ending_choice.telling(entry.text, fact.day, wall, entry.author_id, entry.author)
            ended = ending_choice.endings(told, on_day) if told else []
            found = [*found, *(each.one for each in ended if len(ended) == 1 and each.is_sure)]
        found = [*found, best.one] if best else found
    return list(dict.fromkeys(found))


def is_end_of_series(text: str) -> bool:
    """Whether words tell of the last time of something, or that all of it is done: 「尾堂完」, 「两批都做完」."""
    return LAST.search(normal(text).text) is not None


# What was done with something due, in few words: 「定金付了」, "oranges ordered"; 「装配那插排都糊巴了」 ends nothing.
ENDS = EitherScript(
    r"[完好齐齊妥定掂到埋][了喇啦咗晒]|晒[喇啦了]|[掂埋晒](?=$|[\s,，。！!])|[给給俾交发發报報送递遞寄贴貼挂掛]|[付订訂买買印办辦写寫搬修换換取领領借租][了咗]"
    r"|(?i:\b(?:paid|ordered|booked|bought|printed|sent|submitted|settled|collected|delivered|fixed|repaired|posted)\b)"
)


def clauses_that_end(text: str, *, is_all: bool) -> list[tuple[str, bool]]:
    """The clauses of several that tell of something as done, and whether a figure stands there; `is_all`: nobody else looks at such changes."""
    parts = ending_choice.clauses(text)
    told = [each for each in (parts if len(parts) > 1 else ()) if ENDS.search(each) is not None]
    if not is_all:
        told = [each for each in told if all(one.deed is not ChangeDeed.FINISH for one in read_changes(each))]
    return [(each, ending_choice.FIGURE.search(each) is not None) for each in told]
