"""When a reading counts as right, the same for every reader."""

from datetime import datetime

import pytest

from bench.judging import Outcome, judge
from bench.sentences import Expected, Sentence

at = datetime.fromisoformat
NOW = at("2026-11-20T10:00")
DAY = Expected(at("2026-11-25T00:00"), None, "day")
CLOCK = Expected(at("2026-11-25T15:00"), None, "minute")
WEEKLY = Expected(at("2026-11-27T00:00"), None, "day", "FREQ=WEEKLY;BYDAY=FR")


def sentence(*right: Expected, window: tuple[datetime, datetime] | None = None) -> Sentence:
    """A sentence with this label."""
    return Sentence("x-1", "weekday", "下周三", NOW, right, window)


@pytest.mark.parametrize(
    ("label", "read", "outcome", "strict"),
    [
        (DAY, DAY, Outcome.EXACT, True),
        (DAY, None, Outcome.MISSED, False),
        (DAY, CLOCK, Outcome.EXACT, False),
        (CLOCK, DAY, Outcome.WRONG, False),
        (DAY, DAY._replace(deadline=True), Outcome.EXACT, False),
        (DAY, DAY._replace(end=at("2026-11-26T00:00")), Outcome.EXACT, True),
        (DAY, DAY._replace(end=at("2026-11-28T00:00")), Outcome.PARTIAL, False),
        (WEEKLY, WEEKLY._replace(rrule="FREQ=WEEKLY;INTERVAL=1;BYDAY=FR"), Outcome.EXACT, True),
        (WEEKLY, WEEKLY._replace(rrule=None), Outcome.PARTIAL, False),
        (WEEKLY, WEEKLY._replace(rrule="FREQ=MONTHLY"), Outcome.PARTIAL, False),
        (WEEKLY, WEEKLY._replace(rrule="nonsense"), Outcome.PARTIAL, False),
    ],
)
def test_a_reading_against_its_label(
    label: Expected, read: Expected | None, outcome: Outcome, *, strict: bool
) -> None:
    """Start, end and rule make it exact; grain and deadline, too, make it strict."""
    found = judge(sentence(label), read)
    assert (found.outcome, found.strict) == (outcome, strict)


def test_a_text_without_a_time() -> None:
    """Nothing read is right, anything read is a false time."""
    assert judge(sentence(), None).outcome is Outcome.EXACT
    assert judge(sentence(), DAY).outcome is Outcome.FALSE


def test_a_part_of_a_day_is_no_bare_day() -> None:
    """Of 「周三下午」 any start in the afternoon is right; the day alone is half an answer."""
    afternoon = sentence(DAY, window=(at("2026-11-25T12:00"), at("2026-11-25T18:00")))
    assert judge(afternoon, CLOCK).outcome is Outcome.EXACT
    assert judge(afternoon, DAY).outcome is Outcome.PARTIAL


def test_what_else_is_accepted_is_right_too() -> None:
    """A second label counts as much as the first."""
    assert judge(sentence(DAY, CLOCK), CLOCK).outcome is Outcome.EXACT


def test_lunar_rules_are_compared_part_by_part() -> None:
    """RSCALE is beyond dateutil; the order of the parts says nothing."""
    lunar = WEEKLY._replace(rrule="RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15")
    swapped = lunar._replace(rrule="FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=8;RSCALE=CHINESE")
    assert judge(sentence(lunar), swapped).outcome is Outcome.EXACT
