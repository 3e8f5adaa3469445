"""One committee's items and logs, and what is said of them in passing: each does just this, and harms nothing beside it."""

import pytest

from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week

NOW = "2026-11-25 17:00"
ITEMS = (
    "12月2日下午3点在四楼会议室开职代会预备会",
    "12月8日上午9点走访困难职工",
    "12月5日下午2点篮球赛决赛，市体育馆",
    "周敏12月10日前写完年度总结",
    "王芳12月1日前做年货询价",
    "每周三晚上7点太极班，活动室，到明年1月底",
    "11月27日、12月4日下午2点安全知识讲座",
    "12月30日下午6点半迎新年联欢会，食堂",
)
DONE = [
    ("30号晚上跟联欢会撞车了，太极那天停", "已取消 #6 太极班（12月30日 周三）"),
    ("联欢会30号不行，食堂要盘点，哪天办我再跟老赵商量", "已改期 #8 迎新年联欢会：日期待定"),
    ("讲座全取消，改发视频自学", "已取消 #7 安全知识讲座：以后都不再安排"),
    ("报名就剩仨人，太极班散了吧，下周开始都不办了", "已取消 #6 太极班：以后都不再安排"),
    ("以后太极班改周四晚上，还是七点 从下周起", "太极班：12月3日 周四 19:00"),
    ("太极班由下周起全部改周四，都是晚上7点", "太极班：12月3日 周四 19:00"),
    ("年度总结王芳接着写吧 周敏顾不上了", "#4 写完年度总结：截止12月10日 周四\n负责：王芳"),
    ("预备会王芳你替我主持一下", "负责：王芳"),
    ("联欢会六点开，让大家早点回家带娃", "已改期 #8 迎新年联欢会：12月30日 周三 18:00"),
    ("预备会和走访困难职工日子对调，各自几点还是几点", "#1 职代会预备会：12月8日 周二 15:00"),
    ("篮球决赛先压一压，主力伤了俩", "已改期 #3 篮球赛决赛：日期待定"),
    ("年货询价再给王芳三天", "年货询价：截止12月4日 周五"),
    ("听讲座的带个本子和笔，最后有小测验", "已给 #7 安全知识讲座加上备注"),
    ("总结里头记得把消防演练的数写上", "已给 #4 写完年度总结加上备注"),
]
NOT_DONE = [
    "本来都说决赛黄了，体育馆那头又松口了，5号照打",
    "领导又说联欢会可以办了，原来讲取消的不算数，30号照旧",
    "刘洋今儿加班，太极他就不来了",
    "总结我写到第三部分啦，就差个数据附表",
    "我跟王芳说好了，年货那摊子我自己去问，她歇歇",
    "昨晚那场又输了，我押的200块打水漂了，5号那场坚决不看了",
]


def committee() -> Week:
    """Its calendar is written by the chairman."""
    week = Week()
    week.join(WANG)
    week.at(NOW)
    for said in ITEMS:
        week.says(LI, said)
    return week


@pytest.mark.parametrize(("said", "told"), DONE)
def test_it_does_just_this(said: str, told: str) -> None:
    """In the receipt's own words."""
    assert told in committee().says(LI, said)


@pytest.mark.parametrize("said", NOT_DONE)
def test_nothing_is_called_off_or_done(said: str) -> None:
    """At most it is asked about."""
    told = committee().says(LI, said)
    assert not told.startswith(("已取消", "✅"))
    assert "已记录" not in told


def test_of_two_items_named_the_nearest_is_meant() -> None:
    """What stands right before the verb, whatever was said of another thing before."""
    week = Week()
    week.at(NOW)
    for said in ("4月11号下午2点乒乓球赛", "4月17号上午9点羽毛球赛"):
        week.says(LI, said)
    told = week.says(LI, "乒乓球我带不了了。羽毛球才3个人报 不打了")
    assert told.startswith("已取消 #2 羽毛球赛")


def test_who_takes_it_on_gets_the_new_limit_too() -> None:
    """Both changes of one breath."""
    week = committee()
    assert "年货询价：截止12月7日 周一" in week.says(LI, "年货询价周敏接手，限期推到7号")


def test_an_hour_before_dawn_is_none_of_an_afternoons_thing() -> None:
    """「早上」 told why beside it makes it no earlier."""
    told = committee().says(LI, "讲座4号那场讲师早上在外地赶不及，改到3点半")
    assert "12月4日 周五 15:30" in told


@pytest.mark.parametrize("name", ["李娜", "王小梅", "老陈"])
def test_who_is_away_and_on_no_roster_is_not_the_writer(name: str) -> None:
    """Kept by the name."""
    week = Week()
    week.at(NOW)
    told = week.says(LI, f"{name}明天请假，孩子发烧")
    assert told == f"已记下：{name} 11月26日 周四不在（还不在名册上）。"


def test_an_errand_at_an_hour_is_no_absence() -> None:
    """Nor is somebody else's hour."""
    for said in ("明早八点半我去区总送材料", "老张家住得远九点到不了"):
        assert "不在" not in committee().says(LI, said)


def test_an_hour_is_no_figure_of_people() -> None:
    """Nor is a figure without an end an error."""
    week = committee()
    week.says(LI, "11月18日走访住院职工3人，慰问金1500元")
    assert "2.3" not in week.says(LI, "病房改了时间，2.30那会儿再说")
    assert "错" not in week.says(LI, f"更正，上次走访应该是{'9' * 60}人")
