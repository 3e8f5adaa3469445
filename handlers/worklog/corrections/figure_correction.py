"""Figures of a log put right as plain words say: 「打错 是38箱」, 「昨晚是19个不是17个」, once it is known which log they mean."""

from dataclasses import replace

from handlers.core.turn import Turn
from handlers.worklog import log_entry
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction
from union.reading.acts.changes.corrections import SpokenCorrection
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import corrected_facts


def put_right(turn: Turn, entry: LogEntry, said: SpokenCorrection) -> bool:
    """Say what came of it; False where it is not plain which of the log's figures is meant."""
    facts = corrected_facts(entry, said)
    if facts is None:
        return False
    changed = replace(entry, facts=facts)
    if log_entry.is_too_large(changed):
        turn.say(phrases.too_large(turn._))
        return True
    correction.told(turn, entry, correction.corrected(turn, entry, changed, "figures"))
    return True
