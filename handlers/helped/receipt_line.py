"""What stands under a log of the group about its helped families: their codes, and the way into the private chat."""

from handlers.core.messages.keyboards import Button
from handlers.core.turn import Turn
from storage.helped import name_register
from union.reading.message import Measure
from union.reading.privacy.redaction import HIDDEN
from union.worklog.entries import LogEntry

HELPED = "帮扶慰问"
FAMILIES = frozenset({"户", "人", "名", "位"})


def link_button(turn: Turn, entry: LogEntry) -> list[Button]:
    """「私聊补名单」 under a log of this group, where names were hidden; by setting under every log of help."""
    group, wanted = turn.with_group(), turn.settings.names_link
    if turn.where.private or entry.undone or wanted == "off":
        return []
    is_masked = HIDDEN in entry.text
    if not is_masked and not (wanted == "always" and _tells_of_families(entry)):
        return []
    link = turn.services.face.start_link(f"n{group.id}-{entry.id}")
    return [Button(turn._("私聊补名单"), url=link)]


def codes_line(turn: Turn, entry: LogEntry) -> list[str]:
    """Below a log's line: the codes of its families."""
    if not turn.around(entry).families:
        return []
    found = name_register.of_log(turn.db, turn.with_group(), entry.id)
    return [turn._("名单：{codes}", codes=turn._("、").join(each.code for each in found))] if found else []


def _tells_of_families(entry: LogEntry) -> bool:
    def counts(measure: Measure) -> bool:
        return measure.unit in FAMILIES

    return any(fact.category == HELPED and any(map(counts, fact.measures)) for fact in entry.facts)
