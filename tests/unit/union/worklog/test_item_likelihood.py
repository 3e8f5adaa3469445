"""How likely words are about an item: by its name, its day, whose it is, and what they most likely do."""

from datetime import datetime

from union.core.kinds import Kind
from union.core.period import Grain
from union.data import table
from union.events.model import Event, Occurrence, Status
from union.reading.acts.opinion import Opinion, Sense
from union.reading.message import When
from union.worklog.item_likelihood import SaidOfItem, is_its_day, likelihood, signs

WALL = datetime(2026, 11, 23, 10)
DAY = datetime(2026, 11, 28, 14)
ONE = Occurrence(Event(1, 1, "职工拔河比赛", Kind.COMPETITION, DAY, Grain.MINUTE), DAY, DAY, DAY, Status.OPEN)


def said(sense: Sense, words: float = 0.0, *days: datetime) -> SaidOfItem:
    """Words that surely have this sense."""
    shares = {each: float(each is sense) for each in Sense}
    whens = [When("", day, None, Grain.DAY) for day in days]
    return SaidOfItem(
        Opinion(shares), words, whens, is_owner=False, is_author=False, wall=WALL, is_most=words > 0
    )


def test_its_name_and_a_change_speak_for_it() -> None:
    """Either alone is not enough."""
    assert likelihood(said(Sense.MOVED, 1.5), ONE) > 0.75
    assert likelihood(said(Sense.CHATTER, 1.5), ONE) < 0.4
    assert likelihood(said(Sense.MOVED), ONE) < 0.4


def test_its_day_stands_for_its_name() -> None:
    """「28号那场不搞了」"""
    on_day = said(Sense.CANCELLED, 0.0, datetime(2026, 11, 28))
    another = said(Sense.CANCELLED, 0.0, datetime(2026, 12, 9))
    assert is_its_day(on_day, ONE) and not is_its_day(another, ONE)
    assert likelihood(on_day, ONE) > 3 * likelihood(another, ONE)


def test_what_lies_ahead_is_not_over() -> None:
    """The same words behind it end it."""
    ahead = likelihood(said(Sense.FINISHED, 1.0), ONE)
    over = SaidOfItem(said(Sense.FINISHED).opinion, 1.0, [], False, False, datetime(2026, 11, 28, 18))
    assert likelihood(over, ONE) > ahead


def test_no_weight_is_of_a_sign_that_is_gone() -> None:
    """Each is of one sign, or of two that may stand together."""
    known = {name for name in table("item_likelihood")["weights"] if name != "none"}
    alone = {each for name in known for each in name.split(" + ")}
    assert {"words", "most", "changed", "ended", "day"} <= alone
    assert {each for name in signs(said(Sense.MOVED, 1.0), ONE) for each in name.split(" + ")} <= alone


def test_two_signs_together_are_a_sign() -> None:
    """「那天」 of what is moved says more than either."""
    found = signs(said(Sense.MOVED, 1.0, DAY), ONE)
    assert found["day + changed"] == found["day"] * found["changed"] == 1.0
