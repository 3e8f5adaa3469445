"""Who sees to what one message plans, told behind it."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts

NOW = datetime(2026, 12, 1, 8, 40)
DUTIES = [
    ("8号职代会，28号走访。李明负责职代会，王芳负责走访", [("职代会", "李明"), ("走访", "王芳")]),
    (
        "12月12日趣味运动会，12月20日联欢会，小李管联欢会，小张管运动会",
        [("趣味运动会", "小张"), ("联欢会", "小李")],
    ),
    ("12號行山，19號聚餐，阿明跟進聚餐", [("行山", None), ("聚餐", "阿明")]),
]


@pytest.mark.parametrize(("text", "wanted"), DUTIES)
def test_who_sees_to_a_thing_planned_beside_it_owns_that(
    text: str, wanted: list[tuple[str, str | None]]
) -> None:
    acts = read_acts(text, NOW, Context()).acts
    assert [(one.title, one.owners[0] if one.owners else None) for one in acts] == wanted


def test_a_limit_before_a_stop_is_of_the_task_before_it() -> None:
    """Of the one behind it only where it leads straight to that."""
    context = Context(people=("李明", "王芳"))
    apart = read_acts("会上定两件事：李明把灭火器查一遍，18号前，王芳出一期板报，22号前", NOW, context).acts
    assert [(one.title, one.owners, one.whens[0].text) for one in apart] == [
        ("灭火器查一遍", ("李明",), "18号前"),
        ("出一期板报", ("王芳",), "22号前"),
    ]


def test_a_duty_for_what_is_not_planned_stays_an_act_of_its_own() -> None:
    acts = read_acts("8号职代会，28号走访。李明负责会务", NOW, Context(people=("李明",))).acts
    assert [one.title for one in acts] == ["职代会", "走访", "会务"]


def test_work_told_in_the_same_clause_is_kept() -> None:
    acts = read_acts("3月5日培训，3月9日演练。老王负责演练，来了30人", NOW, Context()).acts
    assert [m.text for one in acts for m in one.measures] == ["30人"]


PEOPLE = ("陳美玲", "李嘉欣", "何國華")
BESIDE = [
    ("12月8號開理事會，嘉欣負責聯絡審計師", [("理事會", "12-08"), ("聯絡審計師", "12-08")]),
    (
        "12月8號開理事會，12月20號探訪老人院，國華負責訂車",
        [("理事會", "12-08"), ("探訪老人院", "12-20"), ("訂車", "12-20")],
    ),
    (
        "12月20號搞聯歡，10號截止報名，國華負責訂車",
        [("聯歡", "12-20"), ("聯歡報名", "12-10"), ("訂車", "12-20")],
    ),
    (
        "12月8號開理事會，12月15號之前國華交今年嘅核數報告，嘉欣負責聯絡審計師",
        [("理事會", "12-08"), ("交今年嘅核數報告", "12-15"), ("聯絡審計師", "12-15")],
    ),
    ("12月8號同管方開會，前一日國華整好份底線", [("同管方開會", "12-08"), ("整好份底線", "12-07")]),
    (
        "同管方約咗12月12號朝早10點半傾花紅，傾之前美玲要整好份意見總結",
        [("同管方傾花紅", "12-12"), ("整好份意見總結", "12-12")],
    ),
    ("12月8号开理事会，之前一天大家把材料准备好", [("理事会", "12-08"), ("材料", "12-07")]),
]


@pytest.mark.parametrize(("text", "wanted"), BESIDE)
def test_a_duty_beside_plans_is_due_by_the_one_before_it(text: str, wanted: list[tuple[str, str]]) -> None:
    acts = read_acts(text, NOW, Context(region="HK", people=PEOPLE)).acts
    assert [(one.title, f"{one.whens[0].start:%m-%d}") for one in acts] == wanted


def test_what_all_should_mind_on_the_day_is_no_task() -> None:
    acts = read_acts("12月18号体检，大家记得空腹", NOW, Context(people=PEOPLE)).acts
    assert [one.title for one in acts] == ["体检"]
