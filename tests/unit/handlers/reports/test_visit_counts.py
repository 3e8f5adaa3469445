"""五必访 in the report's figures: due in the period of its last day, done, late; a locked month stays as it was."""

from dataclasses import replace
from datetime import date, datetime

from handlers.care.report_section import visits as counts
from handlers.core.report_sections import ReportMoment
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.events import queries as events_queries
from storage.worklog import entries
from tests.unit.handlers.office import Office, at, households
from union.care.visit_rules import VisitsOfKind, visits
from union.core import period as periods
from union.core.report_section import AddedSection, ListLine
from union.events.model import Event, Status
from union.reading.life.life_event import Occasion

NOVEMBER, DECEMBER = periods.month(2026, 11), periods.month(2026, 12)


def accepted(office: Office, due: str, occasion: Occasion = Occasion.ILLNESS) -> tuple[Care, Event]:
    """A visit somebody accepted."""
    day, told = date.fromisoformat(due), date(2026, 11, 2)
    event = office.item("探望住院职工刘＊＊（二车间）", due, deadline=True)
    with office.store.unit() as db:
        care = Care(0, occasion, "刘＊＊", told, day, branch="二车间", words="住院")
        care = replace(care, id=visits_due.add(db, office.group, care, office.stage.now))
        visits_due.settle(db, office.group, care, State.ACCEPTED, office.stage.now, event.id)
        visits_due.keep_day(db, office.group, care, day, office.stage.now)
    return care, event


def seen(
    office: Office, month: periods.Period = NOVEMBER, as_of: datetime | None = None
) -> AddedSection | None:
    """What the month's report counts."""
    return counts(office.store.db, office.group, ReportMoment(month, office.stage.now, as_of))


def test_what_nobody_accepted_is_not_due() -> None:
    """Offered and declined ones count nowhere."""
    office = Office()
    with office.store.unit() as db:
        visits_due.add(
            db,
            office.group,
            Care(0, Occasion.ILLNESS, "老刘", date(2026, 11, 2), date(2026, 11, 5)),
            office.stage.now,
        )
    assert seen(office) is None


def test_due_done_and_still_open() -> None:
    """By occasion in the order of the rules; what is open is told without a name."""
    office = Office()
    accepted(office, "2026-11-20", Occasion.BIRTH)
    _care, done = accepted(office, "2026-11-05")
    still = accepted(office, "2026-11-25")[1]
    accepted(office, "2026-12-02")
    office.finish(done)
    assert seen(office) == visits(
        (VisitsOfKind("病", 2, 1), VisitsOfKind("生", 1, 0)),
        (ListLine("生育慰问职工（二车间）", 1, date(2026, 11, 20)),
         ListLine("探望住院职工（二车间）", still.number, date(2026, 11, 25))),
    )  # fmt: skip
    assert (found := seen(office, DECEMBER)) is not None
    assert found.data["due"] == 1


def test_what_was_taken_back_is_not_due_and_what_was_given_up_is() -> None:
    """撤销 leaves nothing; 不办了 was due all the same, and is asked for no more."""
    office = Office()
    cancelled, given_up = accepted(office, "2026-11-05")[1], accepted(office, "2026-11-06")[1]
    with office.store.unit() as db:
        events_queries.close(db, office.group, cancelled, Status.CANCELLED, office.stage.now, None)
        events_queries.close(db, office.group, given_up, Status.GIVEN_UP, office.stage.now, None)
    assert seen(office) == visits((VisitsOfKind("病", 1, 0),), ())


def test_late_is_by_the_day_the_log_tells_of() -> None:
    """Made in time and told two days later it was in time; without a log the day of 完成 counts."""
    office = Office()
    told, plain = accepted(office, "2026-11-05")[1], accepted(office, "2026-11-05")[1]
    office.stage.now = at("2026-11-07 10:00")
    entry = office.log(households(1, 500, date(2026, 11, 5)))
    with office.store.unit() as db:
        entries.tie(db, office.group, entry, told.id)
    office.finish(told)
    office.finish(plain)
    assert seen(office) == visits((VisitsOfKind("病", 2, 2, late=1),), ())


def test_a_locked_month_stays_as_it_was() -> None:
    """Done, moved or accepted after the lock changes nothing of the report as it stood then."""
    office, lock = Office(), at("2026-12-03 17:00")
    care, event = accepted(office, "2026-11-25")
    before = seen(office, as_of=lock)
    office.stage.now = at("2026-12-08 10:00")
    with office.store.unit() as db:
        visits_due.keep_day(db, office.group, care, date(2026, 12, 15), office.stage.now)
    accepted(office, "2026-11-26")
    office.finish(event)
    assert seen(office, as_of=lock) == before != seen(office)
    assert seen(office, DECEMBER) == visits((VisitsOfKind("病", 1, 1),), ())
