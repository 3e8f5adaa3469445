"""After a release with other rules of counting, everything kept to be added up is made anew at the start."""

from datetime import date

from storage.engine.totals_rebuild import bring_up_to_date
from storage.worklog import facts
from storage.worklog.facts import Span
from tests.unit.handlers.office import Office
from union.reading.message import Money
from union.worklog.counted_figures import RULES, ReadySum
from union.worklog.entries import Fact

DAY = date(2026, 11, 5)
SPAN = Span(date(2026, 11, 1), date(2026, 12, 1))
NEXT = RULES + 1


def office_of(logs: int) -> Office:
    """A group with so many logs, all counted by the rules of this release."""
    office = Office()
    for place in range(logs):
        office.log(
            Fact(
                "财务经审", "收缴会费", DAY, money=(Money(f"{place + 1}元", 100 * place + 100, what="会费"),)
            )
        )
    assert list(bring_up_to_date(office.store)) in ([], [(logs, logs)])
    return office


def outdated(office: Office) -> list[ReadySum]:
    """Its sums, which then stand as some other release would have left them."""
    sums = facts.sums(office.store.db, office.group, SPAN)
    with office.store.unit() as db:
        db.execute("update tallies set value = 7, sort = 'money' where sort = 'income'")
    return sums


def test_other_rules_count_everything_anew() -> None:
    """In batches, each told; the sums are then what the logs say."""
    office = office_of(5)
    sums = outdated(office)
    assert list(bring_up_to_date(office.store, NEXT, 2)) == [(2, 5), (4, 5), (5, 5)]
    assert facts.sums(office.store.db, office.group, SPAN) == sums


def test_the_same_rules_count_nothing() -> None:
    """A start with the same rules touches nothing."""
    office = office_of(3)
    outdated(office)
    wrong = facts.sums(office.store.db, office.group, SPAN)
    assert list(bring_up_to_date(office.store)) == []
    assert facts.sums(office.store.db, office.group, SPAN) == wrong


def test_what_was_done_before_an_end_is_not_done_again() -> None:
    """Ended after the first batch, the next start goes on behind it."""
    office = office_of(5)
    sums = outdated(office)
    assert next(bring_up_to_date(office.store, NEXT, 2)) == (2, 5)
    assert list(bring_up_to_date(office.store, NEXT, 2)) == [(2, 3), (3, 3)]
    assert facts.sums(office.store.db, office.group, SPAN) == sums
    assert list(bring_up_to_date(office.store, NEXT, 2)) == []


def test_a_batch_that_ends_with_the_last_log_is_the_end() -> None:
    """Four logs by two: no log is left, and the next start knows it."""
    office = office_of(4)
    assert list(bring_up_to_date(office.store, NEXT, 2)) == [(2, 4), (4, 4)]
    assert list(bring_up_to_date(office.store, NEXT, 2)) == []


def test_an_empty_database_is_up_to_date() -> None:
    """Nothing to do is told once and for all."""
    office = Office()
    assert list(bring_up_to_date(office.store)) == []
    assert list(bring_up_to_date(office.store)) == []
