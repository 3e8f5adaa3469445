"""What is open, whose it is, and how far a task with a figure is: 「还有哪些没完成的，分别谁管」, 「我手上还有啥」, 「这礼拜还有哪些事，都谁负责」."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from handlers.core import message_reading
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.questions import event_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, say
from handlers.reports.report_data import masked
from storage.worklog import entry_search
from storage.worklog.entry_search import EntryFilter
from union.core.groups import Person
from union.core.period import A_DAY, is_clock_time
from union.events.model import Occurrence, Status
from union.questions.remainders import Remainder, asks_progress, is_figure_said, planned_figure, progress
from union.reading.english.translation import is_english
from union.reading.message import Intent, Measure
from union.reading.names.people import given_name
from union.reading.questions import item_questions
from union.reading.questions.report_periods import DaysAsked, span_of
from union.reading.questions.time_spans import days
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.worklog.totals import Filed, facts_in_period

# 「还有哪些没完成的，分别谁管」 asks of things; 「还有谁没交」 of who.
WHICH_LEFT = EitherScript(
    r"(?:哪些|什么|哪几|几[项件样]|[边邊]啲)[^,，。?？谁誰]{0,8}[没未沒冇](?!交)|[没未沒][^,，。?？交]{1,6}[的嘅][^,，。?？谁]{0,4}(?:哪些|什么|啥|[边邊]啲)|[负負][责責](?:什么|啥|哪些|[边邊]啲|咩|乜)|\b(?:what|which)\b.{0,24}\b(?:left|not done|outstanding|pending|open)\b",
    any_case=True,
)

# 「职代会前还有哪些没办」, "which tasks for the AGM are still outstanding": what it names is an item or a day.
LEFT_UNTIL = EitherScript(
    r"^(?:请?[问问]?一?下?[,，]?)?(?:离|到|[召举]?开|搞|办)?(?P<what>[^,，。?？]{2,16}?)(?:[召举]?开)?(?:[之以]?前|的?[准筹][备備](?:工作|的事)?)(?=[^,，。?？]{0,6}(?:[还還仲]|没|未|冇|差|剩|欠|要[办辦做弄搞]))[^,，。?？谁誰]{0,6}(?:哪些|哪几[件项样]|什么|啥|几[件项样]|[边邊]啲|咩|乜)"
    r"|\b(?:left|remain\w{0,3}|outstanding|pending|undone|not\s(?:yet\s)?(?:done|finish\w{0,3}|settled?)|to\s(?:do|settle|clear|prepare)|be\s(?:done|settled|ready))\b[^.?!]{0,24}?\b(?:before|by|for)\s(?:the\s|our\s)?(?P<behind>[^,.?!]{2,40}?)(?=\s(?:and|n|with|who|ah|lah|leh)\b|[,.?!]|$)"
    r"|\b(?:tasks?|jobs?|things?|what)\b[^.?!]{0,16}?\b(?:before|for)\s(?:the\s|our\s)?(?P<before>[^,.?!]{2,30}?)\s(?:(?:are|is)\s)?(?:still\s)?(?:left|outstanding|pending|undone|not\s(?:yet\s)?done)\b",
    any_case=True,
)
OF_TASKS = EitherScript(r"任[务務]|活儿?(?![动動])|谁|誰|邊個|\b(?:tasks?|jobs?|who)\b", any_case=True)


def told_left_until(turn: Turn, text: str) -> bool:
    """Whether it is asked what is still to do before an item or a day; then all that is open until then is told."""
    end = _end_asked(turn, text)
    if end is None:
        return False
    among = open_tasks(turn) if OF_TASKS.search(text) else all_open(turn)
    return tell_each(turn, [one for one in among if one.start <= end])


def tell_each(turn: Turn, found: Sequence[Occurrence]) -> bool:
    """How each of these stands, and how many there are; whether there are any."""
    rows = [event_answers.line(turn, one) for one in found[: event_answers.MOST]]
    return bool(found) and turn.tell("\n".join([*rows, *event_answers.of_how_many(turn, found)]))


def _end_asked(turn: Turn, text: str) -> datetime | None:
    asked = LEFT_UNTIL.search(text)
    if asked is None:
        return None
    named = event_answers.likely_items(turn, next(filter(None, asked.groups())))
    ahead = [one.start for one in named if not one.event.deadline and one.start > turn.wall]
    if ahead:
        return min(ahead)
    # 「年底前还有啥要交」 is read as days are
    when = message_reading.read_words(turn, text, Intent.EVENT).when if is_english(text) else None
    return None if when is None else datetime.combine(span_of(when, turn.today)[1] - A_DAY, time.max)


def tell_open_task_owners(turn: Turn, text: str) -> bool:
    """Whether it was asked who has still to do something; then the tasks that are open are told with whose they are, as it was asked."""
    if not item_questions.asks_who_is_pending(text):
        return False
    topic = item_questions.pending_question_topic(text)
    first = _of_days_asked(turn, all_open(turn) if WHICH_LEFT.search(text) else open_tasks(turn), text)
    titles = [one.event.title for one in first]
    words = [event_answers.BETWEEN.join((one.event.title, one.event.said)) for one in first]
    named = event_answers.fitting(first, titles, topic) or event_answers.fitting(first, words, topic)
    if not named:
        return tell_each(turn, first)
    shown = [(one, len(one.event.title) == 1) for one in named[: event_answers.MOST]]
    rows = [row for one, is_bare in shown for row in event_answers.lines(turn, [one], is_quoted=is_bare)]
    return turn.tell("\n".join([*rows, *event_answers.of_how_many(turn, named)]))


def told_owners_of_days(turn: Turn, days: DaysAsked) -> bool:
    """Whether it is asked whose it is what is open on these days, 「这礼拜还有哪些事，都谁负责」, and there is any; then that is told."""
    if event_answers.WHO_ASKED.search(turn.said.text) is None:
        return False
    return tell_each(turn, _occurrences_within(all_open(turn), days))


def _of_days_asked(turn: Turn, found: list[Occurrence], text: str) -> list[Occurrence]:
    """Those of the days that are named, if any: 「这个月还有哪些没完成的，都谁负责」."""
    when = message_reading.read_words(turn, text, Intent.EVENT).when
    return _occurrences_within(found, DaysAsked(*span_of(when, turn.today))) if when is not None else found


def _occurrences_within(found: list[Occurrence], days: DaysAsked) -> list[Occurrence]:
    return [one for one in found if days.first <= one.last_moment.date() and one.start.date() < days.end]


def open_tasks(turn: Turn) -> list[Occurrence]:
    """What is to be handed in, or somebody's to do on a day, and is not done."""
    return tasks_lately(turn, Status.OPEN)


def all_open(turn: Turn) -> list[Occurrence]:
    """All that is open, what takes place too: 「还有哪些没完成的，分别谁管」."""
    found = (one for one in event_answers.each_once(turn) if one.status is Status.OPEN)
    return sorted(
        (one for one in found if one.event.deadline or one.last_moment.date() >= turn.today),
        key=lambda one: one.start,
    )


def tasks_lately(turn: Turn, *statuses: Status) -> list[Occurrence]:
    """What is to be handed in, or somebody's to do on a day, as far as it stands so."""
    found = [
        each
        for each in event_answers.nearby_occurrences(turn)
        if each.status in statuses
        and (is_due_by(each.event) or (each.event.owners and not is_clock_time(each.event.grain)))
    ]
    return event_answers.next_occurrences(found, turn.today)[::-1]


def told_of_person(turn: Turn, person: Person, days: tuple[date, date] | None = None) -> bool:
    """What somebody of us has still to do; where that is nothing, what the words name them for that gave it, or nobody has."""
    owners = (
        each
        for one in event_answers.nearby_occurrences(turn)
        if one.status is Status.OPEN
        for each in one.event.owners
    )
    has_own = any(each.is_person(person.id, person.name) for each in owners)
    tasks, name, is_me = [] if has_own else open_tasks(turn), given_name(person.name), person == turn.me()
    named = [  # 「奖品大鹏去领」
        one for one in tasks if name in one.event.said or (is_me and not one.event.owners)
    ]
    beside = [event_answers.line(turn, one) for one in named[: event_answers.MOST]]
    return event_answers.tell_own(turn, person, beside, days)


SHOWN = 5
OF_ALL = EitherScript(
    r"(?:任务|工作|事项)[^,，。]{0,6}(?:进度|进展)|任务[^,，。]{0,8}怎么样|\btasks?\b", any_case=True
)


class Progress(NamedTuple):
    """A task, and what of it is done by which facts."""

    task: Occurrence
    left: Remainder
    filed: Sequence[Filed]


def told_progress(turn: Turn, text: str) -> bool:
    """Whether it is asked how far a task with a figure is, and logs have told of it; then what is left is said, and by which logs."""
    found = progress_asked(turn, text)
    if found is None:
        return asks_progress(text) and OF_ALL.search(text) is not None and _tell_open_tasks(turn)
    told = newest_told(turn, found.filed, SHOWN, own=True)
    lines = [_line(turn, found), *told]
    say(turn, lines, brief(found.task.event.title), found.left.left.amount.sources)
    return True


def _tell_open_tasks(turn: Turn) -> bool:
    """Whether anything is open: then how far each task is."""
    tasks = open_tasks(turn)[: event_answers.MOST]
    found = [(one, _progress_of(turn, one)) for one in tasks]
    rows = [_line(turn, left) if left is not None else event_answers.line(turn, one) for one, left in found]
    return bool(rows) and turn.tell("\n".join(rows))


def _line(turn: Turn, one: Progress) -> str:
    event = one.task.event
    names = turn._("、").join(each.name for each in event.owners)
    what = " ".join(filter(None, (f"#{event.number}", brief(event.title), names)))
    return phrases.remainder_line(turn._, what, one.left)


def progress_asked(turn: Turn, text: str) -> Progress | None:
    """The task with a figure that is most surely named, by title or by the figure; of one that is done the logs may tell of less."""
    if not asks_progress(text):
        return None
    key = "task progress", turn.with_group().id, text  # a claim, the dispatch and the answer ask for it
    return turn.once(key, lambda: _likeliest_task(turn, text))


def _likeliest_task(turn: Turn, text: str) -> Progress | None:
    lately = tasks_lately(turn, Status.OPEN, Status.DONE)
    tasks = [one for one in lately if any(map(str.isdigit, normal(one.event.title).text))]
    fits = title_mention_scores([one.event.title for one in tasks], text, by_rarity=False)
    said = message_reading.read_words(turn, text, Intent.LOG).measures if tasks else ()
    scored = list[tuple[float, Progress]]()
    for fit, one in zip(fits, tasks, strict=True):
        planned = _planned(turn, one)
        score = fit + event_answers.NAMED * bool(planned and is_figure_said(planned, said))
        found = _progress_of(turn, one) if score >= event_answers.NAMED else None
        scored += [(score, found)] if found else []
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def has_progress(turn: Turn, items: Sequence[Occurrence]) -> bool:
    """Whether logs have told of a part of any of these."""
    return any(_progress_of(turn, one) is not None for one in items)


def _planned(turn: Turn, one: Occurrence) -> Measure | None:
    return planned_figure(message_reading.read_words(turn, one.event.title, Intent.LOG).measures)


def _progress_of(turn: Turn, one: Occurrence) -> Progress | None:
    """None of a task without a figure, of which nothing is told, or more than was planned."""
    if (planned := _planned(turn, one)) is None:
        return None
    filed = _filed_since(turn, one.event.number)
    left = progress(one.event.title, planned, filed)
    if left.gone is None or left.left.amount.value < 0:
        return None
    return Progress(one, left, [each for each in filed if each.number in left.gone.amount.sources])


def _filed_since(turn: Turn, number: int) -> Sequence[Filed]:
    """What was told since an item got its number, of the days an item is looked for in."""
    lately = days(turn.today - event_answers.BEHIND, turn.today + A_DAY)
    wanted, group = EntryFilter(lately.first, lately.end), turn.with_group()
    entries = turn.once(("told lately", group.id), lambda: entry_search.speaking(turn.db, group, wanted))
    return facts_in_period([masked(each) for each in entries if each.number > number], lately)
