"""Who is told to be away, and who stands in."""

import pytest

from union.reading.acts.absences.absence_forms import (
    Absence,
    absence_question,
    absence_said,
    is_absence,
    is_absence_cancelled,
    lasting,
    least,
    read_absence,
    with_days,
)
from union.reading.privacy.redaction import mask_names


@pytest.mark.parametrize(
    ("text", "time", "who", "stand_in"),
    [
        ("我下周三到周五休年假，有事找国强", "下周三到周五", "我", "国强"),
        ("王芳11月24日到26日请假", "11月24日到26日", "王芳", None),
        ("建国下周外出学习，急事直接找我", "下周", "建国", "我"),
        ("我18至20號放大假，會務請搵志強", "18至20號", "我", "志强"),
        ("12号我在重庆巡店 来不到 请个假", "12号", "我", None),
        ("明天例会丁伟请假，要跑银行", "明天", "丁伟", None),
        ("理事会那天我被拉去替班了 来不了 请个假", "", "我", None),
        ("收到。周五我在市里集训呢 请个假孔主任", "周五", "我", None),
        ("我下周三到周五出车去成都，分会的事找小杨", "下周三到周五", "我", "小杨"),
        ("请假 明后两天孩子住院 分会有事找小何", "明后两天", "我", "小何"),
        ("明天委员会我来不成 孩子打疫苗", "明天", "我", None),
        ("我18號要返大夜，個會去唔到", "18號", "我", None),
        ("周四我顶早班 会参加不成了", "周四", "我", None),
        ("3月5至9去探亲 别找我", "3月5至9", "我", None),
        ("另外俺20号21号回老家，不在，有事打电话", "20号21号", "我", None),
        ("3月5至9放假，有事找国强", "3月5至9", "我", "国强"),
        ("慧儀我3月5至9放假返鄉下，搵我留言", "3月5至9", "我", None),
        ("下星期一我放AL", "下星期一", "我", None),
        ("下星期四我要覆診，嗰日唔得閒", "下星期四", "我", None),
        ("我24至26號飛台灣", "24至26號", "我", None),
        ("我星期三至五返大陸", "星期三至五", "我", None),
        ("2月4號至10號返鄉下過年 電話唔一定通", "2月4號至10號", "我", None),
        ("24-26号 郑州出差 报销等我回", "24-26号", "我", None),
        ("我7号到12号跟团去海南 排练啥的别算我", "7号到12号", "我", None),
        ("廿五號要飲姪仔結婚嗰日我唔到", "廿五號", "我", None),
        ("阿發聽日返咗鄉下嚟唔到", "聽日", "阿发", None),
        ("on leave 5月25至27号 搵唔到我", "5月25至27号", "我", None),
    ],
)
def test_who_is_away_is_named_before_the_days(text: str, time: str, who: str, stand_in: str | None) -> None:
    """The stand-in behind 找, 搵, 由."""
    found = read_absence(text, time)

    assert found is not None and (found.who, found.stand_in) == (who, stand_in)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("下周四组织职工外出学习", "下周四"),
        ("春节放假通知明天发", "明天"),
        ("我们下周出差的有3人", "下周"),
        ("那我不请假了 15号我在成都", "15号"),
        ("明天哪个请了假", "明天"),
        ("周六我去不了你家了", "周六"),
        ("李师傅昨天住院了", "昨天"),
        ("5月1至3放假", "5月1至3"),
        ("業主7月頭飛溫哥華，租金我30號前搞", "30號前"),
        ("旅行24至26號去台山", "24至26號"),
        ("10號個會我唔得閒，推去12號", "12號"),
    ],
)
def test_an_outing_or_a_rule_is_no_absence(text: str, time: str) -> None:
    """Nobody of ours is away alone."""
    assert read_absence(text, time) is None


def test_what_stands_beside_an_absence_is_left() -> None:
    """Each sentence, and what stands behind a comma, is a stretch of its own; none reaches over a sentence in front."""
    text = "名单已交。我下周休年假，有事找小李"
    assert [text[a:b] for a, b in absence_said(text)] == ["我下周休年假，有事找小李"]


def test_many_short_sentences_are_no_more_stretches_than_they_are() -> None:
    """Every run of sentences was read anew: 169 of them for one line of dots."""
    assert len(absence_said(".；放假；" * 12)) <= 12


@pytest.mark.parametrize(
    ("text", "days"), [("请假三天", 3), ("休5天年假", 5), ("请半天假", 1), ("下周休假", 0)]
)
def test_how_long_is_no_day_of_its_own(text: str, days: int) -> None:
    """It is counted from the day that is said."""
    assert lasting(text)[1] == days


@pytest.mark.parametrize("text", ["我下周不休假了", "那我不请假了", "我已销假"])
def test_an_absence_is_called_off(text: str) -> None:
    """And makes none."""
    assert is_absence_cancelled(text) and read_absence(text, "下周") is None


def test_days_of_the_week_are_nobody() -> None:
    """「下周一到周三请假，家里老人住院」 names no 周一."""
    assert mask_names("我下周一到周三请假，家里老人住院") == "我下周一到周三请假，家里老人住院"


def test_the_day_of_the_return_is_none_of_the_absence() -> None:
    """In Chinese and English."""
    assert [
        lasting(each)[0] for each in ("on leave next week, back on 22 mar", "我下周休假，22号才回来")
    ] == [
        "on leave next week",
        "我下周休假",
    ]


@pytest.mark.parametrize(
    ("text", "when", "stand_in"),
    [
        ("我16到18号去重庆赛课，工会的事先找何静", "16到18号", "何静"),
        ("我下周一到周三在苏州学习，人不在南京，讲座照常，不用等我", "下周一到周三", None),
        ("周三厂里来人检查，我走不开，会就不参加了", "周三", None),
        ("周三我带学生去比赛，来不了", "周三", None),
        ("今天请病假，班上的事找小高", "今天", "小高"),
    ],
)
def test_whoever_is_elsewhere_while_another_is_asked_is_away(
    text: str, when: str, stand_in: str | None
) -> None:
    """No word of leave is needed."""
    assert read_absence(text, when) == Absence("我", stand_in)


@pytest.mark.parametrize(
    "text",
    [
        "我周末去黄山玩",
        "明天我去医院看望老刘，有事找我",
        "我下周去采购慰问品，培训的事找小何",
        "我明天去现场，培训的事我来",
    ],
)
def test_whoever_goes_somewhere_is_not_away(text: str) -> None:
    """Work elsewhere, a trip nobody has to know of."""
    assert not is_absence(text)


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [("谁下周不在", True), ("哪些人这几天出差", True), ("谁12月3号请假", True), ("谁还不在群里", False), ("谁负责出差报销", False)],
)  # fmt: skip
def test_who_is_away_is_asked_with_its_day(text: str, is_asked: bool) -> None:
    """The day may stand between."""
    assert bool(absence_question(text)) is is_asked


def test_a_meeting_told_with_who_was_excused_is_no_absence() -> None:
    """Its festival is what was decided, and no day of theirs."""
    assert read_absence("吴霞请假，讨论了元宵活动", "元宵") is None
    assert read_absence("吴霞请假，下周三到周五", "下周三到周五") is not None


def test_the_fewest_clauses_that_say_the_same() -> None:
    """What stands beside them is heard by itself."""
    words = "牛姐，我明天请假，稿子写好了，发您微信了"

    begin, end = least(words, lambda part: "我明天请假" in part)

    assert words[begin:end] == "我明天请假，"


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("陶姐 我14到16请假 13那天在", "陶姐 我14号到16号请假 13那天在"),
        ("16至18赴省培训 不在", "16号到18号赴省培训 不在"),
        ("on leave 25-27/5 搵唔到我", "on leave 5月25号到27号 搵唔到我"),
        ("今天来了18到20人，没请假的都到了", "今天来了18到20人，没请假的都到了"),
        ("12到15请大家把表交齐", "12到15请大家把表交齐"),
        ("我40到45请假", "我40到45请假"),
    ],
)
def test_bare_figures_are_days_where_somebody_is_away(text: str, spelt: str) -> None:
    """In other sentences they may be anything."""
    assert with_days(text) == spelt


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("8号那天下午有没有会？我想请个假", False),
        ("消防培训是周几啊 几点开始 我好请假", False),
        ("我8号请假，到时有没有人替我签到", True),
        ("后天我要请假，几点开会再通知我", True),
    ],
)
def test_who_asks_for_a_day_is_not_away_on_it(text: str, is_told: bool) -> None:
    """What is asked behind an absence takes nothing from it."""
    assert is_absence(text) is is_told
