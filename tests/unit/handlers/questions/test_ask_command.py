"""Questions answered with a figure and its logs, what is open, who has not reported."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.routing import free_text
from storage.branches import branch_list
from storage.core import groups, people
from storage.events import queries as events_queries
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import LI, ZHOU, in_private
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Status
from union.reading.message import Measure, Money
from union.worklog.entries import Fact

NOV_10 = date(2026, 11, 10)


def working() -> Office:
    """A group with some work this year; it is 20 November."""
    office = Office()
    office.log(households(5, 500, date(2026, 10, 9)))
    office.log(households(12, 6000, NOV_10))
    office.log(Fact("组织建设", "工会委员会会议", date(2026, 10, 12)))
    office.log(Fact("组织建设", "工会会员登记", date(2026, 10, 13)))
    office.log(Fact("民主管理", "职工座谈会", date(2026, 10, 14)))
    office.stage.now = at("2026-11-20 10:00")
    return office


def ask(office: Office, words: str) -> str:
    """Somebody asks in the group; the answer."""
    office.stage.write(ZHOU, words, ask_command.ask)
    return office.posts()[-1]


ROWS = [
    ("问 今年送温暖一共多少钱", "2026年 送温暖（按「帮扶慰问」统计）：6500元（2条记录）"),
    ("统计：今年帮扶慰问多少户", "2026年 帮扶慰问：17户（2条记录）"),
    ("/ask 11月慰问了多少户", "11月 慰问（按「帮扶慰问」统计）：12户（1条记录）"),
    ("问 上个月开了几次会", "10月 会议：2次（2条记录）"),
    ("问 三季度培训了多少人次", "第三季度 培训（按「教育培训」统计）：没有记录。"),
]


@pytest.mark.parametrize(("words", "said"), ROWS)
def test_figures(words: str, said: str) -> None:
    """The figure, what it is of and how many logs stand behind it."""
    assert ask(working(), words) == said


def meeting(office: Office, title: str, start: str, status: Status) -> None:
    """A meeting on the calendar that came to this."""
    begins = datetime.fromisoformat(start)
    event = Event(0, 0, title, Kind.MEETING, begins, Grain.MINUTE)
    with office.store.unit() as db:
        event = events_queries.add(db, office.group, event, office.stage.now)
        events_queries.close(db, office.group, event, status, office.stage.now, None)


def test_meetings_of_the_calendar_are_told_beside_those_of_the_log() -> None:
    """Planned and held, marked or not; never added to the log's, for they may be the same meetings."""
    office = Office()
    meeting(office, "小组长例会", "2026-10-14 15:00", Status.DONE)
    meeting(office, "委员会会议", "2026-10-21 15:00", Status.OPEN)
    meeting(office, "座谈会", "2026-10-22 15:00", Status.CANCELLED)
    assert ask(office, "问 上个月开了几次会").splitlines() == [
        "10月 会议：没有记录。",
        "日程上的会议：安排2次，已开2次（不与记录相加）。",
    ]
    office.log(Fact("组织建设", "召开工会委员会会议", date(2026, 10, 21)))
    assert ask(office, "问 上个月开了几次会").splitlines() == [
        "10月 会议：1次（1条记录）",
        "日程上的会议：安排2次，已开2次（不与记录相加）。",
    ]


def test_answer_opens_to_its_logs() -> None:
    """依据 lists the logs of the figure, and they alone."""
    office = working()
    ask(office, "问 上个月开了几次会")
    office.stage.press(ZHOU, "依据", ask_command.DEEDS)
    listed = office.posts()[-1].splitlines()
    assert listed[0] == "依据：10月 会议（共2条）"
    assert [line.split()[0] for line in listed[1:]] == ["#3", "#5"]


def test_old_answer_says_so() -> None:
    """Sources that are forgotten are said to be."""
    office = working()
    ask(office, "问 今年送温暖一共多少钱")
    office.store.db.execute("delete from drafts")
    assert office.stage.press(ZHOU, "依据", ask_command.DEEDS) == "依据已过期，请再问一次"


def test_month_leaves_late_logs_out_and_says_so() -> None:
    """The answer and the report of a month say the same; what came late is named beside it."""
    office = working()
    office.log(households(2, 200, date(2026, 10, 20)), late_for="2026-10")
    assert ask(office, "问 10月帮扶慰问多少户").splitlines() == [
        "10月 帮扶慰问：5户（1条记录）",
        "另有补报1项，与月报一致，不计入当月。",
    ]
    assert ask(office, "问 今年帮扶慰问多少户") == "2026年 帮扶慰问：19户（3条记录）"


@pytest.mark.parametrize("words", ["问", "问 今天天气怎么样"])
def test_unread_question_gets_examples(words: str) -> None:
    """Three questions that can be asked."""
    said = ask(working(), words)
    assert "可以这样问" in said
    assert len(said.splitlines()) == 4


def test_open_items_are_listed_late_first() -> None:
    """What is not done, by title, with how late it is."""
    office = working()
    office.item("上报经审材料", "2026-11-10", deadline=True)
    office.item("读书分享会", "2026-11-28")
    said = ask(office, "问 还有哪些没完成").splitlines()
    assert said[0] == "本月未完成2项，其中已过期限1项："
    assert "上报经审材料" in said[1]
    assert "已过期限10天" in said[1]
    assert "读书分享会" in said[2]


def test_nothing_open_is_said() -> None:
    """An empty list is an answer."""
    assert ask(working(), "问 还有哪些没完成") == "本月没有未完成的事项。"


def test_unreported_are_counted_in_the_group() -> None:
    """Nobody is named before the others."""
    office = working()
    assert "/roles" in ask(office, "问 谁还没报")
    office.officer("王芳", 501)
    assert ask(office, "问 谁还没报") == "11月已报0人，尚未报送1人。"


def in_private_of(office: Office, words: str) -> str:
    """The admin asks in private."""

    def act(turn: Turn) -> None:
        turn.group = office.group
        ask_command.ask(turn)

    office.stage.write(LI, words, act, in_private(LI))
    return office.posts(LI.user_id)[-1]


@pytest.mark.parametrize(("role", "named"), [(Role.ADMIN, True), (Role.OFFICER, False)])
def test_unreported_are_named_to_the_admin_in_private(role: Role, named: bool) -> None:
    """Names are for who has to ask after them."""
    office = working()
    office.officer("王芳", 501)
    with office.store.unit() as db:
        person = people.upsert_person(db, LI.user_id, LI.name, None, None, office.stage.now)
        people.enrol(db, office.group, person, role, office.stage.now)
    assert ("王芳" in in_private_of(office, "问 谁还没报")) is named


def test_chief_hears_names() -> None:
    """The 负责人 too, whatever their role."""
    office = working()
    person = office.officer("李建国", LI.user_id, by_hand=False)
    office.officer("王芳", 501)
    with office.store.unit() as db:
        people.set_chief(db, office.group, person, True)
    assert in_private_of(office, "问 谁还没报").splitlines()[1] == "尚未报送：王芳"


def test_approximate_figures_stay_marked() -> None:
    """约 stays on what was told as approximate."""
    office = working()
    fact = households(600, 0, NOV_10)
    approx = Fact(
        "文体活动",
        "趣味运动会",
        NOV_10,
        (type(fact.measures[0])("600余户", fact.measures[0].value, "户", approx=True),),
    )
    office.log(approx)
    assert "约600户" in ask(office, "问 今年文体活动多少户")


def test_a_person_is_asked_about_by_surname_and_title() -> None:
    """李委员 is the one officer of that surname; only his logs are told."""
    office = working()
    li = office.officer("李建国", 601)
    office.log(households(3, 900, NOV_10), by=li, text="走访困难职工3户")
    assert ask(office, "问 李委员这个月做了什么").splitlines()[0] == "11月 李建国：1项，900元"
    assert ask(office, "问 李建国本月走访了几户") == "11月 李建国 走访：3户（1条记录）"


def test_words_nobody_said_are_told_not_counted_as_nothing() -> None:
    """No figure without the word that no log says, but the logs of the others; a festival is never left out."""
    office = working()
    lines = ask(office, "问 今年走访慰问花了多少农民工的钱").splitlines()
    assert lines[0] == "没有写明「农民工」的记录，没有这个数。"
    assert lines[1].startswith("写到「走访慰问」的有")
    assert ask(office, "问 今年中秋走访了几户") == "2026年 中秋、走访：没有记录。"


def test_where_no_time_is_said_the_last_year_that_tells_of_it_counts() -> None:
    """Asked in January, told in December."""
    office = Office()
    office.log(Fact("文体活动", "拔河赛", date(2026, 12, 18), money=(Money("2400元", 240000),)))
    office.stage.now = at("2027-01-06 10:00")

    assert ask(office, "问 拔河最后花了多少钱来着") == "2026年 拔河：2400元（1条记录）"


def test_where_these_days_tell_nothing_other_days_are_shown() -> None:
    """The nearest first."""
    lines = ask(working(), "问 9月走访困难职工花了多少钱").splitlines()

    assert lines[:2] == ["9月 走访困难职工：没有记录。", "别的日子有："]
    assert [line[:6] for line in lines[2:]] == ["· 10月9", "· 11月1"]


def test_pieces_of_work_that_come_near_are_shown_with_their_own_sum() -> None:
    """Nobody says 特困: that is said first, and the sum is said to be of what comes near."""
    lines = ask(working(), "问 今年走访特困花了多少钱").splitlines()

    assert lines[0] == "没有写明「特困」的记录，没有这个数。"
    assert lines[1].startswith("写到「走访」的有2项")
    assert lines[4].startswith("这2项合计：")


def test_done_without_a_figure_is_not_zero() -> None:
    """It was done, nobody said how many: what was told is shown."""
    lines = ask(working(), "问 今年座谈会花了多少钱").splitlines()

    assert lines == ["2026年 座谈会：有1条记录，都没有写这个数。", "· 10月14日 #5 职工座谈会"]


def test_two_years_side_by_side() -> None:
    """Figure, other figure, difference and percent."""
    office = working()
    office.log(households(10, 5000, date(2025, 11, 5)))
    assert ask(office, "问 今年帮扶慰问比去年多多少户").splitlines() == [
        "2026年 帮扶慰问：17户",
        "2025年：10户，多7户（+70%）",
    ]


def test_who_reported_most_is_not_said_in_the_group() -> None:
    """As with who has not reported."""
    assert "群里不点名" in ask(working(), "问 谁报得最多")


@pytest.mark.parametrize("text", ["隐患整改了几处", "昨天食堂几个人吃饭", "@wangfang 这个月慰问了多少户？"])
def test_questions_among_colleagues_are_neither_answered_nor_filed(text: str) -> None:
    """What may be of something else, or is put to a member, is left alone; a question is no work done."""
    office = working()
    before = len(office.posts())
    office.stage.write(ZHOU, text, free_text.in_group)
    assert len(office.posts()) == before


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("answer", "11月 慰问（按「帮扶慰问」统计）：12户（1条记录）"),
        ("hint", "要我查数请叫我，例如：小秘，这个月慰问了多少户？"),
        ("off", None),
    ],
)
def test_a_plain_question_of_the_records_is_answered_as_the_group_wants(
    wish: str, answer: str | None
) -> None:
    """Answered, or told how to ask, or left alone."""
    office = working()
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "group_questions", wish)
    before = len(office.posts())
    office.stage.write(ZHOU, "这个月慰问了多少户？", free_text.in_group)
    assert office.posts()[before:] == ([answer] if answer else [])


def test_what_ask_itself_suggests_is_answered() -> None:
    """Without /ask, in the group: each line of its examples."""
    office = working()
    for line in ask(office, "问").splitlines()[1:]:
        before = len(office.posts())
        office.stage.write(ZHOU, line, free_text.in_group)
        assert len(office.posts()) == before + 1, line


def test_called_by_name_it_answers_in_the_group() -> None:
    """「@小秘 …」 asks the bot."""
    office = working()
    office.stage.write(ZHOU, "@gonghui_bot 查一下11月份的慰问户数", free_text.in_group)
    assert office.posts()[-1] == "11月 慰问（按「帮扶慰问」统计）：12户（1条记录）"


def test_another_bots_name_is_not_ours() -> None:
    """A question put to 「@gonghui_bot2」 is one among others."""
    office = working()
    before = len(office.posts())
    office.stage.write(ZHOU, "@gonghui_bot2 查一下11月份的慰问户数", free_text.in_group)
    assert len(office.posts()) == before


@pytest.mark.parametrize("between", ["、", "或", " "])
def test_a_long_list_of_names_is_one_question(between: str) -> None:
    """SQLite takes no chain of more than a thousand conditions: each such question failed, and was set aside."""
    names = between.join(f"张{chr(0x4E00 + place)}{chr(0x5000 + place)}" for place in range(1000))
    assert "没有记录" in ask(working(), f"/ask 今年给{names}办了几场")


def test_what_was_done_for_the_spring_festival_is_what_was_done_in_its_weeks() -> None:
    """Nobody writes 春节 in each log of January; the answer says which days it counts."""
    office = Office()
    office.stage.now = at("2027-01-22 18:00")
    office.log(households(8, 4000, date(2027, 1, 10)), text="今天走访困难职工8户")
    counted = "2026年12月23日 周三 至 2月21日 周日"
    assert ask(office, "问 春节慰问走了几户").startswith(counted)
    assert "4000元" in ask(office, "问 春节慰问花了多少")
    assert "没有记录" in ask(office, "问 去年春节慰问花了多少")
    office.log(households(2, 200, date(2027, 1, 12)), text="河西慰问走完了2户")
    told = ask(office, "问 春节慰问走了几户").splitlines()
    assert [line.split("：")[-1] for line in told] == [
        "2户（1条记录）",
        "帮扶慰问里没写「慰问」的还有8户（#1）",
        "10户",
    ]


def test_few_logs_of_the_days_around_a_day_are_summed() -> None:
    """「10月8号走访了几户」 of the 7th and the 9th."""
    office = Office()
    office.log(households(5, 500, date(2026, 10, 7)))
    office.log(households(7, 700, date(2026, 10, 9)))
    office.stage.now = at("2026-10-20 10:00")

    lines = ask(office, "问 10月8号走访了几户").splitlines()

    assert lines[1] == "别的日子有："
    assert lines[-1].startswith("这2项合计：12户")


def test_what_else_is_asked_is_told_of_the_logs_that_come_near() -> None:
    """「插花买材料花了多少，来了几个人」: how many came another log says."""
    office = Office()
    office.log(Fact("文体活动", "插花材料买好", NOV_10, money=(Money("1260元", 126000),)))
    came = (Measure("35人", Decimal(35), "人"),)
    office.log(Fact("文体活动", "插花活动结束", NOV_10, came), text="插花活动结束，实到35人")
    office.stage.now = at("2026-11-20 10:00")

    lines = ask(office, "问 插花买材料花了多少钱，来了多少人").splitlines()

    assert lines[0] == "2026年 插花买材料：1260元（1条记录）"
    assert lines[-1] == "这1项合计：35人"


def test_an_item_is_known_by_the_sentence_that_gave_it() -> None:
    """Where no title says the word; another sentence of the message is of another item."""
    office = Office()
    said = "周五春晚彩排，工会备夜宵。周六大扫除"
    for title, day in (("春晚彩排", "2026-11-27 19:00"), ("大扫除", "2026-11-28 09:00")):
        event = Event(0, 0, title, Kind.ACTIVITY, datetime.fromisoformat(day), Grain.MINUTE, said=said)
        with office.store.unit() as db:
            events_queries.add(db, office.group, event, office.stage.now)

    lines = ask(office, "问 夜宵是哪天").splitlines()

    assert lines == ["11月27日 周五　19:00 #1 春晚彩排", "原话：春晚彩排，工会备夜宵。周六大扫除"]


def test_where_somebody_is_now_no_log_tells() -> None:
    """「老吴现在在哪」 asks colleagues."""
    office = working()
    office.log(Fact("帮扶慰问", "看望老吴", NOV_10))
    before = len(office.posts())
    office.stage.write(ZHOU, "老吴现在在哪", free_text.in_group)
    assert len(office.posts()) == before


def test_how_many_each_branch_is_to_send_no_log_tells() -> None:
    """「每个车间出几个人」 is to be settled still."""
    office = working()
    with office.store.unit() as db:
        branch_list.add(db, office.group, "一车间", None, office.stage.now)
    before = len(office.posts())
    for text in ("每个车间出几个人", "每个店去几个人"):
        office.stage.write(ZHOU, text, free_text.in_group)
    assert len(office.posts()) == before
