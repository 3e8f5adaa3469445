"""What officers say of what is on the calendar, in everyday words: each ends, moves or brings back the item that is meant."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import with_told

BOWLING = ("Bowling night on 18 Dec 7pm, SAFRA Yishun", "Bowling night on 18 Dec is cancelled")
TASKS = ("李建国负责12月22日前订蜜桔", "李建国负责12月25日前付舞狮定金")


def heard(*told: str, at: str = "2026-12-01 09:00") -> str:
    """The answer to the last, behind the others."""
    return with_told(*told[:-1], at=at).says(LI, told[-1])


@pytest.mark.parametrize(
    "said",
    [
        "good news bowling on again!! same day same time",
        "bowling is back on, same day and time",
        "ok the bowling can proceed as planned liao",
        "bowling not cancelled already, still going ahead on the 18th",
    ],
)
def test_what_was_called_off_is_on_again(said: str) -> None:
    """In whatever English words."""
    answer = heard(*BOWLING, said)
    assert answer.startswith("已恢复 #1 Bowling night")


def test_what_is_held_as_before_is_on_again() -> None:
    """「照上」 of a class that was off."""
    answer = heard("12月2日晚上7点半编织课", "编织课取消了", "好消息！老师好了，明晚编织课照上")
    assert answer.startswith("已恢复 #1 编织课")


@pytest.mark.parametrize(
    "said",
    [
        "mgmt ask to delay the nego one week, same time. tues briefing still on",
        "HR request postpone wage nego by a week",
        "lets push the wage negotiation back one week",
    ],
)
def test_another_day_in_the_next_sentence_is_not_the_new_one(said: str) -> None:
    """The span alone says to when."""
    answer = heard("Wage negotiation with management on 17 Feb 2027 10am", said)
    assert "2027年2月24日 周三 10:00" in answer


@pytest.mark.parametrize(
    "said", ["读书会和插花课两天对调", "读书会跟插花课换个个儿", "读书会同插花课调转日子"]
)
def test_two_change_places(said: str) -> None:
    """However the exchange is called."""
    answer = heard("12月12日下午2点读书会，12月19日下午2点插花课", said)
    assert "#1 读书会：12月19日" in answer and "#2 插花课：12月12日" in answer


@pytest.mark.parametrize(
    "said",
    [
        "一楼会议室被占了，读书会改二楼，还得晚半小时",
        "管理处说天台要做防水，读书会搬落二楼礼堂，仲要迟半个钟",
        "读书会改到北门空地，当天晚半小时开始",
    ],
)
def test_a_new_place_and_a_new_hour_are_of_one_thing(said: str) -> None:
    """Also where a word stands between them."""
    assert "12月18日 周五 15:30" in heard("12月18日下午3点读书会，一楼会议室", said)


@pytest.mark.parametrize(
    "said",
    ["蜜桔订好了，舞狮定金付了300元", "蜜桔订好了，舞狮定金也付了，300元"],
)
def test_two_tasks_done_in_one_message(said: str) -> None:
    """Neither is asked for any more."""
    answer = heard(*TASKS, said)
    assert "#1 订蜜桔" in answer and "#2 付舞狮定金" in answer and answer.count("已完成") == 2


def test_a_sum_is_filed_with_what_it_stands_beside() -> None:
    """And not with the thing told before it."""
    assert "对应日程 #2 付舞狮定金" in heard(*TASKS, "蜜桔订好了，舞狮定金付了300元")


@pytest.mark.parametrize("said", ["大巴不用联系了，大家自己开车去", "大巴别订了"])
def test_what_nobody_need_see_to_is_off(said: str) -> None:
    """Said of the thing by part of its title."""
    assert heard("李建国负责12月15日前联系大巴", said).startswith("已取消 #1 联系大巴")


@pytest.mark.parametrize(
    "said", ["lock changed already", "notice board lock changed today", "noticeboard lock replaced"]
)
def test_what_was_to_be_changed_is_changed(said: str) -> None:
    """It is done, and not moved to today."""
    answer = heard("Task for Kumar: change the noticeboard lock by 8 Jan 2027", said)
    assert "已完成 #1 change the noticeboard lock" in answer


def test_a_task_in_labelled_words_is_no_change_of_another() -> None:
    """「change」 in it is what is to be done."""
    answer = heard(
        "Task for Jason: order the 2027 calendars by 7 December 2026",
        "Task for Kumar: change the noticeboard lock by Friday 8 January 2027.",
    )
    assert answer.startswith("已安排 #2 change the noticeboard lock")


def test_who_is_in_charge_of_another_thing_takes_over_nothing() -> None:
    """However long what he is to do is called."""
    answer = heard("李建国负责1月14日前清点工具柜", "李建国负责1月19日前联系篮球场护栏维修")
    assert answer.startswith("已安排 #2 联系篮球场护栏维修")


def test_whoever_fetches_children_has_no_task() -> None:
    """It is why the meeting begins later."""
    answer = heard("12月2日晚上7点理事会", "周三的会晚半小时开，李建国要接小朋友放学")
    assert "19:30" in answer and "#2" not in answer


def test_by_a_name_and_english_words_the_day_is_meant() -> None:
    """「the Friday thing」 is what is held then."""
    answer = heard("Calendar distribution 4 Dec 1pm at lobby", "the Friday thing change to 11.30am")
    assert "12月4日 周五 11:30" in answer and "#1" in answer


def test_the_hour_tells_which_of_two() -> None:
    """「八点那会儿」 is when it was, no new hour of anything."""
    visits = ("12月3日下午3点慰问调度室值班员", "12月3日晚上8点慰问锅炉房夜班")
    said = "12月3日慰问啊，陈静说八点那会儿刚接班最乱，咱们九点半再过去"
    answer = heard(*visits, said)
    assert answer.count("#2 慰问锅炉房夜班：12月3日 周四 21:30") and "？" not in answer


def test_a_bare_closing_is_of_what_was_named_before_it() -> None:
    """Not of the sign-up that is open as well."""
    lists = ("12月7日前王芳收排球赛报名表", "12月11日前李建国交单亲女工名册")
    answer = heard(*lists, "单亲女工名册还差二车间的，截止往后延到12月16号")
    assert "#2 交单亲女工名册：截止12月16日" in answer


def test_a_draft_to_be_shown_is_a_task_of_its_own() -> None:
    """The day on which the report is due stays."""
    answer = heard("12月25日前报送民主管理自查报告到州总", "自查报告王芳来写，23号拿给我过目")
    assert answer.startswith("已安排 #2") and "截止12月23日" in answer and "#1" not in answer


def test_the_words_of_a_name_may_stand_in_another_order() -> None:
    """「夜班走访」 of 「走访变电所夜班职工」."""
    answer = heard("12月8日晚上8点走访变电所夜班职工", "咱们夜班走访就改到9号晚上十点吧")
    assert "#1 走访变电所夜班职工：12月9日 周三 22:00" in answer


def test_a_span_is_of_what_is_planned_whatever_its_count() -> None:
    """「晚三天交」 says so no less than 「晚两天」."""
    answer = heard("12月8日前李建国交劳保用品需求统计表", "劳保统计尚缺二车间数据，已请示过，晚三天交。")
    assert "#1 交劳保用品需求统计表：截止12月11日" in answer
