"""Whether two entries tell of the same work: found when one is filed or changed, asked under its echo until answered."""

from dataclasses import replace
from datetime import date

from handlers.core.messages.keyboards import Button
from handlers.core.turn import Turn
from handlers.worklog.texts import is_dated, told
from storage.worklog import entries, possible_duplicates
from storage.worklog.possible_duplicates import Twin
from union.core.almanac.date_format import day_words
from union.words import Words
from union.worklog import duplicates
from union.worklog.entries import LogEntry

ONE, TWO = "log.one", "log.two"


def look(turn: Turn, entry: LogEntry) -> None:
    """Find what looks like this entry; what is open about its former words is forgotten."""
    group = turn.with_group()
    if entry.version > 1:
        possible_duplicates.forget_open(turn.db, group, entry)
    near = possible_duplicates.like(turn.db, group, entry, lambda other: duplicates.may_be_like(entry, other))
    for other in duplicates.twins(entry, near):
        possible_duplicates.ask(turn.db, group, entry, other)


def open_pair(turn: Turn, entry: LogEntry) -> tuple[Twin, LogEntry] | None:
    """The first earlier entry that still counts and may tell of the same."""
    for twin in _pairs(turn, entry) if not entry.undone else ():
        other = entries.get(turn.db, turn.with_group(), twin.other_id)
        is_open = twin.state == possible_duplicates.OPEN and twin.log_id == entry.id
        if is_open and other is not None and not other.undone:
            return twin, other
    return None


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """The question, or with which entry it was made one."""
    if stays := _stays(turn, entry) if entry.undone else None:
        return [turn._("与 #{number} 是同一件事，只算 #{number}。", number=stays.number)]
    found = open_pair(turn, entry)
    return [ask(turn._, _alike(found[1], entry), turn.today)] if found is not None else []


def _alike(other: LogEntry, entry: LogEntry) -> LogEntry:
    """The other entry with what may be the same only: of one that tells of much the rest says nothing here."""
    told = {(fact.day, fact.category) for fact in entry.facts}
    return replace(
        other, facts=tuple(each for each in other.facts if (each.day, each.category) in told) or other.facts
    )


def rows(turn: Turn, entry: LogEntry) -> list[list[Button]]:
    """Its two answers."""
    found = open_pair(turn, entry)
    if found is None:
        return []
    ids = (entry.id, found[0].other_id)
    one = turn.button(turn._("是一件，只算一次"), ONE, *ids)
    return [[one, turn.button(turn._("不是，各算各的"), TWO, *ids)]]


def parted(turn: Turn, entry: LogEntry) -> LogEntry | None:
    """An entry that was made one with another counts again: its photos come back, and the question.

    Returns the other one.
    """
    group, stayed = turn.with_group(), _stays(turn, entry)
    for twin in possible_duplicates.of_entry(turn.db, group, entry):
        if twin.state == possible_duplicates.ONE:
            possible_duplicates.give_photos(turn.db, group, twin.photos, entry)
            possible_duplicates.settle(turn.db, group, twin, possible_duplicates.OPEN)
    return stayed


def _stays(turn: Turn, entry: LogEntry) -> LogEntry | None:
    """The entry this one was made one with."""
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


def ask(_: Words, other: LogEntry, today: date) -> str:
    """「和 #41（王芳，11月6日 帮扶慰问：12户、6000元）像是同一件事，算一次吗？」."""
    work = told(_, other, today)
    if not is_dated(other):
        work = f"{day_words(_, min(fact.day for fact in other.facts), now=today)} {work}"
    return _(
        "和 #{number}（{author}，{work}）像是同一件事，算一次吗？没定之前两条都计。",
        number=other.number,
        author=other.author,
        work=work,
    )
