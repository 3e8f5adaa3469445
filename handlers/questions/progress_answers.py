"""What is left of a task with a figure in its title: 「那20户还差几户」, "how many more food packs to go"."""

from collections.abc import Sequence
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
from union.core.period import A_DAY
from union.events.model import Occurrence
from union.questions.remainders import Remainder
from union.questions.task_progress import asks_progress, is_figure_said, planned_figure, progress
from union.reading.message import Intent, Measure
from union.reading.questions.time_spans import days
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import normal
from union.worklog.totals import Filed, facts_in_period

SHOWN = 5


class Progress(NamedTuple):
    """A task, and what of it is done by which facts."""

    task: Occurrence
    left: Remainder
    filed: Sequence[Filed]


def told_progress(turn: Turn, text: str) -> bool:
    """Whether it is asked how far a task with a figure is, and logs have told of it; then what is left is said, and by which logs."""
    found = progress_asked(turn, text)
    for each in found:
        event = each.task.event
        name = turn._("、").join(one.name for one in event.owners)
        what = f"#{event.number} {brief(event.title)}" + (f" {name}" if name else "")
        told = newest_told(turn, each.filed, SHOWN, own=True)
        numbers = each.left.left.amount.sources
        say(turn, [phrases.remainder_line(turn._, what, each.left), *told], what, numbers)
    return bool(found)


def progress_asked(turn: Turn, text: str) -> list[Progress]:
    """The task that is meant, with its logs; none where nobody has told of any."""
    if not asks_progress(text):
        return []
    found = [each for each in _named_tasks(turn, text) if each.left.gone and each.left.left.amount.value >= 0]
    return found[:1]


def _named_tasks(turn: Turn, text: str) -> list[Progress]:
    """The open tasks with a figure that the words name, by title or by the figure; the most surely named first."""
    tasks = [
        one for one in event_answers.open_tasks(turn) if any(map(str.isdigit, normal(one.event.title).text))
    ]
    fits = title_mention_scores([one.event.title for one in tasks], text, by_rarity=False)
    said = message_reading.read_words(turn, text, Intent.LOG).measures if tasks else ()
    found = list[tuple[float, Progress]]()
    for fit, one in zip(fits, tasks, strict=True):
        planned = planned_figure(message_reading.read_words(turn, one.event.title, Intent.LOG).measures)
        score = fit + event_answers.NAMED * bool(planned and is_figure_said(planned, said))
        if planned is not None and score >= event_answers.NAMED:
            found.append((score, _progress(turn, one, planned)))
    return [each for _score, each in sorted(found, key=lambda pair: -pair[0])]


def _progress(turn: Turn, one: Occurrence, planned: Measure) -> Progress:
    filed = _filed_since(turn, one.event.number)
    left = progress(one.event.title, planned, filed)
    numbers = left.gone.amount.sources if left.gone else ()
    return Progress(one, left, [each for each in filed if each.number in numbers])


def _filed_since(turn: Turn, number: int) -> Sequence[Filed]:
    """What was told since an item got its number, of the days an item is looked for in."""
    lately = days(turn.today - event_answers.BEHIND, turn.today + A_DAY)
    entries = entry_search.speaking(turn.db, turn.with_group(), EntryFilter(lately.first, lately.end))
    return facts_in_period([masked(each) for each in entries if each.number > number], lately)
