"""A title holds the name of the thing, and none of the talk around it."""

import pytest

from union.reading.acts.tasks.bare_titles import bare_title, is_aside, titled_by_thing, with_person_meant


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("记低我去荃湾厂探班", "荃湾厂探班"),
        ("順便影印份章程", "影印份章程"),
        ("我哋再約工程部傾更表", "約工程部傾更表"),
        ("青年組想開會", "青年組開會"),
        ("春茗搞", "春茗"),
        ("訂場搞掂佢 thanks", "訂場"),
        ("職安講座的事別忘了聯絡講者", "職安講座聯絡講者"),
        ("联欢会的节目单你打印一下", "打印联欢会节目单"),
        ("春联采购一下", "采购春联"),
        ("約咗勞工處", "約勞工處"),
        ("I will be doing the site walk at Tuas", "site walk at Tuas"),
        ("I'm going to visit Mdm Lim", "visit Mdm Lim"),
        ("need someone to order the banner", "order the banner"),
        ("can collect the forms", "collect the forms"),
        ("会员福利我想放发", "会员福利"),
        ("职工羽毛球赛我打算放打", "职工羽毛球赛"),
        ("劳模座谈会想", "劳模座谈会"),
        ("职工合唱比赛正式", "职工合唱比赛"),
        ("八段锦班办起来", "八段锦班"),
        ("防汛演练重新定在", "防汛演练"),
        ("还有个班组长座谈会", "班组长座谈会"),
        ("改为派單張", "派單張"),
        ("上报总工会那个年度统计表", "上报总工会年度统计表"),
        ("节目单各车间报给我", "各车间报节目单"),
        ("節目單各組交畀我", "各組交節目單"),
        ("Eh submit the annual returns", "submit the annual returns"),
        ("Fire drill（Block A）", "Fire drill (Block A)"),
    ],
)
def test_the_name_alone(said: str, named: str) -> None:
    """Whatever says who speaks to whom, and how, goes."""
    assert bare_title(said) == named


def test_what_begins_at_an_hour_is_the_meeting() -> None:
    """What is to be set up by a day is still to be set up."""
    assert bare_title("arrange a dialogue with HR", is_held=True) == "dialogue with HR"
    assert bare_title("arrange a dialogue with HR") == "arrange a dialogue with HR"


@pytest.mark.parametrize(
    "title",
    [
        "委员会",
        "好人好事表彰会",
        "跟食堂对接一下",
        "要不要办春游",
        "重阳登高",
        "Trash can",
        "Dinner and Dance",
        "Thanksgiving lunch",
        "我的安全故事演讲赛",
    ],
)
def test_names_stay(title: str) -> None:
    """Words that are of the name itself."""
    assert bare_title(title) == title


def test_asides() -> None:
    """What is only said in passing names nothing."""
    assert all(map(is_aside, ("nice", "Noted.", "can can", "thanks all", "好的")))
    assert not any(map(is_aside, ("nice dinner", "canteen", "好人好事")))


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("羽毛球赛我打算放在", "羽毛球赛"),
        ("想搞个女职工插花", "女职工插花"),
        ("我們打算搞個聚餐", "聚餐"),
        ("退休教师座谈会我联系好", "退休教师座谈会"),
        ("元旦慰问定了每户500", "元旦慰问"),
        ("区教育工会要我们报送先进材料一式两份", "报送先进材料"),
        ("物资谁去买啊买回来", "物资买回来"),
        ("年度工作总结我来写初稿", "年度工作总结初稿"),
        ("帮我把女工那块给我", "女工那块"),
    ],
)
def test_the_talk_around_it_goes(title: str, bare: str) -> None:
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    "title", ["计划生育宣传", "就业会", "技能鉴定", "准备会议材料", "明年工作安排", "想办法解决停车"]
)
def test_what_belongs_to_it_stays(title: str) -> None:
    assert bare_title(title) == title


def test_whom_a_pronoun_means() -> None:
    """The person the message names last; where it names none the title stays."""
    assert with_person_meant("see her", "Fruits for Mdm Tan, knee op. Fri 3pm we go see her") == "see Mdm Tan"
    assert with_person_meant("看他", "孙师傅做了手术，周五我和赵敏去看他") == "看孙师傅"
    assert with_person_meant("看他", "周五去看他") == "看他"


@pytest.mark.parametrize(
    ("title", "named"),
    [("排一下", "排值班表"), ("你来弄吧", "值班表"), ("我来", "值班表"), ("采购春联", "采购春联")],
)
def test_a_deed_alone_is_done_to_what_was_spoken_of(title: str, named: str) -> None:
    """Any other title stays, and a deed alone does where nothing was."""
    assert titled_by_thing(title, "值班表") == named
    assert titled_by_thing(title, "") == title
