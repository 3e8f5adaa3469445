"""A week said at the head of a list holds for its weekdays, also where each stands in a line of its own."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts

FRIDAY = datetime(2026, 11, 20, 10)
PEOPLE = ("王芳", "赵磊")


def days(text: str, region: str = "CN") -> str:
    """The days of what is planned or given as a task."""
    found = read_acts(text, FRIDAY, Context(region=region, people=PEOPLE)).acts
    return " ".join(f"{one.whens[0].start:%m-%d}" for one in found if one.whens)


HEADED = [
    ("下周工作安排：\n周一上午9点 支委会\n周四下午2点 消防演练\n周五上午8点半 植树", "11-23 11-26 11-27"),
    ("下周走访 周二老赵家 周四老钱家 周五老孙家", "11-24 11-26 11-27"),
    ("下周有三件事，周一例会，周三体检，周五拔河赛", "11-23 11-25 11-27"),
    ("下下周培训安排 周二9点 电工班 周五9点 焊工班", "12-01 12-04"),
    ("下周一9点例会，周五3点篮球赛", "11-23 11-27"),
    ("下周例会周五下午3点开", "11-27"),
]
ABROAD = [
    ("Next week plan: Mon 9am toolbox, Fri 5pm exco", "SG", "11-23 11-27"),
    ("next wk\ntues 3pm dialogue\nsat 8am cleanup", "SG", "11-24 11-28"),
    ("下星期落區 星期二荃灣 星期五屯門", "HK", "11-24 11-27"),
]
OTHERS = [
    ("下周要迎检，周五下午3点先开个碰头会", "11-20"),
    ("下周巡查 周二一车间 周四二车间，名单周五前报给我", "11-24 11-26 11-20"),
    ("周六下午2点座谈会，周日上午9点消防培训", "11-21 11-22"),
    ("本周安排：周六下午2点座谈会，周日上午9点消防培训", "11-21 11-22"),
]


@pytest.mark.parametrize(("text", "found"), HEADED)
def test_weekdays_behind_a_week(text: str, found: str) -> None:
    assert days(text) == found


@pytest.mark.parametrize(("text", "region", "found"), ABROAD)
def test_weekdays_behind_a_week_abroad(text: str, region: str, found: str) -> None:
    assert days(text, region) == found


@pytest.mark.parametrize(("text", "found"), OTHERS)
def test_weekdays_of_this_week(text: str, found: str) -> None:
    assert days(text) == found


MONTHS = [
    ("今晚常委會決定:\n1. 王芳9/12前交報告\n2. 赵磊15/12前訂場", "HK", "12-09 12-15"),
    ("Minutes\n1. Ravi to send letter by 10/12\n2. Next meeting 17/12 7pm", "SG", "12-10 12-17"),
]


@pytest.mark.parametrize(("text", "region", "found"), MONTHS)
def test_one_day_above_twelve_tells_which_number_is_the_month(text: str, region: str, found: str) -> None:
    acts = read_acts(text, FRIDAY, Context(region=region, people=PEOPLE)).acts
    assert days(text, region) == found
    assert not any(one.message.alternatives for one in acts if one.message)


HEADINGS = [
    (
        "CA briefing schedule\n16/12 10am Line A\n17/12 2pm Line B",
        ["CA briefing（Line A）", "CA briefing（Line B）"],
    ),
    ("Meeting schedule: 16 Dec 3pm Dept A; 18 Dec 3pm Dept B", ["Meeting（Dept A）", "Meeting（Dept B）"]),
    ("團年飯安排：\n12月16日夜晚7點 東區\n12月18日夜晚7點 西區", ["團年飯（東區）", "團年飯（西區）"]),
]


@pytest.mark.parametrize(("text", "titles"), HEADINGS)
def test_a_heading_is_quoted_as_written(text: str, titles: list[str]) -> None:
    found = read_acts(text, FRIDAY, Context(region="SG", people=PEOPLE)).acts
    assert [one.title for one in found] == titles
