"""Answers that are no figure: what was done, when a thing was last done, what is open, who has reported."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.calendar.views import cal_command
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import brief
from handlers.core.name_visibility import may_hear_names
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import event_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import (
    filed_text,
    in_words,
    moment,
    newest_told,
    period_words,
    say,
    say_none,
    say_nothing,
    subject_words,
    told_lines,
    words_for,
)
from handlers.questions.scope import LONG_AGO, FactsAsked, Scope, facts_of, gathered, main_category, newest
from handlers.reports import digest_command, month_post
from handlers.reports.report_data import material, unreported_members
from storage.core import people
from storage.core.people import bound_to_report
from storage.events import queries as events_queries
from storage.worklog import entries, entry_search
from union.core.almanac.date_format import day_words
from union.core.groups import Person
from union.core.period import A_DAY, Period
from union.core.report_section import ListLine
from union.core.units import labelled_figure
from union.events.model import Occurrence, Status
from union.questions.answers import answer, facts_asked_about, terms_of
from union.questions.named_things import nearest
from union.reading.english.translation import is_english
from union.reading.questions.cost_questions import cost_asked
from union.reading.questions.item_questions import (
    asks_for_doer,
    asks_whether_over,
    is_writer_asked,
    item_asked,
    words_asked,
)
from union.reading.questions.question_reader import is_about_the_past
from union.reading.questions.report_periods import PLACED, DaysAsked, OverallAsked, read_overall
from union.reading.questions.subject_words import has_term
from union.reading.questions.time_spans import days
from union.reading.questions.work_questions import Question
from union.reading.text.normal_form import EitherScript
from union.reports.model import digest
from union.reports.sections import MONEY
from union.reports.text import calendar_texts as details
from union.words import in_signs

SHOWN, LOOKED_AT, FEW, NEAR = 10, 60, 3, 4  # signs that must be told
MOST = 30  # people by how much they recorded
NOW = EitherScript("现在|而家|目前")
POINTED = EitherScript("[那嗰][个件单起宗][事案]?")  # 「加班费那个事处理得怎样」
A_FORTNIGHT, A_YEAR = timedelta(days=14), timedelta(days=400)


def tell_done_work(turn: Turn, scope: Scope) -> None:
    """「李委员这个月做了什么」: the facts in order of time, the rest behind 依据."""
    found = gathered(turn, scope)
    what, finished = words_for(turn, scope), _finished_by(turn, scope)
    if not found.filed and finished:
        turn.say("\n".join(finished))
        return
    if not found.filed:
        say_nothing(turn, scope, what)
        return
    is_who = scope.who is None and is_writer_asked(turn.said.text)
    in_order = sorted(found.filed, key=moment)[:SHOWN]
    lines = told_lines(turn, in_order, found.authors if is_who else None)
    notes = [phrases.not_said(turn._, found.dropped)] if found.dropped else finished
    spent = answer(scope.question._replace(wants=MONEY), found.filed)
    told = phrases.done_work_text(turn._, what, len(found.filed), lines, spent)
    say(turn, [told, *notes], what, found.numbers)


def _finished_by(turn: Turn, scope: Scope) -> list[str]:
    """The tasks of the one person asked of that were finished in these days, but those of which a log tells."""
    if scope.who is None or terms_of(scope.question):
        return []
    group, who, zone = turn.with_group(), scope.who.person, ZoneInfo(turn.settings.timezone)
    period = scope.question.period
    since, later = (
        events_queries.closed_since(turn.db, group, Status.DONE, datetime.combine(day, time(), zone))
        for day in (period.first, period.end)
    )
    ended = (each for each in since if each not in later)
    own = (each for each in ended if each.has_owner(who.id, who.name))
    bare = (each for each in own if not entries.tied_to(turn.db, group, each.id))
    found = (occurrences.of_subject(turn.db, group, About("event", each.id), turn.now) for each in bare)
    return [event_answers.line(turn, one) for one in found if one][:SHOWN]


def told_of_days(turn: Turn, between: tuple[date, date], category: str | None, person: Person | None) -> bool:
    """Whether something was told of these days, of one category or one person of us where such is named; then it is listed."""
    name = turn._(category) if category else None
    question = Question(days(*between), category, name, "done")
    who = people.member_of(turn.db, turn.with_group(), person.id) if person else None
    scope = Scope(question, who)
    if is_there := category is not None or bool(gathered(turn, scope).filed):
        tell_done_work(turn, scope)
    return is_there


def tell_last_time(turn: Turn, scope: Scope) -> None:
    """「上次开工会小组长会是哪天」."""
    what = subject_words(turn, scope) or turn._("工作")
    if _tell_newest_log(turn, scope, _newest(turn, scope)):
        return
    near = _near_lately(turn, scope)
    if not near.is_near and _tell_newest_log(turn, scope, near):  # 「上次摆街站」 of 「街站」
        return
    is_who = event_answers.WHO_ASKED.search(turn.said.text) is not None
    if one := last_held_occurrence(turn, scope):
        if not (is_who and event_answers.tell(turn, [one])):
            cal_command.say_items(turn, [one], what)
    elif not (told_nearest(turn, turn.said.text) or event_answers.tell_likely_items(turn, turn.said.text)):
        say_none(turn, scope, phrases.nothing_told(turn._, what=in_signs(what, turn._)))


def last_held_occurrence(turn: Turn, scope: Scope) -> Occurrence | None:
    """The last time of what the calendar has held, where all the words name it."""
    group, terms = turn.with_group(), scope.words
    today = turn.today
    past = occurrences.between_dates(turn.db, group, today - A_YEAR, today + A_DAY) if terms else []
    near = nearest(terms, [(one, one.event.title) for one in past if one.status is not Status.CANCELLED])
    return max(near.full_matches, key=lambda one: one.start, default=None)


def _tell_newest_log(turn: Turn, scope: Scope, past: FactsAsked) -> bool:
    """Whether any was told; then the newest is said."""
    if not past.filed:
        return False
    today, what = turn.today, subject_words(turn, scope) or turn._("工作")
    newest_one = max(past.filed, key=moment)
    ago, told = (today - newest_one.fact.day).days, in_words(turn, newest_one)
    is_own = scope.question.told or not all(has_term(each, told) for each in terms_of(scope.question))
    said = turn._(
        "最近一次 {what}：{when}（{since}），{author}记：{text}",
        what=what,
        when=day_words(turn._, newest_one.fact.day, now=today),
        since=turn._("今天") if not ago else turn._("{days}天前", days=ago),
        author=past.authors.get(newest_one.number, ""),
        text=filed_text(turn, newest_one) if is_own else brief(told, phrases.LONGEST),
    )
    # What was asked in the same sentence: 「哪天去的，花了多少」
    also = (scope.question._replace(wants=each, purpose=None) for each in scope.question.also)
    figures = [
        found
        for each in also  # how often, of all of them
        if (found := answer(each, past.filed if each.wants == "count" else [newest_one]))
    ]
    beside = (
        phrases.figure(turn._, found, what=what, logs=len(found[0].amount.sources)) for found in figures
    )
    say(turn, [said, *beside], what, [newest_one.number])
    return True


def when(turn: Turn, scope: Scope) -> None:
    """「职代会是哪天」: of what lies ahead the calendar tells, of what is past the logs; at last what comes near either."""
    subject = scope.question.subject
    if subject is None:
        turn.say(phrases.how_to_ask(turn._, turn.said.text, main_category(turn)))
    elif is_about_the_past(turn.said.text) and _tell_newest_log(turn, scope, _newest(turn, scope)):
        return
    elif items := items_named(turn, scope):
        if not (event_answers.WHO_ASKED.search(turn.said.text) and event_answers.tell(turn, items[:1])):
            cal_command.say_items(turn, items, subject)
    elif not _tell_newest_log(turn, scope, _newest(turn, scope)):
        items = items_named(turn, scope, nearly=True)
        if items or PLACED.search(turn.said.text):
            cal_command.say_items(turn, items, subject)
        elif not (
            _tell_newest_log(turn, scope, _near_lately(turn, scope))
            or event_answers.tell_likely_items(turn, turn.said.text)
            or told_nearest(turn, turn.said.text)
        ):
            shown = phrases.examples(turn._, main_category(turn))
            turn.say(turn._("日程和记录里都没有「{what}」。{examples}", what=brief(subject), examples=shown))


def told_nearest(turn: Turn, text: str, *, surely: bool = False) -> bool:
    """Whether logs of the last year come near the words of a question no rule reads; then they are shown in their own words.

    `surely`: only where they say all of it.
    """
    terms, today = words_asked(item_asked(text) or text), turn.today
    asked = Question(days(today - A_YEAR, today + A_DAY), None, "".join(terms) or None, "done", terms)
    found = gathered(turn, Scope(asked)) if terms else FactsAsked()
    kept = terms_of(found.question) if found.question else ()
    is_all = bool(found.filed) and (not found.is_near or (found.is_all and not found.dropped))
    is_one, is_whether = len(found.numbers) == 1, asks_whether_over(text)
    is_enough = sum(map(len, kept)) >= NEAR - bool(is_all and is_one and POINTED.search(text))
    if is_english(text):  # "the OT dispute settled or not": how it ended is a word of the question
        is_half = is_one and 2 * len(kept) >= len(terms) and (is_whether or is_about_the_past(text))
        is_enough, is_all = (
            len(kept) > 1 or (is_half and is_whether >= surely),
            is_all or (is_half and is_whether),
        )
    is_who = asks_for_doer(text)
    if is_who and is_one:  # 「那位扎铁师傅住院，是谁去看的」: of several words the one log says most
        is_all = is_all or (
            len(kept) > 1 and is_enough and sum(map(len, kept)) >= sum(map(len, found.dropped))
        )
    if not (found.filed and is_enough) or (surely and not (is_all and len(found.numbers) <= FEW)):
        return False
    head = phrases.partial_match_line(
        turn._, () if is_english(text) or not found.is_all else kept, len(found.numbers)
    )
    told = newest_told(
        turn,
        found.filed,
        FEW,
        own=cost_asked(text) is None,  # else with what it comes to
        by=found.authors if is_writer_asked(text) else None,
    )
    say(turn, told if is_all else [head, *told], turn._("、").join(kept), found.numbers)
    return True


def is_anywhere(turn: Turn, scope: Scope) -> bool:
    """Whether the calendar or a log has what it is asked when it is."""
    if items_named(turn, scope):
        return True
    is_past = bool(scope.words) and NOW.search(turn.said.text) is None  # 「老吴现在在哪」 is of no log
    return is_past and bool(_newest(turn, scope).filed or _near_lately(turn, scope).filed)


def items_named(turn: Turn, scope: Scope, *, nearly: bool = False) -> list[Occurrence]:
    """What of the calendar is asked about, from today on: on the days named, where any is; `nearly`: by a part of the words."""
    group, question = turn.with_group(), scope.question
    today = turn.today
    ahead = turn.once(
        ("year ahead", group.id), lambda: occurrences.between_dates(turn.db, group, today, today + A_YEAR)
    )
    near, span = nearest(scope.words, [(one, one.event.title) for one in ahead]), question.period
    found = near.found if nearly else near.full_matches
    found = found or ([] if nearly else event_answers.item_by_sentence(ahead, scope.words))
    on_days = [one for one in found if question.said and span.first <= one.start.date() < span.end]
    return on_days or found


def coming(turn: Turn, scope: Scope) -> None:
    """「下次例会什么时候」: the calendar knows."""
    today, subject = turn.today, scope.question.subject
    if subject:
        cal_command.say_items(turn, items_named(turn, scope), subject)
    else:
        cal_command.answer(turn, DaysAsked(today, today + A_FORTNIGHT))


def _near_lately(turn: Turn, scope: Scope) -> FactsAsked:
    year = days(turn.today - A_YEAR, turn.today + A_DAY)
    return gathered(turn, replace(scope, question=scope.question._replace(period=year)))


def open_items(turn: Turn, scope: Scope, *, late_only: bool = False) -> None:
    """What is not done, of one person or one thing where such is named; past its deadline first."""
    question, tasks = scope.question, [] if late_only else _tasks(turn, scope)
    if scope.who is not None and not late_only:
        event_answers.tell_own(turn, scope.who.person)
        return
    if question.terms and tasks:
        turn.say("\n".join(_task_lines(turn, tasks)))
        return
    # 「步行還差啲咩未做」: of what has no tasks how it stands itself
    if not late_only and event_answers.tell(turn, event_answers.likely_items(turn, turn.said.text)):
        return
    report = digest(material(turn.db, turn.with_group(), question.period, turn.now, {}))
    past = [details.overdue(each, turn._) for each in report.overdue]
    late = list(_of_person(turn, scope, past, is_named=_may_name_owners(turn)))
    rest = [] if late_only else list(_of_person(turn, scope, details.unfinished(report, turn._)))
    who = scope.who.person.name if scope.who else None
    if late_only:
        turn.say(phrases.overdue_items(turn._, late, who))
        return
    later = [one for one in tasks if one.last_moment.date() >= question.period.end]
    if later and not (question.said or question.terms or who):
        rest += _task_lines(turn, later)
    turn.say(phrases.open_items(turn._, question.period, late, rest, who))


def _may_name_owners(turn: Turn) -> bool:
    """What is late is nobody's shame in the group."""
    return turn.where.private or turn.settings.names_in_group


def _tasks(turn: Turn, scope: Scope) -> list[Occurrence]:
    """What somebody has still to hand in; of the thing named, by title or by the words that gave it: 「教代会会务还有谁没交」."""
    group, terms = turn.with_group(), scope.words
    today = turn.today
    found = occurrences.between_dates(turn.db, group, today - A_FORTNIGHT, today + A_YEAR)
    is_open = (one for one in reversed(found) if one.status is Status.OPEN and one.event.deadline)
    tasks = list({one.event.id: one for one in is_open}.values())[::-1]
    near = nearest(terms, [(one, f"{one.event.title} {one.event.said}") for one in tasks])
    return near.found if terms and near.is_all else [] if terms else tasks


def _task_lines(turn: Turn, tasks: Sequence[Occurrence]) -> list[str]:
    return [event_answers.line(turn, one, is_named=_may_name_owners(turn)) for one in tasks[:SHOWN]]


def unreported(turn: Turn, scope: Scope) -> None:
    """Who has not reported, to those who may hear it, else how many; who has not handed in: the open tasks too."""
    group, period = turn.with_group(), scope.question.period
    tasks = _task_lines(turn, _tasks(turn, scope)) if "open" in scope.question.also else []
    bound = bound_to_report(turn.db, group)
    if tasks and (scope.question.terms or not bound):
        turn.say("\n".join(tasks))
        return
    if not bound:
        turn.say(turn._("还没有标记需要报送的委员，管理员可发 /roles 标记。"))
        return
    missing = unreported_members(turn.db, group, period)
    name = period_words(turn, period)
    lines = [phrases.unreported(turn._, name, len(bound) - len(missing), len(missing))]
    if missing and may_hear_names(turn):
        lines.append(month_post.unreported(turn._, missing))
    turn.say("\n".join([*lines, *tasks]))


def reporters(turn: Turn, scope: Scope) -> None:
    """「几个人报了本月工作」: how many, and to those who may hear it who and how much."""
    group, period = turn.with_group(), scope.question.period
    told = entry_search.authors_told(turn.db, group, period.first, period.end)
    name = period_words(turn, period)
    if not told:
        turn.say(turn._("{period}还没有人报。", period=name))
        return
    bound = bound_to_report(turn.db, group)
    missing = len(unreported_members(turn.db, group, period)) if bound else 0
    head = phrases.reported(turn._, name, len(told), missing)
    shown = [(brief(who), turn._("{count}项", count=count)) for who, _id, count in told[: phrases.MOST_NAMES]]
    names = turn._("、").join(labelled_figure(name, count, turn._) for name, count in shown)
    more = [turn._("已报：{names}", names=names)] if may_hear_names(turn) else []
    turn.say("\n".join([head, *more]))


def overall(turn: Turn, text: str) -> OverallAsked | None:
    """What a text asks about all the work of a time; None for any other question."""
    return read_overall(text, turn.written, turn.with_group().months)


def told_overall(turn: Turn, text: str) -> bool:
    """Answer such a question by the report, or by how much each officer has recorded; False for any other."""
    found = overall(turn, text)
    if found is not None:
        (_by_person if found.by_person else digest_command.show)(turn, found.period)
    return found is not None


def _by_person(turn: Turn, period: Period) -> None:
    """Who recorded how many, the busiest first; by name where names may be heard."""
    what = phrases.figure_subject(turn._, period_words(turn, period), turn._("各人记录"), None)
    if not may_hear_names(turn):
        turn.say(turn._("谁报得多少，群里不点名；管理员和负责人可以私聊问我。"))
        return
    found = gathered(turn, Scope(Question(period, None, None, "count")))
    counted = Counter(found.authors.get(number, turn._("匿名管理员")) for number in found.numbers)
    if not counted:
        turn.say(phrases.nothing_told(turn._, what=what))
        return
    lines = [turn._("{name}：{count}条", name=name, count=count) for name, count in counted.most_common(MOST)]
    turn.say("\n".join([turn._("{what}，共{count}条", what=what, count=len(found.numbers)), *lines]))


def _newest(turn: Turn, scope: Scope) -> FactsAsked:
    logs, today = newest(turn, scope, LOOKED_AT), turn.today
    found = facts_asked_about(scope.question, facts_of(logs))
    authors = {each.number: each.author for each in logs}
    return FactsAsked([each for each in found if LONG_AGO < each.fact.day <= today], authors=authors)


def _of_person(
    turn: Turn, scope: Scope, lines: Iterable[ListLine], *, is_named: bool = True
) -> Iterator[str]:
    for line in lines:
        event = events_queries.numbered(turn.db, turn.with_group(), line.number) if line.number else None
        said, owners = f"#{line.number} {line.text}", event.owners if event is not None else ()
        if scope.who is None:
            names = turn._("、").join(each.name for each in owners) if is_named else ""
            yield turn._("{said}（{name}）", said=said, name=names) if names else said
        elif any(each.is_person(scope.who.person.id, scope.who.person.name) for each in owners):
            yield said
