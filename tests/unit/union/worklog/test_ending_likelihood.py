"""How likely a log ends an item: by its name, its day, what is due and whose it is, and what its words most likely do."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.kinds import Kind
from union.core.period import Grain
from union.data import table
from union.events.model import Event, Occurrence, Owner, Status
from union.reading.acts.opinion import Opinion, Sense
from union.reading.message import Measure
from union.worklog.entries import Fact, LogEntry
from union.worklog.item_likelihood import NO_OPINION, log_with_name_scores
from union.worklog.item_likelihood import ending_likelihood as likelihood
from union.worklog.item_likelihood import ending_signs as signs

DAY = datetime(2026, 11, 28, 14)
HELD_ON = DAY.date()
EVENING = datetime(2026, 11, 28, 18)
TOLD = Opinion({each: float(each is Sense.TOLD) for each in Sense})
MATCH = Event(1, 1, "职工拔河比赛", Kind.COMPETITION, DAY, Grain.MINUTE)
LIST = Event(
    2,
    2,
    "困难职工名单",
    Kind.DEADLINE,
    DAY + timedelta(days=2),
    Grain.DAY,
    owners=(Owner("李建国", person_id=7),),
)


def held(event: Event) -> Occurrence:
    """Its only time."""
    return Occurrence(event, event.start, event.start, event.start, Status.OPEN)


def log(text: str, day: date = HELD_ON, author: int = 7) -> LogEntry:
    """A log of some people."""
    fact = Fact("文体活动", text, day, (Measure(None, Decimal(48), "人"),))
    return LogEntry(1, 3, "李建国", author, text, EVENING, (fact,))


def fits(entry: LogEntry, *events: Event, said: Opinion = TOLD, wall: datetime = EVENING) -> list[float]:
    """How likely it ends each."""
    times = [held(each) for each in events]
    told, words = log_with_name_scores(entry, wall, times)
    return [likelihood(told, one, words[one.event.id], said) for one in times]


def test_told_by_its_name_on_its_day() -> None:
    """Of two things that day it is the one that is named."""
    ended, other = fits(log("拔河打完了，48人参加"), MATCH, replace(MATCH, id=3, title="消防演练"))
    assert ended > 0.35 > 3 * other
    assert fits(log("拔河打完了，48人参加"), MATCH)[0] > 0.6  # where it is alone


def test_what_lies_ahead_is_not_ended() -> None:
    """The same words before it begins tell of getting ready."""
    assert fits(log("拔河报名48人"), MATCH, wall=DAY - timedelta(days=5))[0] < 0.35


def test_of_another_day_and_another_name_nothing_ends() -> None:
    """Most logs are of nothing that was planned."""
    assert fits(log("走访困难职工48人", DAY.date() - timedelta(days=9)), MATCH)[0] < 0.1


@pytest.mark.parametrize("sense", [Sense.FINISHED, Sense.TOLD])
def test_who_owes_a_list_and_tells_of_it_has_ended_it(sense: Sense) -> None:
    """Named, due in two days, by its owner; of somebody else it is less sure."""
    said = Opinion({each: float(each is sense) for each in Sense})
    mine, of_others = (fits(log("困难职工名单交了，48人", author=who), LIST, said=said)[0] for who in (7, 8))
    assert mine > of_others
    assert mine > 0.6


@given(
    text=st.text("拔河赛完了名单交人来会开48，。 ", min_size=1, max_size=40),
    days=st.integers(-40, 40),
    hours=st.integers(-1000, 1000),
)
def test_it_is_a_likelihood_of_any_log(text: str, days: int, hours: int) -> None:
    """From 0 to 1, also where nobody has an opinion."""
    entry, wall = log(text, DAY.date() + timedelta(days=days)), DAY + timedelta(hours=hours)
    found = [*fits(entry, MATCH, LIST, wall=wall), *fits(entry, MATCH, said=NO_OPINION, wall=wall)]
    assert all(0 <= each <= 1 for each in found)


def test_no_weight_is_of_a_sign_that_is_gone() -> None:
    """Each is of one sign, or of two that may stand together."""
    known = {
        each for name in table("ending_likelihood")["weights"] if name != "none" for each in name.split(" + ")
    }
    told, words = log_with_name_scores(log("拔河"), EVENING, [held(MATCH)])
    there = {"its day", "begun", "just held", "told", "counted"}
    assert there <= set(signs(told, held(MATCH), words[1], TOLD))
    assert there <= known
