"""Who is away: told in a sentence, kept until it is over, shown with the week's items; no item of the calendar.

Kept as an unfinished thing of the group's (storage/core/drafts.py), which goes by itself when its time is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from handlers.core import message_reading, pending_questions, speakers
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from handlers.events.owned_items import own_title
from storage.core import drafts, people
from storage.engine.database import Database
from union.attendance.participation_replies import read_part
from union.core.almanac.date_format import span_words
from union.core.groups import Group, Person
from union.core.period import A_DAY, Grain
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.people.forms_of_address import mentioned
from union.reading.acts.absences.absence_forms import (
    HERE,
    OWN_AFFAIR,
    Absence,
    away_days,
    both_weekdays,
    days_told,
    fewer_days,
    in_english,
    is_absence,
    is_absence_cancelled,
    is_of_nobody,
    lasting,
    least,
    read_absence,
    runs_of,
    stand_in,
)
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.extraction import look
from union.reading.acts.opinion import Sense
from union.reading.acts.talk_signs import OVER
from union.reading.acts.tasks.own_plans import announces
from union.reading.acts.tasks.task_handover import passed_on, shares
from union.reading.acts.tasks.tasks import own_errand
from union.reading.english.translation import is_english
from union.reading.message import Intent, When
from union.reading.names.people import ONESELF, SURNAMES
from union.reading.questions.item_questions import has_question_word
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.dates.reference_time import TimeRead
from union.reminders.lead_times import is_due_by
from union.words import Words
from union.worklog import ending_choice

SUBJECT, WHICH_DAYS, MYSELF, LIKELY, KEPT = "absent", "absent.days", "我", 0.5, timedelta(days=3)
# Somebody who is on no roster.
OF_ANOTHER = EitherScript(
    r"[他她]|[老小][\u4e00-\u9fff]家|人家|大家|各位|(?:(?!MC|AL|ML|EL|OFF|NS|ICT|OIL)[A-Z]{2,5}|(?:the )?(?:management|company|boss|trainer|speaker|caterer|vendor|doctor|coach))\b(?! ?leave)|(?:公司|厂方|资方|領导|领导|老师|讲师|教练|医院|行政|對方|对方)"
)
NICKNAMED = EitherScript(
    r"(?<![找陪和跟给帮让])(?:小|老|阿)[\u4e00-\u9fff]{1,2}(?=[今昨明后听聽][天日]|上周|下周|[返回嚟来黎]|不|没|请|出差)"
)
# 「room is taken until 7.45」 is said of no person.
OF_ONESELF = EitherScript(
    r"\b(?:i|i'?m|i'll|me|my|kid|sick|flu|fever|leave|mc|exam|surgery|hospital|reservist)\b|^(?:sorry,? )?(?:on|down|away|off|at|in|back|flying|going|resting|out|al|overseas|balik|cuti|tmr|tomorrow|today|next|this|from|not|cannot|can't|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b",
    any_case=True,
)
FIRST = EitherScript(r"[\s:：,，]")
NAMED = EitherScript(
    r"(?!I\b|I'|Im\b|I’)[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?(?=:|：| (?:in|is|on|off|at|kena|out|away|down|not|cannot|going)\b)"
)
LONGEST, AHEAD = timedelta(days=190), timedelta(days=60)
A_NAME = rf"(?!老师|师傅|老板|师父)(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|[小老阿][{SURNAMES}])(?<![班组室科部会间员工们家队厂位里区司层天号日])"
# Somebody may be away who is on no roster; the writer is not, for that.
FULL_NAME = EitherScript(A_NAME)
UNKNOWN = EitherScript(
    rf"(?P<who>{A_NAME})(?=[今明后听聽][天日晚]|[下本这]个?(?:周|星期|礼拜|月)|周|星期|礼拜|\d|请|休|不[在来]|出差|因)"
)
CLAUSE = EitherScript(r"[,，。;；]|\.\s")
DAYS_ALONE = EitherScript(
    r"\s?(?:从|就|是)?(?:\d{1,2}月)?\d{1,2}[号日號]?(?:(?:到|至|-|—|、|和)\d{1,2}[号日號]?)?(?:[一两三四五六七]天)?(?=[,，。;；]|$)"
)
HELD = EitherScript(r"会(?![员费])|[课班赛球]|活动|培训|讲座|[那这]个?[个场次]")
BETWEEN = "，"
VISITS = EitherScript(
    r"[去上][^,，。;；]{0,12}?[看探][看望]?(?!我)[^,，。;；病牙戏医]{1,6}(?:$|\W)|去[^,，。;；]{0,8}?[取拿领領搬拉运運]"
)
PART = EitherScript(r"[上下][午晝](?!会)|晚上|半[天日]|half[ -]day|afternoon|morning", any_case=True)
ASKED_FOR = EitherScript(
    r"(?:能不能|可不可以|可否|能否|可以|得唔得|[问問]下)(?=[让讓由请請叫找麻])|\bcan (?=[a-z]{2,14} help)",
    any_case=True,
)
ASKED_APART = EitherScript(r"[,，。;；!！\n]|(?<=[?？])")
EDGES = " ，,。；;！!\n"


def claimed(turn: Turn, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether the words tell that one of us is away from some day on; then it is kept and said.

    False where something else is said beside it: the turn goes on with that alone.
    """
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.LOG):
        return False
    text = turn.said.text
    if turn.said.reply_to_bot and read_part(text) is not None:
        return False  # 「请假」 answers an item
    for start, end in stretches:
        end = start + _until_plan(turn, text[start:end])
        words = text[start:end]
        told = None if is_absence_cancelled(words) else _absence_in_words(turn, words)
        if (
            not _withdraw_absence(turn, words)
            if is_absence_cancelled(words)
            else not told or _moves_with_it(text, words)
        ):
            continue
        known = _known_absence_days(turn, told) if told else ()
        for run in told.runs if told else ():
            if told and (told.found.stand_in or not is_run_known(run, known)):
                keep(turn, told, run)  # 「委员会我就不参加了」 of one of these days
        rest = _words_beside_absence(turn, words, told)
        rest = (text[:start] + rest + text[end:]).strip(EDGES)
        turn.speak_as(replace(turn.said, text=rest or text))
        return not rest
    return False


def _is_something_to_do(words: str, reads: Sequence[TimeRead]) -> bool:
    """Whether somebody does something or is visited then, or has to be somewhere by an hour: none is away all day by it."""
    if any(each.when.rrule or each.when.deadline for each in reads) or VISITS.search(words):
        return True
    is_hourly = bool(reads) and all(each.when.grain is Grain.MINUTE for each in reads)
    return is_hourly and not is_absence(normal(words).text)  # 「明早八点半我去区总送材料」


def _asks_of_day(words: str, times: Sequence[When]) -> bool:
    """Whether the clause that names the day asks what is on: 「今个星期六我们有什么活动？」, and not 「周六要去饮，谁顶我」."""
    asking = (each for each in ASKED_APART.split(words) if has_question_word(normal(each).text))
    return any(one.text in each and not is_absence(normal(each).text) for each in asking for one in times)


def _until_plan(turn: Turn, words: str) -> int:
    """Where an absence ends and something else is planned: 「我明天请假，周六的排练还是9点」."""
    for cut in (found.end() for found in CLAUSE.finditer(words)):
        behind = words[cut:]
        if DAYS_ALONE.match(behind):
            continue  # 「我下周出差，16到18号，…」: its days
        is_plan = message_reading.read_words(turn, behind).intent is Intent.EVENT
        if (
            (is_plan or _is_of_item(turn, behind))
            and not is_absence(normal(behind).text)
            and _absence_in_words(turn, words[:cut]) is not None
        ):
            return cut
    return len(words)


def _is_of_item(turn: Turn, words: str) -> bool:
    """「我8号请假，台账顺延两天」, 「…，名单让周敏帮忙收一下」: something becomes of what we have."""
    changes = (*read_changes(words), *passed_on(words, speakers.people_names(turn)))
    titles = [one.event.title for one in _upcoming_occurrences(turn)] if changes else []
    return any(shares(title, (each.own, *each.before)) for each in changes for title in titles)


def keep_likely_absence(turn: Turn) -> bool:
    """The same of words in which no sign of an absence is known, where that is what they most likely tell."""
    words = turn.said.text
    if not message_reading.is_by_itself(turn) or not turn.may(Action.LOG):
        return False
    meant = message_reading.opinion_of(turn)
    if meant is None or meant.share(Sense.ABSENT) < LIKELY or is_of_nobody(words):
        return False
    who = mentioned(people.roster(turn.db, turn.with_group()), FIRST.split(words, 1)[0])
    if who is None and is_english(words) and not OF_ONESELF.search(words):
        return False
    unknown = UNKNOWN.match(words) if who is None else None
    of_another = OF_ANOTHER.match(words) or NICKNAMED.search(words) or (who is None and NAMED.match(words))
    if of_another and unknown is None:
        return False
    seen = message_reading.run_reader(turn, look, words, meant=Intent.EVENT)
    is_else = _is_something_to_do(words, seen.reads) or _asks_of_day(words, [one.when for one in seen.reads])
    if is_else or own_errand(seen.words) or announces(seen):  # 「我明天去礼堂交押金」
        return False
    days = away_days(seen.said.text, seen.reads, turn.today)
    named = who[1] if who else unknown["who"] if unknown else MYSELF
    told = upcoming_absence(turn, Absence(named, stand_in(words)), runs_of(days)) if days else None
    if told is None:
        return False
    # What is known was told in words of a sign that stand beside others: the message goes on whole.
    known = _known_absence_days(turn, told)
    new = [run for run in told.runs if not is_run_known(run, known)]
    for run in new:
        keep(turn, told, run)
    return bool(new)


def _moves_with_it(text: str, words: str) -> bool:
    """「周一那个会我开不成了，往后推一天吧」: why something is held later, no absence from it."""
    if HELD.search(normal(words).text) is None or "假" in words:
        return False
    named = (each for each in read_changes(text) if each.deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT))
    return any(not HELD.search(each.own) or each.own in words for each in named)


class AbsenceTold(NamedTuple):
    """Who is away on which days."""

    found: Absence
    person: Person | None
    runs: Sequence[tuple[date, date]]


def _known_absence_days(turn: Turn, told: AbsenceTold) -> list[tuple[date, date]]:
    """The days on which somebody on the roster is away by what was told before."""
    if told.person is None:
        return []
    kept = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    return [kept_days(each) for each in kept if each.person_id == told.person.id]


def is_run_known(run: tuple[date, date], known: Sequence[tuple[date, date]]) -> bool:
    return any(first <= run[0] and run[1] <= last for first, last in known)


def _absence_in_words(turn: Turn, words: str) -> AbsenceTold | None:
    bare, days = lasting(both_weekdays(words))
    message = message_reading.read_words(turn, in_english(bare) or bare, Intent.EVENT)
    held = None if message.when else named_occurrence(turn, bare)
    when = When("", held.start, held.end, Grain.DAY) if held else message.when
    named = message.times if len(message.times) > 1 else [when] if when else ()
    if _asks_of_day(words, [each for each in named if each.text]):
        return None
    if when and when.deadline and not is_absence(normal(words[words.find(when.text) :]).text):
        return None  # 「陈静要出差，采购交给张伟，3日前办好」: when it is to be done
    runs = runs_of(days_told(bare, named, turn.today) or away_days(normal(bare).text, (), turn.today))
    is_once = bool(runs) and not (when and when.rrule)  # 「我呢两日返唔到嚟」 names no day
    found = read_absence(bare, message.when.text if message.when else "") if is_once else None
    if found is None:
        return None
    first, last = runs[-1]
    runs[-1] = first, max(last, first + A_DAY * (days - 1))
    return upcoming_absence(turn, found, runs)


def upcoming_absence(turn: Turn, found: Absence, runs: Sequence[tuple[date, date]]) -> AbsenceTold | None:
    """Who is away on which days; None for somebody unknown, for what is over, and for too long."""
    person = person_called(turn, found.who)
    if found.who == found.stand_in or (person is None and not FULL_NAME.fullmatch(found.who)):
        return None  # 「建国这周在工地，有事找我」
    if runs[-1][1] < turn.today or runs[-1][1] - runs[0][0] > LONGEST:
        return None
    return AbsenceTold(found, person, runs)


def _words_beside_absence(turn: Turn, words: str, told: AbsenceTold | None) -> str:
    """「我明天请假，我妹出嫁，主持词写好了发您微信了」: what is told, planned, handed in, changed or handed on beside it."""
    is_told = is_absence_cancelled if told is None else lambda part: _absence_in_words(turn, part) == told
    start, end = least(words, is_told)
    rest = work_in(turn, words[:start] + words[end:])
    changes = (*passed_on(rest, speakers.people_names(turn)), *read_changes(rest)) if rest else ()
    is_of_it = bool(changes) and not changes[0].own  # 「读书会我走不开，换小林负责」
    held = named_occurrence(turn, words) if is_of_it else None
    title = held.event.title if held else own_title(turn, words) if is_of_it else ""
    return f"{title}{BETWEEN}{rest}" if title else rest


def work_in(turn: Turn, words: str) -> str:
    """Of what stands beside an absence whatever is more than talk."""
    clauses = ending_choice.clauses(words)
    rest = BETWEEN.join(
        each for each in clauses if not ending_choice.RELATIVES.search(each) and not OWN_AFFAIR.search(each)
    )
    named = speakers.people_names(turn)
    if any(passed_on(asked := ASKED_FOR.sub("", rest), named)):
        rest = asked  # 「名单…，能不能让建国先帮我收」
    message = message_reading.read_words(turn, rest) if rest else None
    is_work = message is not None and message.intent in (Intent.LOG, Intent.EVENT)
    changes = (*passed_on(rest, named), *read_changes(rest))
    return rest if is_work or changes or OVER.search(normal(rest).text) else ""


def named_occurrence(turn: Turn, words: str) -> Occurrence | None:
    """「筹备会我过不去」 names no day: the one next thing so called."""
    ahead = _upcoming_occurrences(turn)
    held = [one for one in reversed(ahead) if one.status is Status.OPEN and not is_due_by(one.event)]
    named = {one.event.id: one for one in held if title_overlap(one.event.title, [normal(words).text])}
    return next(iter(named.values())) if len(named) == 1 else None


def _upcoming_occurrences(turn: Turn) -> list[Occurrence]:
    return occurrences.between_dates(turn.db, turn.with_group(), turn.today, turn.today + AHEAD)


def _withdraw_absence(turn: Turn, words: str) -> bool:
    """The writer's absence of a day they name, the newest where they name none."""
    me, known = turn.me(), drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    named = message_reading.read_words(turn, words, Intent.EVENT)
    days = days_told(words, named.times or tuple(filter(None, (named.when,))), turn.today)
    kept = [each for each in known if me and each.person_id == me.id]
    if days and HERE.search(normal(words).text):
        kept = [
            each for each in kept if any(a <= kept_days(each)[1] and kept_days(each)[0] <= b for a, b in days)
        ]
    if not kept:
        return False
    drafts.end(turn.db, kept[-1])
    return turn.tell(turn._("已撤销：{who}没有不在。", who=kept[-1].data["name"]))


def absentees_of_day(db: Database, group: Group, day: date) -> Mapping[int, int | None]:
    """Who is away that day, by the person's number, with who stands in for them."""
    kept = ((each, *kept_days(each)) for each in drafts.of_subject(db, group, SUBJECT))
    now = (each for each, first, last in kept if first <= day <= last)
    return {each.person_id: each.data["stand_in"] for each in now if each.person_id is not None}


def lines(
    _: Words, db: Database, group: Group, first: date, end: date, today: date, of: Person | None = None
) -> list[str]:
    """「不在：李建国 11月24日 周二 至 11月26日 周四（有事找赵丽芳）」, of the days shown; `of` one person."""
    found = []
    for kept in drafts.of_subject(db, group, SUBJECT):
        begin, last = kept_days(kept)
        if begin < end and last >= first and (of is None or kept.person_id == of.id):
            told = _("不在：{who} {days}", who=kept.data["name"], days=_span(_, begin, last, today))
            instead = people.get(db, kept.data["stand_in"]) if kept.data["stand_in"] else None
            found.append(_("{away}（有事找{who}）", away=told, who=instead.name) if instead else told)
    return found


def keep(turn: Turn, told: AbsenceTold, days: tuple[date, date], *, is_asked: bool = True) -> None:
    """Keep it and say so; of a week in which somebody is away two days these are asked for. The person is None for somebody named who is on no roster: shown with the others, and nobody reminds them anyway."""
    group, (first, last), (found, person, _) = turn.with_group(), days, told
    if is_asked and (count := fewer_days(turn.said.text, first, last)):
        _ask_which_days(turn, found, days, count)
        return
    instead = person_called(turn, found.stand_in) if found.stand_in else None
    part = PART.search(turn.said.text) if first == last else None
    data = {
        "name": person.name if person else found.who,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "stand_in": instead.id if instead else None,
    }
    over = group.utc(datetime.combine(last + A_DAY, time.min))
    span = _span(turn._, first, last, turn.today) + (f" {part[0]}" if part else "")
    said_of = {"who": data["name"], "days": span}
    chat_id = turn.where.chat_id
    draft_id = drafts.begin(turn.db, chat_id, SUBJECT, data, turn.now, over, group=group, person=person)
    said = [turn._("已记下：{who} {days}不在（还不在名册上）。", **said_of)]
    if person and first == last:
        said = [turn._("已记下：{who} {days}不在，当天不单独提醒。", **said_of)]
    elif person:
        said = [turn._("已记下：{who} {days}不在，这几天不单独提醒。", **said_of)]
    if instead is not None:
        said.append(turn._("期间有事找{who}。", who=instead.name))
    elif found.stand_in:
        said.append(turn._("{who}还不在名册上，提醒转不过去。", who=found.stand_in))
    text = (" " if turn._.language == "en" else "").join(said)
    turn.say(text, [[turn.button(turn._("撤销"), "absent.undo", draft_id)]])


def _ask_which_days(turn: Turn, found: Absence, days: tuple[date, date], count: int) -> None:
    first, last = days
    data = {"name": found.who, "stand_in": found.stand_in, "first": str(first), "last": str(last)}
    asked = {"days": _span(turn._, first, last, turn.today), "count": count}
    question = turn._("{days}里是哪{count}天？回一声就记下。", **asked)
    pending_questions.ask(turn, WHICH_DAYS, data, KEPT, question)


def person_called(turn: Turn, name: str) -> Person | None:
    """Whoever words call so, 我 for the writer."""
    return turn.me() if name in ONESELF else speakers.bearer(turn, name)


def _span(_: Words, first: date, last: date, today: date) -> str:
    end = None if first == last else datetime.combine(last + A_DAY, time.min)
    return span_words(_, datetime.combine(first, time.min), end, Grain.DAY, now=today)


def kept_days(kept: drafts.Draft) -> tuple[date, date]:
    """The first and the last day of one."""
    return date.fromisoformat(kept.data["first"]), date.fromisoformat(kept.data["last"])


def _press_undo(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.LOG)
    drafts.end(turn.db, draft)
    turn.edit_pressed(turn._("已撤销：{who}没有不在。", who=draft.data["name"]))


DEEDS: Deeds = {"absent.undo": _press_undo}
