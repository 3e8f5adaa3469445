"""What a report says of care: its words where there is much, little, none, something late; what a 更正稿 says of it."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from storage.reports.locked_reports import kept, restored
from tests.unit.union.reports.digest_samples import november
from tests.unit.union.reports.text import care_samples as samples
from union.budgets.expenditure import BudgetLine
from union.core.period import of_key
from union.reports.amendments import changed
from union.reports.care_summary import Care, Coverage, DueVisit, Requests, Visits, VisitsOfKind, known_before
from union.reports.model import Digest, digest
from union.reports.text.care_texts import lines
from union.reports.text.group_message import as_text
from union.words import words

DUE = tuple(DueVisit(number, f"探望{number}", date(2026, 11, 20)) for number in range(31, 36))
NAMES = ("一车间", "二车间", "三车间", "四车间", "机关", "质检科")


def report(care: Care, key: str = "2026-11") -> Digest:
    """A report of this period with this care."""
    period = of_key(key)
    assert period is not None
    return digest(replace(november(care=care), period=period))


def visits(due: int, done: int, late: int = 0, left: tuple[DueVisit, ...] = ()) -> Care:
    return Care(visits=Visits((VisitsOfKind("病", due, done, late),), left))


SAID = [
    (visits(3, 3), "五必访：应访3户，已全部走访"),
    (visits(1, 1, 1), "五必访：应访1户，已走访（超期）"),
    (visits(2, 2, 1), "五必访：应访2户，已全部走访（其中1户超期）"),
    (visits(2, 0), "五必访：应访2户，尚未走访"),
    (visits(6, 1, 0, DUE), "五必访：应访6户，已访1户；未访：#31 探望31（11月20日前）、#32 探望32（11月20日前）、#33 探望33（11月20日前）等5户"),
    (
        visits(1, 0, 0, (DueVisit(7, "看望住院职工（二车间）", date(2027, 1, 2)),)),
        "五必访：应访1户，尚未走访；未访：#7 看望住院职工（二车间，2027年1月2日前）",
    ),
    (
        Care(requests=Requests(5, 4, 0, 0, Decimal("1.75"), (("满意", 3), ("基本满意", 0), ("不满意", 1)))),
        "诉求：收到5件，答复4件，平均1.8个工作日；满意3、不满意1",
    ),
    (Care(requests=Requests(0, 1, 1, 1, Decimal(2))), "诉求：没有新收到的，答复1件，用时2个工作日，办理中1件（已超期）"),
    (Care(requests=Requests(2, 2, 0, 0, Decimal(0))), "诉求：收到2件，答复2件，当天答复"),
    (Care(requests=Requests(3, 0, 3, 1)), "诉求：收到3件，办理中3件（其中1件超期）"),
    (Care(coverage=Coverage(12, 9, NAMES[:3], NAMES[:2])), "走访覆盖：12个小组，本月走到9个；下半年以来未走到：一车间、二车间"),
    (Care(coverage=Coverage(9, 3, NAMES, NAMES)), "走访覆盖：9个小组，本月走到3个；下半年以来未走到：一车间、二车间、三车间、四车间、机关等6个"),
    (Care(coverage=Coverage(6, 0, NAMES, NAMES)), "走访覆盖：6个小组，本月都没有走到；下半年以来都没有走到"),
    (Care(coverage=Coverage(2, 2)), "走访覆盖：2个小组，本月全部走到"),
    (Care(coverage=Coverage(1, 1)), "走访覆盖：1个小组，本月已走到"),
    (Care(coverage=Coverage(1, 0, NAMES[:1], NAMES[:1])), "走访覆盖：1个小组，本月没有走到"),
    (
        Care(budgets=samples.BUDGETS),
        "预算：帮扶慰问已用约24600元/30000元（82%）、文体活动已用20500.50元/20000元（102%）、"
        "全年已用约63100.50元/120000元（52%），另有1项见附件",
    ),
    (Care(budgets=(BudgetLine("女职工", "HKD", 99_900, 99_899, 0),)), "预算：女职工已用998.99港元/999港元（99%）"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("care", "said"), SAID, ids=[said[:14] + str(place) for place, (_care, said) in enumerate(SAID)]
)
def test_each_subject_is_one_line(care: Care, said: str) -> None:
    """Of the message in the group, in its words for one, all, none, late, many."""
    assert lines(report(care), words()) == [said]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("2026-Q1", "走访覆盖：6个小组，本季度走到2个；上半年以来未走到：机关"),
        ("2026-H2", "走访覆盖：6个小组，本半年走到2个；未走到：机关、质检科"),
        ("2026", "走访覆盖：6个小组，本年走到2个；未走到：机关、质检科"),
    ],
)
def test_of_a_longer_report_the_branches_of_its_own_time(key: str, said: str) -> None:
    """A month or quarter names what its half-year has not reached, a half or year what it has not itself."""
    assert lines(report(Care(coverage=Coverage(6, 2, NAMES[4:], NAMES[4:5])), key), words()) == [said]


@pytest.mark.parametrize(
    "care",
    [
        None,
        Care(),
        Care(Visits(()), Requests(0, 0, 0, 0), Coverage(0, 0)),
        Care(Visits((VisitsOfKind("病", 0, 0),), DUE)),
    ],
)
def test_nothing_is_said_of_nothing(care: Care | None) -> None:
    """In use without anything to tell, or not in use: the report is as it was before."""
    made = digest(november(care=care))
    assert made.care is None
    assert made == digest(november())


def test_about_is_said_of_a_budget_too() -> None:
    """「约」 in a budget alone has its note."""
    made = report(Care(budgets=samples.BUDGETS[:1]))
    assert made.approximate
    bare = digest(
        replace(november(entries=(), previous=None, year_ago=None, year_to_date=None), care=made.care)
    )
    assert "注：带“约”的数含约数" in as_text(bare, words()).text


def test_an_older_kept_report_has_no_care() -> None:
    """What was written down before there was any is read as it was."""
    old = json.loads(kept(digest(november())))
    del old["care"]
    assert restored(json.dumps(old)) == digest(november())


def test_a_corrected_report_names_the_figures_of_care_that_moved() -> None:
    """A line a subject; what is as it was is not named, nor what the report before knew nothing of."""
    after = Care(
        replace(samples.VISITS, kinds=(VisitsOfKind("病", 2, 2), *samples.VISITS.kinds[1:]), open=()),
        samples.REQUESTS,
        Coverage(12, 10, ("三车间", "机关"), ("三车间", "机关")),
        (replace(samples.BUDGETS[0], spent=2_400_000), *samples.BUDGETS[1:]),
    )
    assert changed(report(samples.MUCH), report(after), words()) == (
        "五必访：已访4户→5户，未访1户（#31 探望住院职工（二车间，11月25日前））→无，生病住院已访1户→2户",
        "走访覆盖：本月走到9个→10个，本月未走到3个（三车间、机关、质检科）→2个（三车间、机关）",
        "预算：帮扶慰问累计支出约24600元（执行率82%）→约24000元（执行率80%）",
    )
    before = report(Care(coverage=samples.COVERAGE, budgets=samples.BUDGETS[:1]))
    assert known_before(after, before.care) == Care(coverage=after.coverage, budgets=after.budgets[:1])
    assert known_before(after, None) is None
