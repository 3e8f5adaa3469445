"""A series whose dates were named: its text, what it gives, how it is moved, ended and told."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from union.core.kinds import Kind
from union.core.period import Grain
from union.events import recurrence_rules
from union.events.model import Event, Override, Rule, Status
from union.events.recurrence import next_occurrence, occurrences
from union.events.rule_text import rule_words
from union.events.series_changes import moved_to, rule_ended_before
from union.words import words

ZH = words("zh_Hans")
FIRST, SECOND, THIRD = (datetime(2026, 12, day, 19) for day in (4, 9, 11))
RULE = Rule(recurrence_rules.rule_of_dates((one, None) for one in (FIRST, SECOND, THIRD)))
YEAR = (datetime(2026, 1, 1), datetime(2027, 1, 1))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(lambda one: one.replace(microsecond=0))


def event(rule: Rule = RULE, end: datetime | None = None) -> Event:
    return Event(7, 7, "合唱排练", Kind.ACTIVITY, FIRST, Grain.MINUTE, end, rule=rule)


def test_the_text_is_rfc_5545s() -> None:
    assert RULE.rrule == "RDATE=20261204T190000,20261209T190000,20261211T190000"
    assert (
        recurrence_rules.rule_of_dates([(datetime(2026, 12, 4), datetime(2026, 12, 6))])
        == "RDATE=20261204/20261206"
    )


@given(st.dictionaries(MOMENTS, st.none() | MOMENTS, min_size=1, max_size=12))
def test_what_was_written_is_read_in_order(dates: dict[datetime, datetime | None]) -> None:
    found = recurrence_rules.pattern(recurrence_rules.rule_of_dates(dates.items())).dates
    assert found == dates
    assert list(found) == sorted(dates)


def test_each_date_is_one_time_of_the_item() -> None:
    assert [one.start for one in occurrences(event(), (), *YEAR)] == [FIRST, SECOND, THIRD]


def test_a_length_holds_for_all_and_an_end_of_its_own_for_one() -> None:
    two_hours = timedelta(hours=2)
    found = [one.end - one.start for one in occurrences(event(end=FIRST + two_hours), (), *YEAR)]
    assert found == [two_hours] * 3
    own = Rule(recurrence_rules.rule_of_dates([(FIRST, FIRST + two_hours), (SECOND, SECOND + 2 * two_hours)]))
    assert [one.end - one.start for one in occurrences(event(own), (), *YEAR)] == [two_hours, 2 * two_hours]


def test_one_date_is_moved_or_cancelled_by_itself() -> None:
    changes = (Override(FIRST, FIRST + timedelta(days=1)), Override(SECOND, status=Status.CANCELLED))
    found = [(one.original, one.start, one.status) for one in occurrences(event(), changes, *YEAR)]
    assert found == [
        (FIRST, FIRST + timedelta(days=1), Status.OPEN),
        (SECOND, SECOND, Status.CANCELLED),
        (THIRD, THIRD, Status.OPEN),
    ]
    assert next_occurrence(event(), changes, FIRST + timedelta(days=2)) == found_at(THIRD)


def found_at(moment: datetime) -> object:
    return next(one for one in occurrences(event(), (), *YEAR) if one.original == moment)


def test_from_one_date_on_all_move_by_as_much() -> None:
    moved = moved_to(RULE, SECOND + timedelta(days=1), SECOND)
    assert moved is not None
    assert moved.rrule == "RDATE=20261210T190000,20261212T190000"


def test_a_series_ended_before_a_date_keeps_those_before_and_moves_no_other() -> None:
    ended = rule_ended_before(RULE, THIRD)
    assert [one.start for one in occurrences(event(ended), (), *YEAR)] == [FIRST, SECOND]
    moved = moved_to(ended, SECOND + timedelta(days=1), SECOND)
    assert moved == Rule("RDATE=20261210T190000")


def test_it_is_told_by_its_dates() -> None:
    assert rule_words(ZH, RULE, now=FIRST.date()) == "12月4日 周五、12月9日 周三、12月11日 周五"
    assert rule_words(ZH, rule_ended_before(RULE, SECOND), now=FIRST.date()) == "12月4日 周五"
