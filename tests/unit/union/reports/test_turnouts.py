"""Who came to what was held, and what was voted on there."""

from dataclasses import replace
from datetime import datetime

from tests.unit.union.reports.digest_samples import occurrence
from union.attendance.ballots import MADE
from union.attendance.headcount import Headcount
from union.core.kinds import Kind
from union.core.period import month
from union.events.item_lines import planned
from union.events.model import Occurrence, Status
from union.reports.sections import CalendarView
from union.worklog.competitions import competitions

VIEW = CalendarView(datetime.fromisoformat("2026-11-30"))
CARRIED = "表决「增补委员」：应到9人、实到7人，赞成6票、反对1票，通过"


def held(kind: Kind = Kind.MEETING, status: Status = Status.DONE) -> Occurrence:
    """A meeting that took place."""
    return occurrence(40, "委员会", kind, datetime.fromisoformat("2026-11-12"), status=status)


def test_a_vote_stands_with_its_meeting() -> None:
    """Also where nobody counted who came."""
    one = held()
    where = (one.event.id, one.original)
    (told,) = VIEW.turnouts([one], {}, {where: (CARRIED,)})
    assert (told.present, told.said) == (None, (CARRIED,))
    (told,) = VIEW.turnouts([one], {where: Headcount(9, 8)}, {where: (CARRIED,)})
    assert told == VIEW.line(one, present=8, expected=9, said=(CARRIED,))


def test_a_vote_in_a_meeting_called_off_is_told_nowhere() -> None:
    """It was taken back."""
    one = held(status=Status.CANCELLED)
    assert VIEW.turnouts([one], {}, {(one.event.id, one.original): (CARRIED,)}) == ()


def test_results_of_a_competition_are_no_votes() -> None:
    """And votes of a meeting no competition."""
    match, meeting = held(Kind.COMPETITION), held()
    where = (match.event.id, match.original)
    assert VIEW.turnouts([match], {}, {where: ("第一名 装配车间",)}) == ()
    assert competitions([], [meeting], month(2026, 11), {where: (CARRIED,)}) == ()


def test_a_vote_outside_of_any_meeting_was_no_plan() -> None:
    """It was never planned, so that it was not done as planned either."""
    made = replace(held(), event=replace(held().event, said=MADE))
    assert [planned(VIEW.stood([one])) for one in (made, held())] == [0, 1]
