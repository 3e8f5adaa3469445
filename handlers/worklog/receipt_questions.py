"""What is asked under an echo until answered: whether two entries tell of the same work, and what the figures and days
of a message are that nothing was made of.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from handlers.worklog import texts
from storage.core import drafts
from storage.core.drafts import Draft
from storage.worklog import entries, possible_duplicates
from storage.worklog.possible_duplicates import Twin
from union.core.almanac.date_format import day_words
from union.reading.acts.act_kinds import left_of_log
from union.reading.message import Intent, LeftOver, Message
from union.reading.text.normal_form import EitherScript
from union.worklog import duplicates
from union.worklog.entries import LogEntry

ONE, TWO = "log.one", "log.two"
LEFT_OVER, KEPT = "left_over", timedelta(days=30)
MOST, LONGEST = 5, 12  # pieces that are said, and signs of each
DAY, FIGURE = EitherScript(r"[周号日天/]"), EitherScript(r"\d{1,20}")


def look_for_twins(turn: Turn, entry: LogEntry) -> None:
    """Find what looks like this entry; what is open about its former words is forgotten."""
    group = turn.with_group()
    if entry.version > 1:
        possible_duplicates.forget_open(turn.db, group, entry)
    near = possible_duplicates.similar_logs(
        turn.db, group, entry, lambda other: duplicates.may_be_duplicate(entry, other)
    )
    for other in duplicates.twins(entry, near):
        possible_duplicates.ask(turn.db, group, entry, other)


def _open_pair(turn: Turn, entry: LogEntry) -> tuple[Twin, LogEntry] | None:
    for twin in _pairs(turn, entry) if not entry.undone else ():
        other = entries.get(turn.db, turn.with_group(), twin.other_id)
        is_open = twin.state == possible_duplicates.OPEN and twin.log_id == entry.id
        if is_open and other is not None and not other.undone:
            return twin, other
    return None


def twin_lines(turn: Turn, entry: LogEntry) -> list[str]:
    """The question, or with which entry it was made one."""
    if stays := _remaining_duplicate(turn, entry) if entry.undone else None:
        return [turn._("与 #{number} 是同一件事，只算 #{number}。", number=stays.number)]
    found = _open_pair(turn, entry)
    if found is None:
        return []
    # With what may be the same only: of one that tells of much the rest says nothing here.
    told = {(fact.day, fact.category) for fact in entry.facts}
    _twin, other = found
    alike = tuple(each for each in other.facts if (each.day, each.category) in told)
    _, other = turn._, replace(other, facts=alike or other.facts)
    work = texts.facts_line(_, other, turn.today)
    if not texts.is_dated(other):
        work = f"{day_words(_, min(fact.day for fact in other.facts), now=turn.today)} {work}"
    question = _(
        "和 #{number}（{author}，{work}）像是同一件事，算一次吗？没定之前两条都计。",
        number=other.number,
        author=other.author,
        work=work,
    )
    return [question]


def twin_rows(turn: Turn, entry: LogEntry) -> list[list[Button]]:
    """Its two answers."""
    found = _open_pair(turn, entry)
    if found is None:
        return []
    ids, _ = (entry.id, found[0].other_id), turn._
    return [
        [turn.button(_("是一件，只算一次"), ONE, *ids), turn.button(_("不是，各算各的"), TWO, *ids)],
    ]


def parted(turn: Turn, entry: LogEntry) -> LogEntry | None:
    """An entry that was made one with another counts again: its photos come back, and the question.

    Returns the other one.
    """
    group, stayed = turn.with_group(), _remaining_duplicate(turn, entry)
    for twin in possible_duplicates.of_entry(turn.db, group, entry):
        if twin.state == possible_duplicates.ONE:
            possible_duplicates.give_photos(turn.db, group, twin.photos, entry)
            possible_duplicates.settle(turn.db, group, twin, possible_duplicates.OPEN)
    return stayed


def _remaining_duplicate(turn: Turn, entry: LogEntry) -> LogEntry | None:
    for twin in _pairs(turn, entry):
        if twin.state == possible_duplicates.ONE:
            return entries.get(turn.db, turn.with_group(), twin.beside(entry.id))
    return None


def _pairs(turn: Turn, entry: LogEntry) -> list[Twin]:
    if not turn.around(entry).twins:
        return []
    group = turn.with_group()
    return turn.once(
        ("pairs", group.id, entry.id), lambda: possible_duplicates.of_entry(turn.db, group, entry)
    )


def look_for_left_over(
    turn: Turn,
    entry: LogEntry,
    message: Message,
    found: Sequence[LeftOver] | None,
    meant: Intent | None,
) -> None:
    """Remember what of a message was left over; `found` where that is known already, `meant` as it was read."""
    if found is None:
        found = left_of_log(message, turn.written, turn.settings.region, turn.notice, meant)
    words = [one.text[:LONGEST] for one in found[:MOST]]
    if words:
        pending_questions.begin(turn, LEFT_OVER, {"log": entry.id, "words": words}, KEPT)


def unused_words_question(turn: Turn, entry: LogEntry) -> tuple[list[str], list[list[Button]]]:
    """「没用上：168、8日」, and whether they are to be added or say nothing."""
    draft, _ = _unused_words_draft(turn, entry), turn._
    words = unused_words(draft, entry) if draft else []
    if draft is None or not words:
        return [], []
    add, drop = turn.button(_("补上"), "left.add", draft.id), turn.button(_("不用"), "left.drop", draft.id)
    return [_("没用上：{words}", words=_("、").join(words))], [[add, drop]]


def _unused_words_draft(turn: Turn, entry: LogEntry) -> Draft | None:
    """Looked up only where its words hold a day, or a figure that it has not: most hold none."""
    used = " ".join(_used(entry))
    figures = (match[0] for match in FIGURE.finditer(entry.text))
    if entry.undone or not (DAY.search(entry.text) or any(each not in used for each in figures)):
        return None
    found = drafts.of_subject(turn.db, turn.with_group(), LEFT_OVER)
    return next((draft for draft in reversed(found) if draft.data["log"] == entry.id), None)


def _used(entry: LogEntry) -> list[str]:
    measures = [one.text for fact in entry.facts for one in fact.measures]
    return [*measures, *(one.text or "" for fact in entry.facts for one in fact.money)]


def unused_words(draft: Draft, entry: LogEntry) -> list[str]:
    """The words that no correction has used since."""
    used = _used(entry)
    return [
        word for word in draft.data["words"] if entry.version == 1 or not any(word in each for each in used)
    ]
