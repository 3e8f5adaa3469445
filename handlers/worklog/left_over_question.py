"""Figures and days of a message that nothing was made of: said below its echo, with a button to tell what they are."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.messages.keyboards import Button
from handlers.core.turn import Turn
from storage.core import drafts
from storage.core.drafts import Draft
from union.reading.acts.act_kinds import left_of_log
from union.reading.message import Intent, LeftOver, Message
from union.reading.text.normal_form import EitherScript
from union.worklog.entries import LogEntry

SUBJECT = "left_over"
KEPT = timedelta(days=30)
MOST, LONGEST = 5, 12
DAY, FIGURE = EitherScript(r"[周号日天/]"), EitherScript(r"\d{1,20}")


def look(
    turn: Turn,
    entry: LogEntry,
    message: Message,
    found: Sequence[LeftOver] | None,
    meant: Intent | None,
) -> None:
    """Remember what of a message was left over; `found` where that is known already, `meant` as it was read."""
    group = turn.with_group()
    if found is None:
        found = left_of_log(message, group.wall(turn.said.at), turn.settings.region, group.notice, meant)
    words = [one.text[:LONGEST] for one in found[:MOST]]
    if words:
        pending_questions.begin(turn, SUBJECT, {"log": entry.id, "words": words}, KEPT)


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """「没用上：168、8日」."""
    draft = _open(turn, entry)
    words = left(draft, entry) if draft else []
    return [turn._("没用上：{words}", words=turn._("、").join(words))] if words else []


def rows(turn: Turn, entry: LogEntry) -> list[list[Button]]:
    """Whether they are to be added, or say nothing."""
    draft = _open(turn, entry)
    if draft is None or not left(draft, entry):
        return []
    return [
        [
            turn.button(turn._("补上"), "left.add", draft.id),
            turn.button(turn._("不用"), "left.drop", draft.id),
        ]
    ]


def _open(turn: Turn, entry: LogEntry) -> Draft | None:
    found = (
        [] if entry.undone or not _may_have(entry) else drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    )
    return next((draft for draft in reversed(found) if draft.data["log"] == entry.id), None)


def _may_have(entry: LogEntry) -> bool:
    """Whether its words hold a day, or a figure that it has not: most hold none, and nothing need be looked up."""
    used = " ".join(_used(entry))
    return DAY.search(entry.text) is not None or any(
        match[0] not in used for match in FIGURE.finditer(entry.text)
    )


def _used(entry: LogEntry) -> list[str]:
    measures = [one.text for fact in entry.facts for one in fact.measures]
    return [*measures, *(one.text or "" for fact in entry.facts for one in fact.money)]


def left(draft: Draft, entry: LogEntry) -> list[str]:
    """The words that no correction has used since."""
    used = _used(entry)
    return [
        word for word in draft.data["words"] if entry.version == 1 or not any(word in each for each in used)
    ]
