"""Who sees to what by one day for all, or in a list; whose a plan is; days told by others."""

from datetime import datetime

import pytest

from union.reading.acts.extraction import look
from union.reading.acts.tasks.clause_roles import roles_in
from union.reading.acts.tasks.duty_lists import duty_list, without_marks
from union.reading.acts.tasks.named_days import with_days_before, with_weekdays_headed

PEOPLE = ("周慧", "陈国强", "林丽珍", "吴东")
ENGLISH = ("Wei Jie", "Farah", "Suresh")
NOW = datetime(2026, 12, 1, 9)


@pytest.mark.parametrize(
    ("text", "owners", "day"),
    [
        ("联欢会的会标国强，签到丽珍。24号备齐。", [("陈国强",), ("林丽珍",)], 24),
        ("横幅国强写，音响我去借，花让丽珍订，都20号前弄好", [("陈国强",), ("我",), ("林丽珍",)], 20),
        ("都周五前：国强把灯换了，丽珍把登记表收上来", [("陈国强",), ("林丽珍",)], 4),
        ("区里要两份材料：总结国强写、台账丽珍整理，交给办公室，18号前", [("陈国强",), ("林丽珍",)], 18),
        (
            "走访困难户12家，20号前走完，国强和吴东跑东片，我和丽珍跑西片",
            [("陈国强", "吴东"), ("我", "林丽珍")],
            20,
        ),
        (
            "1、福利方案，国强，11号前\n2、比价，丽珍，9号前\n3、发通知，吴东",
            [("陈国强",), ("林丽珍",), ("吴东",)],
            11,
        ),
    ],
)
def test_what_is_shared_out_is_a_list(text: str, owners: list[tuple[str, ...]], day: int) -> None:
    """Each thing with those who see to it; a shared day stands before or behind them."""
    found = duty_list(look(without_marks(text), NOW), PEOPLE)
    assert found is not None
    assert [one.owners for one in found.duties] == owners
    assert found.duties[0].due is not None
    assert found.duties[0].due.when.start.day == day


@pytest.mark.parametrize(
    "text",
    [
        "谢谢国强，谢谢丽珍，20号见",
        "会上表扬了国强，丽珍，都是3月8号那天",
        "国强说丽珍病了，我明天去看",
        "两场都是国强和我去，丽珍写简报，20号前给我",
        "国强10号前写总结，丽珍20号开会",
    ],
)
def test_what_shares_nothing_out_is_none(text: str) -> None:
    """Thanks, talk, whose the whole is, and tasks with a day each in one sentence."""
    assert duty_list(look(text, NOW), PEOPLE) is None


def test_an_english_list_keeps_its_words() -> None:
    """The day stands behind all of them."""
    found = duty_list(look("Farah - banner, Suresh - call reporters. all by sat 12 dec", NOW, "SG"), ENGLISH)
    assert found is not None
    assert [(one.thing, one.owners) for one in found.duties] == [
        ("banner", ("Farah",)),
        ("call reporters", ("Suresh",)),
    ]


@pytest.mark.parametrize(
    ("text", "owners", "is_of_all"),
    [
        ("11日上午9点安全讲座，吴东组织", ("吴东",), False),
        ("9日讲座，16日瑜伽，全部由丽珍统筹", ("林丽珍",), True),
        ("我和国强下周三去市总谈合同", ("我", "陈国强"), False),
        ("消防演练11日下午2点，我指挥", ("我",), False),
    ],
)
def test_a_clause_says_whose_a_plan_is(text: str, owners: tuple[str, ...], is_of_all: bool) -> None:
    """Also of all that is planned."""
    (role,) = roles_in(look(text, NOW).words, PEOPLE)
    assert (role.owners, role.is_of_all) == (owners, is_of_all)


@pytest.mark.parametrize(
    "text", ["国强11日住院了，我去看", "座谈会11日，国强去不了", "国强，11日的会几点开", "国强说11日下雨"]
)
def test_what_is_told_of_somebody_gives_him_nothing(text: str) -> None:
    """Nor does what calls him."""
    assert all("陈国强" not in role.owners for role in roles_in(look(text, NOW).words, PEOPLE))


def test_days_before_an_event_are_days() -> None:
    """「会前三天」 is by a day; what is put off is not."""
    text = "换届定在12月16日下午3点，选票会前三天印好"
    assert with_days_before(text, look(text, NOW), NOW).endswith("选票12月13日前印好")
    english = "AGM on 16 dec, notice out a week before"
    assert with_days_before(english, look(english, NOW, "SG"), NOW).endswith("notice out by 9 Dec")
    moved = "12月16日的会提前两天开"
    assert with_days_before(moved, look(moved, NOW), NOW) == moved


def test_a_heading_names_the_week_of_all() -> None:
    """The Friday of a list headed next week is next week's."""
    assert with_weekdays_headed("下周安排：周一例会；周五前核完") == "下周安排：下周一例会；下周五前核完"
    assert with_weekdays_headed("下周一例会：周五前报议题") == "下周一例会：周五前报议题"
