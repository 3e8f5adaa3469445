"""What is left of a task with a figure in its title: 「那20户还差几户」, "how many more food packs to go"."""

from collections.abc import Sequence
from typing import NamedTuple

from handlers.core import message_reading
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.questions import event_answers, open_work
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, say
from handlers.reports.report_data import masked
from storage.worklog import entry_search
from storage.worklog.entry_search import EntryFilter
from union.core.period import A_DAY
from union.events.model import Occurrence, Status
from union.questions.remainders import Remainder
from union.questions.task_progress import asks_progress, is_figure_said, planned_figure, progress
from union.reading.message import Intent, Measure
from union.reading.questions.time_spans import days
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.totals import Filed, facts_in_period

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
    tasks = open_work.open_tasks(turn)[: event_answers.MOST]
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
    lately = open_work.tasks_lately(turn, Status.OPEN, Status.DONE)
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
