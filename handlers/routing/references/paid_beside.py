# small: below the module that asks it, and above the log
"""What the rest of a message tells as paid beside the log it made."""

from dataclasses import replace

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry
from union.reading.message import Intent
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense
from union.worklog.planned_figures import are_figures_planned


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
