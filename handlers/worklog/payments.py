"""What is told as paid without saying for what: the one sum of a task's title, 「尾款付了」, and what stands beside a log."""

from dataclasses import replace
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry
from storage.worklog import entries
from union.core.period import A_DAY
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.message import Intent
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense
from union.reminders.lead_times import is_due_by
from union.worklog.planned_figures import are_figures_planned
from union.worklog.spoken_corrections import shares_words

BACK = timedelta(days=30)
PAID = EitherScript(
    r"(?:支?付|[缴繳]|交|[结結]|打款|[转轉][账賬帳])(?:了|咗|[过過]?去|清|[讫訖]|妥|好|完|掉)|已[经經]?(?:支?付|[缴繳])|找(?:了|咗)[数數]|[畀俾]咗|\b(?:paid|settled|transferred)\b",
    any_case=True,
)


def payment_told(turn: Turn, one: Occurrence) -> bool:
    """Whether an open task is over because its sum was paid; then that is filed, and ends it."""
    text = turn.said.text if turn.incoming.said else ""
    if not (is_due_by(one.event) and PAID.search(text) and turn.may(Action.LOG)):
        return False
    priced = message_reading.read_words(turn, one.event.title, Intent.LOG).money
    sums = [each.text for each in priced if each.per is None and each.text]
    if len(sums) != 1 or message_reading.read_words(turn, text, Intent.LOG).money:
        return False
    if _has_log_of_sum(turn, one.event.title, {each.minor for each in priced}):
        return False
    told = message_reading.read_log(turn, f"{text.rstrip(' .。!！')}, {sums[0]}")
    log_command.file(turn, told, fulfils=one)
    return True


def _has_log_of_sum(turn: Turn, title: str, sums: set[int]) -> bool:
    """Whether a log of these days tells that sum of that thing: it is counted once."""
    group = turn.with_group()
    happened = entries.happened(turn.db, group, turn.today - BACK, turn.today + A_DAY)
    told = entries.of_ids(turn.db, group, [each.id for each in happened])
    paying = [each for each in told if sums & {money.minor for fact in each.facts for money in fact.money}]
    return any(shares_words(each, f"{title} {normal(title).text}") for each in paying)


def paid_beside_log(turn: Turn) -> bool:
    """What the rest of a message tells as paid behind the log it made: 「…打完了，奖品1150，另外矿泉水3箱108」, work of the same sort."""
    last = log_entry.just_told(turn)
    message = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    if last is None or last.said_at != turn.said.at or not any(each.money for each in message.facts):
        return False
    if tense(normal(turn.said.text).text) is Tense.PLANNED or are_figures_planned(turn.said.text):
        return False
    facts = tuple(replace(each, category=last.facts[0].category) for each in message.facts)
    log_command.file(turn, replace(message, facts=facts, intent=Intent.LOG))
    return True
