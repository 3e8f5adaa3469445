"""What a report says of care: its words where there is much, little, none, something late; what a 更正稿 says of it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from storage.core import groups
from storage.reports import locked_reports
from tests.empty_database import in_memory
from tests.unit.union.reports.digest_samples import november
from tests.unit.union.reports.text import care_samples as samples
from tests.unit.union.reports.text.care_samples import Added
from union.budgets.expenditure import BudgetLine
from union.care import visit_rules
from union.care.visit_rules import VisitsOfKind
from union.core.groups import Settings
from union.core.period import of_key
from union.core.report_section import ListLine
from union.reports.amendments import changed
from union.reports.ledger import Ledger
from union.reports.model import Digest, digest
from union.reports.text.parts import as_text
from union.requests.lifecycle import Requests
from union.words import words

DUE = tuple(ListLine(f"探望{number}", number, date(2026, 11, 20)) for number in range(31, 36))
NAMES = ("一车间", "二车间", "三车间", "四车间", "机关", "质检科")


def report(added: Added, key: str = "2026-11") -> Digest:
    """A report of this period with these sections."""
    period = of_key(key)
    assert period is not None
    return digest(replace(november(added=added), period=period))


def lines(made: Digest) -> list[str]:
    """What the message tells of them."""
    return [each.line(words()) for each in made.added]


def visits(due: int, done: int, late: int = 0, left: tuple[ListLine, ...] = ()) -> Added:
    return samples.visits([VisitsOfKind("病", due, done, late)], left)


SAID = [
    (visits(3, 3), "五必访：应访3户，已访3户"),
    (visits(1, 1, 1), "五必访：应访1户，已访1户（其中超期1户）"),
    (visits(2, 0), "五必访：应访2户，已访0户"),
    (visits(6, 1, 0, DUE), "五必访：应访6户，已访1户；未访：#31 探望31（11月20日前）、#32 探望32（11月20日前）、#33 探望33（11月20日前）等5户"),
    (
        visits(1, 0, 0, (ListLine("看望住院职工（二车间）", 7, date(2027, 1, 2)),)),
        "五必访：应访1户，已访0户；未访：#7 看望住院职工（二车间，1月2日前）",
    ),
    (
        samples.requests(Requests(5, 4, 0, 0, Decimal("1.75"), (("满意", 3), ("基本满意", 0), ("不满意", 1)))),
        "诉求：收到5件，答复4件，平均答复用时1.8个工作日，满意3件，不满意1件",
    ),
    (
        samples.requests(Requests(0, 1, 1, 1, Decimal(2))),
        "诉求：答复1件，平均答复用时2个工作日，办理中1件（其中超期1件）",
    ),
    (samples.requests(Requests(3, 0, 3, 1)), "诉求：收到3件，办理中3件（其中超期1件）"),
    (samples.coverage(12, NAMES[:3], NAMES[:2]), "走访覆盖：小组12个，走到9个；本半年未走到：一车间、二车间"),
    (samples.coverage(9, NAMES, NAMES), "走访覆盖：小组9个，走到3个；本半年未走到：一车间、二车间、三车间、四车间、机关等6个"),
    (samples.coverage(2), "走访覆盖：小组2个，走到2个"),
    (samples.coverage(6, NAMES[4:], NAMES[4:], is_long=True), "走访覆盖：小组6个，走到4个；未走到：机关、质检科"),
    (
        samples.budgets(),
        "预算：帮扶慰问累计支出约24600元（预算30000元的82%），文体活动累计支出20500.50元（预算20000元的102%），"
        "全年累计支出约63100.50元（预算120000元的52%），另有1项见附件",
    ),
    (
        samples.budgets((BudgetLine("女职工", "HKD", 99_900, 99_899, 0),)),
        "预算：女职工累计支出998.99港元（预算999港元的99%）",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("added", "said"), SAID, ids=[said[:14] + str(place) for place, (_added, said) in enumerate(SAID)]
)
def test_each_subject_is_one_line(added: Added, said: str) -> None:
    """Of the message in the group, with what is left to do."""
    assert lines(report(added)) == [said]


def test_nothing_is_said_of_nothing() -> None:
    """In use without anything to tell: there is no section."""
    assert not visit_rules.visits([], DUE) and not visit_rules.visits([VisitsOfKind("病", 0, 0)], DUE)
    assert not samples.budgets(())


def test_about_is_said_of_a_budget_too() -> None:
    """「约」 in a budget alone has its note."""
    made = report(samples.budgets(samples.BUDGETS[:1]))
    assert made.approximate
    bare = digest(
        replace(november(entries=(), previous=None, year_ago=None, year_to_date=None), added=made.added)
    )
    assert "注：带“约”的数含约数" in as_text(bare, words()).text


KEPT_CARE = {
    "visits": {
        "kinds": [
            {"occasion": sign, "due": due, "done": 1, "late": late}
            for sign, due, late in (("病", 2, 0), ("困", 1, 1), ("丧", 1, 0), ("退", 1, 0))
        ],
        "open": [{"number": 31, "title": "探望住院职工（二车间）", "due": "2026-11-25"}],
    },
    "requests": {
        "received": 5, "answered": 4, "open": 2, "late": 1, "days": "1.75", "opinions": [["满意", 3], ["基本满意", 1]],
    },
    "coverage": {"branches": 12, "reached": 9, "unreached": ["三车间", "机关", "质检科"], "half": ["三车间", "机关"]},
    "budgets": [
        {"category": "帮扶慰问", "currency": "CNY", "planned": 3000000, "spent": 2460000, "in_period": 715000, "approx": True},
        {"category": "文体活动", "currency": "CNY", "planned": 2000000, "spent": 2050050, "in_period": 0, "approx": False},
        {"category": "教育培训", "currency": "CNY", "planned": 800000, "spent": 0, "in_period": 0, "approx": False},
        {"category": "", "currency": "CNY", "planned": 12000000, "spent": 6310050, "in_period": 715000, "approx": True},
    ],
}  # fmt: skip


@pytest.mark.parametrize(("care", "added"), [(KEPT_CARE, samples.MUCH), (None, ())])
def test_a_report_kept_with_care_has_its_sections(care: object, added: Added) -> None:
    """What was written down when they were four values of their own is the same as what is made now."""
    db = in_memory().db
    number = groups.create(db, -1001, "红星厂工会", datetime(2026, 11, 20, tzinfo=UTC))
    group = groups.get(db, number, Settings())
    assert group is not None
    made = digest(november(added=added))
    locked_reports.keep(db, group, made, Ledger(), datetime(2026, 12, 3, tzinfo=UTC))
    old = json.loads(locked_reports.report_as_json(made)) | {"care": care, "added": []}
    db.execute("update kept_reports set report = ?", [json.dumps(old)])
    locked_reports.give_sections(db)
    found = locked_reports.latest(db, group, made.period.key)
    assert found is not None and found.report == made


def test_a_corrected_report_names_the_figures_of_care_that_moved() -> None:
    """A line a subject; what is as it was is not named."""
    after = (
        *samples.visits((VisitsOfKind("病", 2, 2), *samples.KINDS[1:]), ()),
        *samples.requests(),
        *samples.coverage(12, ("三车间", "机关"), ("三车间", "机关")),
        *samples.budgets((replace(samples.BUDGETS[0], spent=2_400_000), *samples.BUDGETS[1:])),
    )
    assert changed(report(samples.MUCH), report(after), words()) == (
        "五必访：已访4户→5户，未访1户（#31 探望住院职工（二车间，11月25日前））→无，生病住院已访1户→2户",
        "走访覆盖：走到9个→10个，未走到3个（三车间、机关、质检科）→2个（三车间、机关）",
        "预算：帮扶慰问累计支出约24600元（执行率82%）→约24000元（执行率80%）",
    )
