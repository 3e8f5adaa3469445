"""Who comes and who came, kept by item and by time; another group's are not seen, an erased person's are gone."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.attendance import headcounts, sign_ups
from storage.attendance.headcounts import Terms
from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.privacy import data_register
from tests.unit.storage.core.one_group import a_group
from union.attendance.competition_results import Result
from union.attendance.headcount import Answer, Headcount, Quorum, Style
from union.attendance.sign_up_list import Capacity, Entry
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Rule, Status

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
START = datetime.fromisoformat("2026-11-25 15:00")


def item(db: Database, group: Group, rule: Rule | None = None) -> Event:
    return events_queries.add(
        db, group, Event(0, 0, "例会", Kind.MEETING, START, Grain.MINUTE, rule=rule), NOW
    )


def time_of(event: Event, weeks: int = 0) -> Occurrence:
    start = event.start + timedelta(weeks=weeks)
    return Occurrence(event, start, start, start, Status.OPEN)


def person(db: Database, name: str, number: int) -> Person:
    return people.upsert_person(db, number, name, None, None, NOW)


def test_a_change_of_mind_replaces_the_answer(db: Database) -> None:
    """One answer a person, with whether it came late."""
    group, wang = a_group(db), person(db, "王芳", 1)
    one = time_of(item(db, group))
    headcounts.answer(db, group, one, wang, Answer.YES, NOW, late=False)
    headcounts.answer(db, group, one, wang, Answer.LEAVE, NOW, late=True)
    assert [(each.name, each.answer, each.late) for each in headcounts.answers(db, group, one)] == [
        ("王芳", Answer.LEAVE, True)
    ]


def test_each_time_of_a_series_is_answered_by_itself(db: Database) -> None:
    """Leave this week is not leave next week."""
    group, wang = a_group(db), person(db, "王芳", 1)
    series = item(db, group, Rule("FREQ=WEEKLY;BYDAY=WE"))
    headcounts.answer(db, group, time_of(series), wang, Answer.LEAVE, NOW, late=False)
    assert len(headcounts.answers(db, group, time_of(series))) == 1
    assert headcounts.answers(db, group, time_of(series, weeks=1)) == []


def test_a_one_off_item_keeps_its_answers_when_it_moves(db: Database) -> None:
    """推迟两天: who said yes is not asked again."""
    group, wang = a_group(db), person(db, "王芳", 1)
    event = item(db, group)
    headcounts.answer(db, group, time_of(event), wang, Answer.YES, NOW, late=False)
    assert len(headcounts.answers(db, group, time_of(event, weeks=1))) == 1


def test_one_signs_in_once(db: Database) -> None:
    """The second time is told apart."""
    group, wang = a_group(db), person(db, "王芳", 1)
    one = time_of(item(db, group))
    assert headcounts.sign_in(db, group, one, wang, NOW)
    assert not headcounts.sign_in(db, group, one, wang, NOW)
    assert headcounts.signed_in(db, group, one) == ["王芳"]


def test_a_number_not_said_stays_as_it_was(db: Database) -> None:
    """应到15人, later 实到12人."""
    group = a_group(db)
    one = time_of(item(db, group))
    headcounts.count(db, group, one, Headcount(15, None))
    headcounts.count(db, group, one, Headcount(None, 12))
    assert headcounts.stated_headcount(db, group, one) == Headcount(15, 12)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(),
        Terms(Style.ENTRY, Capacity(8, "队"), Quorum(2, 3), NOW),
        Terms(quorum=Quorum(10)),
        Terms(quorum=Quorum(1, 2, over=True)),
        Terms(capacity=Capacity(0)),
    ],
)
def test_terms_come_back_as_they_were_kept(db: Database, terms: Terms) -> None:
    """Also those that take a limit away."""
    group = a_group(db)
    event = item(db, group)
    headcounts.set_terms(db, group, event, terms)
    assert headcounts.terms(db, group, event) == terms


def test_the_list_keeps_the_order_of_entering(db: Database) -> None:
    """Who withdraws and enters again stands last; entering twice keeps the place."""
    group, wang, li = a_group(db), person(db, "王芳", 1), person(db, "李建国", 2)
    one = time_of(item(db, group))
    for entry in (Entry(wang.id), Entry(li.id), Entry(wang.id), Entry(wang.id, "红星队")):
        sign_ups.enter(db, group, one, entry, NOW)
    assert sign_ups.entries(db, group, one) == [Entry(wang.id), Entry(li.id), Entry(wang.id, "红星队")]
    sign_ups.withdraw(db, group, one, Entry(wang.id))
    sign_ups.enter(db, group, one, Entry(wang.id), NOW)
    assert sign_ups.entries(db, group, one) == [Entry(li.id), Entry(wang.id, "红星队"), Entry(wang.id)]


def test_results_of_a_locked_month_are_those_of_its_lock(db: Database) -> None:
    """What stays when the list is told anew keeps its moment; what came later is left out."""
    group, later = a_group(db), NOW + timedelta(days=1)
    one = time_of(item(db, group))
    first, second = Result("第一名", "装配车间"), Result("第二名", "铸造车间", "12分")
    sign_ups.keep_results(db, group, one, [first], NOW)
    sign_ups.keep_results(db, group, one, [first, second], later)
    assert sign_ups.results(db, group, one) == (first, second)
    assert sign_ups.results(db, group, one, NOW) == (first,)


def test_another_group_sees_nothing(db: Database) -> None:
    """Not even with the item in hand."""
    group, other, wang = a_group(db), a_group(db, -4002), person(db, "王芳", 1)
    event = item(db, group)
    one = time_of(event)
    _fill(db, group, one, wang)
    assert headcounts.terms(db, other, event) == Terms()
    assert headcounts.answers(db, other, one) == []
    assert headcounts.signed_in(db, other, one) == []
    assert headcounts.stated_headcount(db, other, one) == Headcount()
    assert (sign_ups.entries(db, other, one), sign_ups.people_of(db, other, one)) == ([], {})
    assert sign_ups.results(db, other, one) == ()
    assert (sign_ups.with_results(db, group), sign_ups.with_results(db, other)) == ({event.id}, set())


def test_an_erased_person_is_gone_from_every_list(db: Database) -> None:
    """What concerns the item itself stays."""
    group, wang = a_group(db), person(db, "王芳", 1)
    one = time_of(item(db, group))
    _fill(db, group, one, wang)
    db.execute("delete from people where id = ?", [wang.id])
    assert headcounts.answers(db, group, one) == []
    assert headcounts.signed_in(db, group, one) == []
    assert sign_ups.entries(db, group, one) == []
    assert headcounts.stated_headcount(db, group, one) == Headcount(15, 12)


def test_a_group_that_moved_keeps_who_comes(db: Database) -> None:
    """What was filed under the new chat's id comes to the old group."""
    group, double, wang = a_group(db), a_group(db, -1001), person(db, "王芳", 1)
    event = item(db, double)
    _fill(db, double, time_of(event), wang)
    data_register.move(db, group, -1001)
    one = time_of(event)
    assert headcounts.terms(db, group, event).quorum == Quorum(10)
    assert len(headcounts.answers(db, group, one)) == len(headcounts.signed_in(db, group, one)) == 1
    assert headcounts.stated_headcount(db, group, one) == Headcount(15, 12)
    assert len(sign_ups.entries(db, group, one)) == len(sign_ups.results(db, group, one)) == 1


def _fill(db: Database, group: Group, one: Occurrence, who: Person) -> None:
    headcounts.set_terms(db, group, one.event, Terms(quorum=Quorum(10)))
    headcounts.answer(db, group, one, who, Answer.YES, NOW, late=False)
    headcounts.sign_in(db, group, one, who, NOW)
    headcounts.count(db, group, one, Headcount(15, 12))
    sign_ups.enter(db, group, one, Entry(who.id), NOW)
    sign_ups.keep_results(db, group, one, [Result("第一名", "装配车间")], NOW)
