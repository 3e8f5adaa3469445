"""Which verb says what becomes of an item, which words name it, and what is no change at all."""

from datetime import date

import pytest

from union.data import table
from union.reading.acts.changes.change_verbs import instead
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.hinted_changes import read_proposals
from union.reading.acts.changes.item_changes import ChangeDeed, Scope

# One verb each: the sentence, the deed, the words that name the item.
VERBS = [
    ("读书会挪到周五", ChangeDeed.MOVE, "读书会"),
    ("读书会调到下周二下午", ChangeDeed.MOVE, "读书会"),
    ("读书会移至29号", ChangeDeed.MOVE, "读书会"),
    ("读书会现定28号上午十点", ChangeDeed.MOVE, "读书会"),
    ("读书会改咗去星期五", ChangeDeed.MOVE, "读书会"),
    ("reading club moved to Friday", ChangeDeed.MOVE, "reading·club"),
    ("读书会延后两天", ChangeDeed.SHIFT, "读书会"),
    ("读书会往后推半个钟", ChangeDeed.SHIFT, "读书会"),
    ("读书会提早一个钟头", ChangeDeed.SHIFT, "读书会"),
    ("读书会改早一日", ChangeDeed.SHIFT, "读书会"),
    ("读书会延期，日子另定", ChangeDeed.UNDATED, "读书会"),
    ("读书会暂停", ChangeDeed.UNDATED, "读书会"),
    ("读书会晚几天", ChangeDeed.LATER, "读书会"),
    ("自查表缓到下周二", ChangeDeed.MOVE, "自查表"),
    ("自查表宽到28号", ChangeDeed.MOVE, "自查表"),
    ("报表发您微信了@周敏", ChangeDeed.FINISH, "报表"),
    ("哺乳室开起了", ChangeDeed.FINISH, "哺乳室"),
    ("报表的活给小吴吧", ChangeDeed.OWNER, "报表的活"),
    ("春茗加多2圍", ChangeDeed.TERMS, "春茗"),
    ("登山加开20个名额，共60个", ChangeDeed.TERMS, "登山"),
    ("登山截止报名了", ChangeDeed.TERMS, "登山"),
    ("街站星期日下午2点确认了", ChangeDeed.MOVE, "街站"),
    ("团拜暂定1月8号", ChangeDeed.MOVE, "团拜"),
    ("台账交赵姐了", ChangeDeed.FINISH, "台账"),
    ("名册交给邓主席了", ChangeDeed.FINISH, "名册"),
    ("展位定了", ChangeDeed.FINISH, "展位"),
    ("读书会黄了", ChangeDeed.CANCEL, "读书会"),
    ("读书会作罢", ChangeDeed.CANCEL, "读书会"),
    ("读书会不搞了", ChangeDeed.CANCEL, "读书会"),
    ("讀書會唔開喇", ChangeDeed.CANCEL, "读书会"),
    ("reading club called off", ChangeDeed.CANCEL, "reading·club"),
    ("读书会恢复", ChangeDeed.REOPEN, "读书会"),
    ("读书会换教室", ChangeDeed.PLACE, "读书会"),
    ("读书会改由小吴负责", ChangeDeed.OWNER, "读书会"),
    ("rename reading club to book circle", ChangeDeed.TITLE, "reading·club"),
    ("报表交了", ChangeDeed.FINISH, "报表"),
    ("报表弄好了", ChangeDeed.FINISH, "报表"),
    ("报表報上去喇", ChangeDeed.FINISH, "报表"),
    ("报表搞掂", ChangeDeed.FINISH, "报表"),
    ("培训办完", ChangeDeed.FINISH, "培训"),
    ("听完座谈会", ChangeDeed.FINISH, "座谈会"),
    ("見完資方", ChangeDeed.FINISH, "资方"),
    ("读书会早些7点", ChangeDeed.MOVE, "读书会"),
    ("名册宽到21号", ChangeDeed.MOVE, "名册"),
]
NONE = [
    "读书会取消了吗",
    "要是读书会改期就好了",
    "听说读书会改到周五",
    "读书会可能不开了",
    "请在8日前把报表交了",
    "争取月底把培训办完",
    "报表还没交",
    "读书会挪到哪天合适",
]


@pytest.mark.parametrize(("text", "deed", "own"), VERBS, ids=[each[0] for each in VERBS])
def test_each_verb_says_its_deed(text: str, deed: ChangeDeed, own: str) -> None:
    """The words before the verb name what is meant."""
    assert [(each.deed, each.own) for each in read_changes(text)[:1]] == [(deed, own)]


@pytest.mark.parametrize(
    ("said", "deed"),
    [(said, rule["deed"]) for rule in table("change_verbs")["verbs"] for said in rule.get("reads", ())],
)
def test_each_rule_reads_its_examples(said: str, deed: str) -> None:
    """As they stand beside its pattern."""
    assert read_changes(said)[0].deed == deed


@pytest.mark.parametrize(
    ("text", "new", "place"),
    [
        ("读书会改到28号下午3点，在学术报告厅", "28号下午3点", "学术报告厅"),
        ("读书会挪到30号上午9点 换到三楼", "30号上午9点", "三楼"),
        ("读书会28号再开", "28号", ""),
        ("读书会27号开不成了，30号上午开", "30号上午开", ""),
        ("读书会6点半开始 不是7点", "6点半", ""),
        ("更正：读书会是27号晚上7点", "27号晚上7点", ""),
    ],
)
def test_time_and_place_are_one_change(text: str, new: str, place: str) -> None:
    """Wherever the place stands, and whatever comes first."""
    found = read_changes(text)
    assert [(each.deed, each.new, each.place) for each in found] == [(ChangeDeed.MOVE, new, place)]


@pytest.mark.parametrize("text", ["我晚半个小时到", "我那天要晚半个小时", "我要推迟一会"])
def test_who_is_late_moves_nothing(text: str) -> None:
    """It is the writer that comes later, not the thing."""
    assert read_changes(text) == ()


@pytest.mark.parametrize("text", ["读书会能不能换到9号？", "读书会改到9号行不行", "要不要把读书会放到9号"])
def test_a_question_for_leave_is_a_proposal(text: str) -> None:
    """It changes nothing, and says what would change."""
    assert read_changes(text) == ()
    assert [each.new for each in read_proposals(text)] == ["9号"]


@pytest.mark.parametrize(
    "text", ["读书会改到9号了吗", "读书会是不是改到周五了？", "听说读书会要改到9号？", "能不能把名单统计好？"]
)
def test_who_asks_for_news_proposes_nothing(text: str) -> None:
    """Nor does who asks for work."""
    assert read_proposals(text) == ()


@pytest.mark.parametrize("text", NONE)
def test_who_asks_supposes_or_orders_changes_nothing(text: str) -> None:
    """Questions, wishes, hearsay and what is still to be done."""
    assert read_changes(text) == ()


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("例会改到上午10点，以后都", Scope.FOLLOWING),
        ("以后例会都改到上午10点", Scope.FOLLOWING),
        ("例会以后改到上午10点", Scope.FOLLOWING),
        ("从此例会改到上午10点", Scope.FOLLOWING),
        ("例会只这次改到上午10点", Scope.ONE),
        ("例会停一次", Scope.ONE),
        ("例会改到上午10点", Scope.UNSAID),
        ("例会往后推一天", Scope.UNSAID),
    ],
)
def test_the_scope_stands_anywhere(text: str, scope: Scope) -> None:
    """In front, behind, or in a clause of its own; 往后推 says nothing of later times."""
    assert read_changes(text)[0].scope is scope


def test_the_item_may_be_named_in_front() -> None:
    """A clause of its own, with the reason."""
    found = read_changes("29号那场老师请假，挪到30号，时间一样")[0]
    assert (found.own, found.before, found.new) == ("", ("29号那场老师请假",), "30号")


def test_what_was_denied_is_no_time() -> None:
    """「不是…，是…」 is one change, with the right time."""
    found = read_changes("巡查组改时间了，不是19号，是24号")
    assert [(each.deed, each.own, each.new) for each in found] == [(ChangeDeed.MOVE, "巡查组 19号", "24号")]


@pytest.mark.parametrize(
    ("text", "own", "new", "after"),
    [
        ("联欢会时间变了，2月3号下午三点半，在学术报告厅", "联欢会", "2月3号下午三点半", ("在学术报告厅",)),
        ("会议改期，下周五下午3点", "会议", "下周五下午3点", ()),
        ("评选会时间有调整：周四上午10点，地点不变", "评选会", "周四上午10点", ("地点不变",)),
    ],
)
def test_the_new_time_may_stand_behind_the_change(
    text: str, own: str, new: str, after: tuple[str, ...]
) -> None:
    """In the clause right behind it."""
    found = read_changes(text)
    assert [(one.deed, one.own, one.new, one.after) for one in found] == [(ChangeDeed.MOVE, own, new, after)]


def test_a_time_to_talk_again_is_no_new_time() -> None:
    """「周三再说」."""
    assert [one.deed for one in read_changes("周五的会推迟，周三再说")] == [ChangeDeed.UNDATED]


def test_several_changes_in_one_message() -> None:
    """Each with its own words."""
    found = read_changes("拓展不去了，报名表也不用交了。座谈会改到周五")
    assert [each.deed for each in found] == [ChangeDeed.CANCEL, ChangeDeed.CANCEL, ChangeDeed.MOVE]


def test_what_is_missing_elsewhere_takes_nothing_from_a_change() -> None:
    """「还没」 speaks of its own clause only."""
    assert [each.deed for each in read_changes("自查表缓到下周二交，那边数据还没给")] == [ChangeDeed.MOVE]
    assert read_changes("自查表还没交上去") == ()


def test_what_is_settled_with_its_time_is_not_finished() -> None:
    """The time stands behind it."""
    assert read_changes("妇女体检定了，2月26号早上8点") == ()
    assert [each.deed for each in read_changes("体检名单定了，报上去了")] != []


@pytest.mark.parametrize("text", ["收到🙏", "收到👌", "收到了！", "已收到～"])
def test_an_acknowledgement_finishes_nothing(text: str) -> None:
    """However it is decorated."""
    assert read_changes(text) == ()


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("名册要迟几天，还有三个车间没报，22号才有", "22号才有"),
        ("名單要遲幾日，仲等緊兩個部門，30號先齊", "30号先齐"),
        ("统计表再拖几天嘛，9号交", "9号交"),
        ("總結畀多幾日啦 18號報", "18号报"),
    ],
)
def test_what_is_put_off_may_tell_its_new_day_later(text: str, new: str) -> None:
    """The reason stands between them, or nothing."""
    (change,) = read_changes(text)
    assert (change.deed, change.new) == (ChangeDeed.MOVE, new)


def test_a_day_behind_may_tell_why() -> None:
    """「8号总会来检查」 is no new day of what goes a day ahead."""
    assert [each.deed for each in read_changes("汇报提前一天吧 8号总会来检查")] == [ChangeDeed.SHIFT]


@pytest.mark.parametrize("text", ["我歇几天 20号回来", "大家等几天 8号出结果"])
def test_days_that_pass_put_nothing_off(text: str) -> None:
    """Though a day stands right behind them."""
    assert read_changes(text) == ()


def test_what_goes_on_as_before_is_not_called_off() -> None:
    """「之后照旧」 behind one time that is called off keeps the others."""
    (change,) = read_changes("那个星期三不摆了，之后照旧")
    assert change.scope is Scope.ONE


def test_by_how_much_it_is_put_off_is_no_place() -> None:
    """「推迟一天，14号」 says when, and nothing of where."""
    assert [each.place for each in read_changes("理事会推迟一天，14号")] == [""]


def test_what_takes_the_place_of_something_cancelled_is_no_move_of_it() -> None:
    """「改成29号茶话会」 names another thing; 「改到29号」 only another day."""
    assert [each.deed for each in read_changes("晚会取消了，改成29号下午茶话会")] == [ChangeDeed.CANCEL]
    assert [(each.deed, each.own) for each in read_changes("晚会取消了，改到29号")] == [
        (ChangeDeed.MOVE, "晚会")
    ]


@pytest.mark.parametrize(
    ("words", "planned"),
    [
        ("改成29号下午茶话会", "12月29号下午茶话会"),
        ("就换成看电影", "看电影"),
        ("改到1月3日", "1月3日"),
        ("讲座26号", "讲座26号"),
    ],
)
def test_a_bare_day_is_of_the_month_of_what_was_there(words: str, planned: str) -> None:
    """What was cancelled was on 30 December."""
    assert instead(words, date(2026, 12, 30)) == planned


def test_what_came_in_again_finishes_nothing() -> None:
    """「又收到3份」: the collecting goes on."""
    assert read_changes("提案又收到3份") == ()
    assert [each.deed for each in read_changes("提案收齐了")] == [ChangeDeed.FINISH]


@pytest.mark.parametrize(
    "text", ["12月16日前做好技能比武预算", "王芳20日前交活动费结算", "下周三前报经费决算"]
)
def test_a_budget_that_is_to_be_made_cancels_nothing(text: str) -> None:
    """「那次比武算了」 does."""
    assert read_changes(text) == ()
    assert [each.deed for each in read_changes("那次技能比武算了")] == [ChangeDeed.CANCEL]


def test_who_leads_stands_before_a_new_task() -> None:
    """With nothing but a day behind it, it is said of what is there."""
    assert read_changes("由王芳牵头，赵亮配合，12月15日前做好技能比武方案") == ()
    found = read_changes("由王芳负责，12月15日前完成")
    assert [each.deed for each in found][:1] == [ChangeDeed.OWNER]


def test_what_is_settled_takes_the_time_told_behind_it() -> None:
    """「团拜确定了，1月9号下午3点」 says when; 「场地确认了，26号讲座」 is about another thing than the talk."""
    found = read_changes("团拜确定了，1月9号下午3点")
    assert [(each.deed, each.new) for each in found] == [(ChangeDeed.MOVE, "1月9号下午3点")]
    assert read_changes("场地确认了，26号讲座") == ()


def test_what_is_to_be_told_when_done_is_not_done() -> None:
    """「交好告诉我」 asks for it."""
    assert read_changes("伟文明天去交定金，交好告诉我") == ()


def test_so_in_cantonese_asks_nothing() -> None:
    """「咁推前去聽日」: 这么 is no question."""
    found = read_changes("咁撞咗24號，嗰次推前去聽日23號")
    assert [(one.deed, one.new) for one in found] == [(ChangeDeed.MOVE, "明天23号")]


def test_an_hour_behind_and_is_of_the_same_change() -> None:
    """「改於社區中心舉行，並順延至七時三十分」."""
    (found,) = read_changes("理事会改在社区中心举行，并顺延至七时三十分开始")
    assert found.own == "理事会" and found.place == "社区中心"


@pytest.mark.parametrize(
    ("text", "deed", "own", "new"),
    [
        ("取消座谈会", ChangeDeed.CANCEL, "座谈会", ""),
        ("请取消周四的座谈会", ChangeDeed.CANCEL, "周四的座谈会", ""),
        ("推迟座谈会到12号", ChangeDeed.MOVE, "座谈会", "12号"),
        ("改座谈会到12号", ChangeDeed.MOVE, "座谈会", "12号"),
        ("暂缓拔河比赛", ChangeDeed.LATER, "拔河比赛", ""),
    ],
)
def test_a_change_may_be_said_before_what_it_changes(text: str, deed: ChangeDeed, own: str, new: str) -> None:
    """「取消…」 and 「推迟…」 are how an order is given."""
    (change,) = read_changes(text)
    assert (change.deed, change.own, change.new) == (deed, own, new)


@pytest.mark.parametrize("text", ["取消报名", "取消提醒", "取消限额", "取消预订", "延期缴费", "改天座谈会"])
def test_what_is_no_item_is_not_changed_so(text: str) -> None:
    """Sign-ups, reminders and limits have ways of their own."""
    assert read_changes(text) == ()


def test_another_matter_asked_behind_a_change_is_no_doubt_about_it() -> None:
    """「还有家豪，…好吗？」 asks about something else; 「行不行？」 right behind it proposes."""
    (found,) = read_changes("筹备会挪到11号。还有伟明，报名表今晚之内给大家好吗？")
    assert (found.deed, found.own, found.new) == (ChangeDeed.MOVE, "筹备会", "11号")
    assert read_changes("筹备会挪到11号。行不行？") == ()


def test_what_is_left_of_a_series_is_all_to_come() -> None:
    """「剩下的两次巡查」 names the series behind the number, 「后面三回」 leaves the next one."""
    (found,) = read_changes("剩下的两次巡查取消了")
    assert (found.own, found.scope) == ("巡查", Scope.FOLLOWING)


def test_what_is_over_is_why_another_thing_is_called_off() -> None:
    """Nothing is finished by it: the thing named before it is not wanted any more."""
    (found,) = read_changes("投影仪借不到，座谈会都开完了，取消了")
    assert (found.deed, found.before[-1]) == (ChangeDeed.CANCEL, "投影仪借不到")


def test_from_the_next_time_on_all_that_follow_are_meant() -> None:
    """「由下次起」 names no item."""
    (change,) = read_changes("諮詢檯由下次起改夜晚10點正先開喎")
    assert (change.own, change.scope) == ("咨询台", Scope.FOLLOWING)


@pytest.mark.parametrize("text", ["球赛下雨就顺延到周日", "拔河如遇大雪改到29号", "义卖逢雨便顺延一天"])
def test_what_is_only_supposed_changes_nothing(text: str) -> None:
    """The weather of the day decides, and nobody knows it yet."""
    assert read_changes(text) == ()


def test_two_changes_joined_in_english_are_two() -> None:
    """Each names its own thing and its own time."""
    found = read_changes("push committee meeting to 4pm and shift first aid course to 25 nov")
    assert [(each.own[1:], each.new) for each in found] == [
        ("委员会会议", "16:00"),
        ("急救培训班", "11月25日"),
    ]


def test_an_hour_behind_a_day_is_no_delay() -> None:
    """「星期四晚7点」 is when, not by how much."""
    (found,) = read_changes("急救班改到下星期四晚7点")
    assert (found.deed, found.own, found.new) == (ChangeDeed.MOVE, "急救班", "下星期四晚7点")


@pytest.mark.parametrize(
    ("text", "deed", "own", "new"),
    [
        ("例会地点变更：一楼接待室", ChangeDeed.PLACE, "例会", "一楼接待室"),
        ("春游往后推一天23号", ChangeDeed.MOVE, "春游", "23号"),
        ("开张的事拖半个月 16号嘛", ChangeDeed.MOVE, "开张的事", "16号"),
        ("那个会开不成了，就放到下周二吧", ChangeDeed.MOVE, "那个会", "下周二吧"),
        ("医院明天排不开，体检改到30号", ChangeDeed.MOVE, "体检", "30号"),
        ("晚会取消了，改成29号茶话会", ChangeDeed.CANCEL, "晚会", ""),
        ("走访改成两天，12月3号和4号", ChangeDeed.MOVE, "走访", "12月3号和4号"),
        ("球赛场地没批，先放放", ChangeDeed.UNDATED, "", ""),
        ("困难职工走访由小梅带队", ChangeDeed.OWNER, "困难职工走访", "小梅"),
    ],
)
def test_what_becomes_of_it_stands_in_other_words(text: str, deed: ChangeDeed, own: str, new: str) -> None:
    """Another place, several days, put aside, led by somebody."""
    (found,) = read_changes(text)
    assert (found.deed, found.new) == (deed, new)
    assert any(own in each for each in (found.own, *found.before))
