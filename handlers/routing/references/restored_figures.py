"""A figure stays as it was told before it was put right: 「别改，还是8200」; one that nothing was made of is dropped: 「把120去掉」."""

from decimal import Decimal

from handlers.core.turn import Turn
from handlers.routing.references import named_logs
from handlers.worklog import log_command, log_receipt, receipt_questions
from handlers.worklog.corrections import correction
from storage.worklog import entries
from union.reading.acts.changes.corrections import ASKS, placed_figures
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import GONE
from union.worklog.spoken_corrections import slots_of

STAYS = EitherScript(
    r"[还還][是在]|仍[是然]|照[旧舊]|不[变變]|[别別咪][要好]?[改动動郁]|唔好改|改[回返]|[恢回][复復]|\bput\b.{0,20}\bback\b|\bstill\b|\bstays?\b|\bremains?\b|don'?t\schange|\bleave\s(?:it|the)",
    any_case=True,
)


def claimed(turn: Turn, _said: object) -> bool:
    """Whether the words say the figure that a log had before its last correction; then it has that again."""
    said = normal(turn.said.text).text
    values = {each.value for _start, _end, each, _ in placed_figures(said)}
    if not values or turn.said.edited or ASKS.search(said):
        return False
    found = [(each, was) for each in _corrected_lately(turn) if (was := _earlier_version(turn, each, values))]
    if len(found) != 1:
        return False
    entry, was = found[0]
    correction.answer_correction(turn, entry, correction.corrected(turn, entry, was, "back"))
    return True


def _corrected_lately(turn: Turn) -> list[LogEntry]:
    told = named_logs.recent_logs(turn)
    changed = [
        each for each in told if each.version > 1 and log_command.trouble(turn, each, by_words=True) is None
    ]
    since = turn.said.at - named_logs.LATER
    return [each for each in changed if entries.versions(turn.db, turn.with_group(), each)[-1].at >= since]


def _earlier_version(turn: Turn, entry: LogEntry, values: set[Decimal]) -> LogEntry | None:
    """The log as it was, where these words say what it has lost."""
    was = entries.of_version(turn.db, turn.with_group(), entry, entry.version - 1)
    return was if values & (_values(was.facts) - _values(entry.facts)) else None


def _values(facts: tuple[Fact, ...]) -> set[Decimal]:
    return {each.value for each in slots_of(facts)}


def dropped(turn: Turn, _said: object) -> bool:
    """Whether the words strike out a figure that stands below one's own log as of no use there."""
    said, me = normal(turn.said.text).text, turn.me()
    values = {str(each.value) for _start, _end, each, _ in placed_figures(said)}
    told = [each for each in named_logs.recent_logs(turn) if me is not None and each.author_id == me.id]
    for entry in reversed(told) if GONE.search(said) and values and not ASKS.search(said) else ():
        if turn.said.at - entry.said_at <= named_logs.LATER and receipt_questions.drop_unused(
            turn, entry, values
        ):
            log_receipt.redraw(turn, entry)
            turn.nod()
            return True
    return False
