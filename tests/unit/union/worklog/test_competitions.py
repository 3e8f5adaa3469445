"""Results kept with a competition stand in the report once, whoever else told of them."""

from dataclasses import replace
from datetime import date, datetime

from tests.unit.union.reports.digest_samples import entry, fact, occurrence
from union.core.kinds import Kind
from union.core.period import month
from union.events.item_lines import of_day
from union.events.model import Occurrence, Status
from union.worklog.competitions import competitions
from union.worklog.entries import LogEntry

NOVEMBER = month(2026, 11)
DAY = date(2026, 11, 12)
KEPT = ("第一名 装配车间", "第二名 铸造车间")


def match(status: Status = Status.OPEN, kind: Kind = Kind.COMPETITION) -> Occurrence:
    return occurrence(70, "技能比武", kind, datetime.fromisoformat("2026-11-12"), status=status)


def told(title: str = "技能比武", text: str = "技能比武第一名装配车间", **rest: object) -> LogEntry:
    return entry(16, fact("劳动竞赛", title, DAY), text=text, **rest)


def test_kept_results_tell_that_it_was_held() -> None:
    """Also where nobody ticked it off, and of an activity people entered for."""
    results = {(70, match().original): KEPT}
    expected = (of_day(70, "技能比武", DAY, KEPT),)
    assert competitions([], [match()], NOVEMBER, results) == expected
    assert competitions([], [match(kind=Kind.ACTIVITY)], NOVEMBER, results) == expected


def test_a_log_of_the_same_competition_does_not_tell_them_twice() -> None:
    """Tied to the item or told under its name on its day: one line, with what was kept."""
    results = {(70, match().original): KEPT}
    tied = replace(told("挡车工比武"), event_id=70)
    for log in (told(), tied):
        (held,) = competitions([log], [match(Status.DONE)], NOVEMBER, results)
        assert (held.number, held.said) == (16, KEPT)


def test_without_kept_results_the_log_speaks() -> None:
    """As before."""
    (held,) = competitions([told(text="今天技能比武，装配车间获得第一名")], [match(Status.DONE)], NOVEMBER)
    assert held.said == ("装配车间获得第一名",)


def test_honouring_the_winners_is_no_competition() -> None:
    """Neither is calling for one; both are work of their own."""
    for title in ("劳动竞赛表彰先进班组", "劳动竞赛动员会"):
        assert competitions([told(title, title)], [], NOVEMBER) == ()


def test_what_was_called_off_was_not_held() -> None:
    """Whatever was kept of it."""
    results = {(70, match().original): KEPT}
    assert competitions([], [match(Status.CANCELLED)], NOVEMBER, results) == ()


def test_each_time_of_a_series_has_its_own_results() -> None:
    """Two rounds in a month are two competitions."""
    second = replace(
        match(), original=datetime.fromisoformat("2026-11-26"), start=datetime.fromisoformat("2026-11-26")
    )
    results = {(70, match().original): KEPT, (70, second.original): ("第一名 机修车间",)}
    found = competitions([], [match(), second], NOVEMBER, results)
    assert [(each.day.day, each.said) for each in found] == [(12, KEPT), (26, ("第一名 机修车间",))]
