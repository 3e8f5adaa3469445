"""From what was read to an entry: the day it happened, the month it counts in, what is kept with it."""

from datetime import date, datetime

import pytest

from handlers.core import message_reading
from handlers.core.messages.incoming_message import Photo
from handlers.core.turn import Turn
from handlers.worklog import log_entry
from handlers.worklog.log_entry import day_of
from storage.reports import publication
from storage.worklog import entries
from tests.unit.handlers.stage import CHAT, LI, NOW, Stage, stage
from union.core.period import Grain
from union.reading.message import FactRead, Intent, Message, When
from union.worklog.entries import LogEntry

SAID = date(2026, 11, 18)


def when(start: str, grain: Grain, end: str | None = None) -> When:
    """A time as it was read, wall time."""
    return When("…", datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None, grain)


DAYS = [
    ("nothing said", None, "2026-11-18"),
    ("today", when("2026-11-18", Grain.DAY), "2026-11-18"),
    ("yesterday", when("2026-11-17", Grain.DAY), "2026-11-17"),
    ("yesterday at 15:00", when("2026-11-17T15:00", Grain.MINUTE), "2026-11-17"),
    (
        "last night until after midnight",
        when("2026-11-16T22:00", Grain.MINUTE, "2026-11-17T00:30"),
        "2026-11-17",
    ),
    ("until midnight", when("2026-11-16T22:00", Grain.MINUTE, "2026-11-17T00:00"), "2026-11-16"),
    ("11月10日至12日", when("2026-11-10", Grain.DAY, "2026-11-13"), "2026-11-12"),
    ("10月", when("2026-10-01", Grain.MONTH), "2026-10-31"),
    ("this month", when("2026-11-01", Grain.MONTH), "2026-11-18"),
    ("this week", when("2026-11-16", Grain.WEEK), "2026-11-18"),
    ("last week", when("2026-11-09", Grain.WEEK), "2026-11-15"),
    ("第三季度", when("2026-07-01", Grain.QUARTER), "2026-09-30"),
    ("上半年", when("2026-01-01", Grain.HALF), "2026-06-30"),
    ("去年", when("2025-01-01", Grain.YEAR), "2025-12-31"),
    ("a day ahead", when("2026-11-25", Grain.DAY), "2026-11-18"),
    ("next month", when("2026-12-01", Grain.MONTH), "2026-11-18"),
    ("a span that begins yesterday", when("2026-11-17", Grain.DAY, "2026-11-30"), "2026-11-18"),
]


@pytest.mark.parametrize(("what", "said", "day"), DAYS, ids=[row[0] for row in DAYS])
def test_it_happened_on_the_last_day_that_has_been(what: str, said: When | None, day: str) -> None:
    """The end of what was said, but never after the day it was written."""
    assert day_of(said, SAID) == date.fromisoformat(day)


def file(at: Stage, message: Message, text: str = "走访困难职工3户", **more: object) -> LogEntry:
    """Li's message becomes an entry."""
    kept: list[LogEntry] = []

    def act(turn: Turn) -> None:
        kept.append(log_entry.keep(turn, log_entry.entry_of(turn, message)))

    at.write(more.pop("who", LI), text, act, **more)  # type: ignore[arg-type]
    return kept[0]


def visits(said: When | None = None, fact: When | None = None) -> Message:
    return Message(
        "走访困难职工3户", Intent.LOG, when=said, facts=(FactRead("帮扶慰问", "走访困难职工", fact),)
    )


def test_an_entry_keeps_words_author_and_message() -> None:
    """What is needed to find it again and to say whose it is."""
    at = stage()
    kept = file(at, visits())
    assert (kept.number, kept.text, kept.author, kept.chat_id) == (1, "走访困难职工3户", "李建国", CHAT)
    assert entries.of_message(at.store.db, at.group(), CHAT, kept.message_id) == kept
    assert [fact.day for fact in kept.facts] == [SAID]


def test_each_fact_has_its_own_day() -> None:
    """Where a fact names none, the message's; where neither does, the day it was written."""
    at = stage()
    own, common = when("2026-11-10", Grain.DAY), when("2026-11-12", Grain.DAY)
    assert file(at, visits(common, own)).facts[0].day == date(2026, 11, 10)
    assert file(at, visits(common)).facts[0].day == date(2026, 11, 12)


def test_the_day_is_the_groups_own() -> None:
    """A quarter to one at night in Shanghai is still yesterday in UTC."""
    at = stage()
    at.now = NOW.replace(hour=16, minute=45)
    assert file(at, visits()).facts[0].day == date(2026, 11, 19)


def test_an_anonymous_administrators_entry_has_no_person() -> None:
    """But a name."""
    kept = file(stage(), visits(), who=None)
    assert (kept.author, kept.author_id) == ("管理员（匿名）", None)


def test_the_first_entry_puts_its_writer_on_the_roster() -> None:
    """A group in which nobody ever opened /roles works for everybody."""
    at = stage()
    file(at, visits())
    assert at.member(LI) is not None


def test_an_entry_for_a_final_month_is_late() -> None:
    """补报: it names the month whose report it missed, the first of several."""
    at = stage()
    file(at, visits())
    with at.store.unit() as db:
        publication.lock(db, at.group(), "2026-10", NOW)
    october = when("2026-10-20", Grain.DAY)
    assert file(at, visits(october)).late_for == "2026-10"
    assert file(at, visits(when("2026-11-02", Grain.DAY), october)).late_for == "2026-10"
    assert file(at, visits()).late_for is None


def test_of_several_final_months_the_last_is_named() -> None:
    """However they stand in the message: what happened before its end is 补报, of the earlier month too."""
    at = stage()
    file(at, visits())
    with at.store.unit() as db:
        for month in ("2026-09", "2026-10"):
            publication.lock(db, at.group(), month, NOW)
    facts = tuple(
        FactRead("帮扶慰问", "走访", when(day, Grain.DAY))
        for day in ("2026-10-20", "2026-09-20", "2026-11-02")
    )
    assert file(at, Message("…", Intent.LOG, facts=facts)).late_for == "2026-10"


def test_a_photo_is_kept_with_its_entry() -> None:
    """Its file id only."""
    at = stage()
    assert file(at, visits(), photo=Photo("f", "u", None)).photos == 1
    assert file(at, visits()).photos == 0


def test_a_command_makes_a_log_of_any_words() -> None:
    """What /log said is a log even where the words alone would not show it."""
    made = message_reading.as_log(Message("  " + "拍摄合影" * 30, Intent.NONE))
    [fact] = made.facts
    assert (fact.category, len(fact.title)) == ("其他", 60)
    assert message_reading.as_log(visits()) == visits()
