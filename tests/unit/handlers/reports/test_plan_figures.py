"""A report takes what is due from the plans a group has imported."""

from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.events import queries as events_queries
from tests.unit.handlers.plans import Committee
from union.core import period as periods
from union.events.model import Status
from union.reports.model import digest
from union.reports.text.parts import as_text
from union.words import words


def text(committee: Committee, key: str) -> str:
    """The report of a period."""
    period = periods.of_key(key)
    assert period is not None
    bot = committee.bot
    return as_text(
        digest(material(bot.store.db, bot.group(), period, bot.now, SECTIONS)), words("zh-hans")
    ).text


def test_a_report_compares_the_plan_with_what_was_done() -> None:
    """Only what a plan put on the calendar counts, a series by its times; before that nothing is said."""
    committee = Committee()
    committee.send()
    assert "年度计划" not in text(committee, "2027-01")
    committee.adopt(4)
    visit = next(one for one in committee.events() if one.title == "走访困难职工")
    with committee.bot.store.unit() as db:
        group = committee.bot.group()
        events_queries.close(db, group, visit, Status.DONE, committee.bot.now, None)
    assert "年度计划：本月应办1项，已办1项（100%）" in text(committee, "2027-01")
    assert "年度计划：本季度应办3项，已办1项（33.3%）" in text(committee, "2027-Q1")
    assert "年度计划：本年应办7项" in text(committee, "2027")
    assert "年度计划" not in text(committee, "2026-11")
