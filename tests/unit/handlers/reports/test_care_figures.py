"""What a report gathers of care: in the group's post while it is open, kept at its lock, in a 更正稿 only what it knew."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.branches import branch_list
from storage.budgets import queries as budgets_queries
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.events import queries as events_queries
from storage.requests import queries as requests_queries
from tests.unit.handlers.office import Office, at, households
from union.budgets.expenditure import Budget
from union.core import period as periods
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event
from union.reading.life.life_event import Occasion
from union.reports.model import Digest
from union.requests.lifecycle import Step

NOVEMBER, DAY = periods.month(2026, 11), date(2026, 11, 12)
SAID = (
    "五必访：应访1户，已访0户；未访：#1 探望住院职工（二车间，11月20日前）\n"
    "诉求：收到1件，答复1件，平均答复用时2个工作日\n"
    "走访覆盖：小组2个，走到1个；本半年未走到：机关\n"
    "预算：帮扶慰问累计支出6000元（预算30000元的20%）"
)


def told(report: Digest) -> dict[str, Any]:
    """What the report's sections say of themselves in JSON."""
    return {each.key: each.data for each in report.added if each.key}


class Caring(Office):
    """A group with two branches, a budget, a request answered, a visit due and not made."""

    def __init__(self) -> None:
        super().__init__()
        now = self.stage.now
        with self.store.unit() as db:
            shop, _office = (branch_list.add(db, self.group, name, None, now) for name in ("二车间", "机关"))
            budgets_queries.set_budget(db, self.group, Budget(2026, "帮扶慰问", "CNY", 3_000_000), None, now)
            asked = requests_queries.add(db, self.group, "食堂晚班没热饭", date(2026, 11, 3), 3, None, "hash")
            requests_queries.happened(db, self.group, asked, Step.ANSWER, date(2026, 11, 5))
            day = datetime.fromisoformat("2026-11-20")
            title = "探望住院职工刘＊＊（二车间）"
            item = events_queries.add(
                db, self.group, Event(0, 0, title, Kind.VISIT, day, Grain.DAY, deadline=True), now
            )
            kept = Care(
                0, Occasion.ILLNESS, "刘＊＊", date(2026, 11, 17), day.date(), branch="二车间", words="住院",
                state=State.ACCEPTED, event_id=item.id,
            )  # fmt: skip
            kept = replace(kept, id=visits_due.add(db, self.group, kept, now))
            visits_due.keep_day(db, self.group, kept, day.date(), now)
        self.first = self.log(households(12, 6000, DAY), branch="二车间", branches=(shop.number,))

    def lock(self) -> None:
        """November's report is posted and stands."""
        self.round("2026-11-30 17:00")
        self.deliver()
        self.round("2026-12-03 17:00")
        self.deliver()
        self.stage.now = at("2026-12-08 10:00")

    def also(self) -> None:
        """More of everything, after the lock or before."""
        with self.store.unit() as db:
            branch_list.add(db, self.group, "质检科", None, self.stage.now)
            budgets_queries.set_budget(
                db, self.group, Budget(2026, "帮扶慰问", "CNY", 9_900_000), None, self.stage.now
            )
            budgets_queries.set_budget(
                db, self.group, Budget(2026, "", "CNY", 9_900_000), None, self.stage.now
            )
            requests_queries.add(db, self.group, "另一件", date(2026, 12, 7), 3, None, "other")


def test_the_post_tells_and_follows() -> None:
    """A line each, no name; what changes while the report is open changes the post."""
    office = Caring()
    office.round("2026-11-30 17:00")
    office.deliver()
    assert SAID in office.posts()[0]
    assert (
        "刘＊＊" not in office.posts()[0] and "#1 探望住院职工（二车间）：11月20日到期" in office.posts()[0]
    )
    with office.store.unit() as db:
        branch_list.add(db, office.group, "质检科", None, office.stage.now)
    office.round("2026-11-30 18:00")
    assert "走访覆盖：小组3个，走到1个" in office.edits()[-1]


def test_a_locked_report_knows_what_it_knew() -> None:
    """Lists, budgets and requests of later change nothing of it and are no reason for a 更正稿."""
    office = Caring()
    office.lock()
    office.also()
    db, now = office.store.db, office.stage.now
    report = Reports(db, office.group, now, SECTIONS).report(NOVEMBER)
    assert told(report)["budgets"][0]["planned"] == 30_000
    assert Reports(db, office.group, now, SECTIONS).corrected(NOVEMBER) is None


def test_a_branch_that_was_renamed_or_became_part_of_another_is_no_correction() -> None:
    """The list a report was made with stays its list; a log taken back still counts."""
    office = Caring()
    office.lock()
    with office.store.unit() as db:
        shop, room = branch_list.all_branches(db, office.group)
        branch_list.rename(db, office.group, room, "科室", office.stage.now)
        assert Reports(db, office.group, office.stage.now, SECTIONS).corrected(NOVEMBER) is None
        branch_list.merge(db, office.group, shop, replace(room, name="科室"), office.stage.now)
        assert Reports(db, office.group, office.stage.now, SECTIONS).corrected(NOVEMBER) is None
    office.undo(office.first)
    made = Reports(office.store.db, office.group, office.stage.now, SECTIONS).corrected(NOVEMBER)
    assert made is not None
    assert (told(made)["coverage"]["branches"], told(made)["coverage"]["unreached"]) == (2, ["机关"])


def test_a_corrected_report_says_what_became_of_the_figures() -> None:
    """A log of the locked month taken back: its branch is not reached, its money not spent."""
    office = Caring()
    office.lock()
    office.also()
    office.undo(office.first)
    made = Reports(office.store.db, office.group, office.stage.now, SECTIONS).corrected(NOVEMBER)
    assert made is not None
    assert made.corrections == (
        "帮扶慰问：1项→0项，12户→0户，6000元→0元",
        "走访覆盖：走到1个→0个，未走到1个（机关）→2个（二车间、机关），本半年未走到1个（机关）→2个（二车间、机关）",
        "预算：帮扶慰问累计支出6000元（执行率20%）→0元（执行率0%）",
    )


def test_a_report_locked_before_there_was_care_stays_without() -> None:
    """Branches and budgets that came later are not brought up by a 更正稿."""
    office = Office()
    first = office.log(households(12, 6000, DAY))
    Caring.lock(office)  # type: ignore[arg-type]
    Caring.also(office)  # type: ignore[arg-type]
    office.undo(first)
    made = Reports(office.store.db, office.group, office.stage.now, SECTIONS).corrected(NOVEMBER)
    assert made is not None and not told(made)
    assert made.corrections == ("帮扶慰问：1项→0项，12户→0户，6000元→0元",)


def test_a_year_tells_its_own() -> None:
    """The budget is the year's: what was spent in the period is all of it."""
    office = Caring()
    office.stage.now = at("2026-12-08 10:00")
    year = periods.of_key("2026")
    assert year is not None
    care = told(Reports(office.store.db, office.group, office.stage.now, SECTIONS).report(year))
    reached = care["coverage"]
    assert (care["visits"]["due"], reached["reached"], reached["unreached"]) == (1, 1, ["机关"])
    assert [(each["spent"], each["in_period"]) for each in care["budgets"]] == [(6000, 6000)]


def test_a_month_gone_by_with_a_request_alone_is_told_of() -> None:
    """After a long rest months without anything are passed over, not one somebody waited in."""
    office = Office()
    office.log(households(12, 6000, date(2026, 10, 12)))
    with office.store.unit() as db:
        requests_queries.add(db, office.group, "食堂晚班没热饭", date(2026, 11, 3), 3, None, "hash")
    office.round("2027-02-20 10:00")
    assert ["诉求：收到1件，办理中1件（其中超期1件）" in each for each in office.posts()].count(True) == 1
