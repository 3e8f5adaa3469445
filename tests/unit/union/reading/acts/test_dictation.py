"""Clauses of dictated messages: where commas and stops are put into a run of signs without any."""

from itertools import accumulate
from pathlib import Path

import pytest

from union.reading.acts.dictation import with_clauses

DATA = Path(__file__).parents[4] / "data"
NAMES = ("陈国强", "国强", "林芳")


@pytest.mark.parametrize(
    "said",
    [
        "昨天的茶话会开完了，来了三十六个人，还买了十箱水果",
        "下午去看了退休的赵师傅，给他送了两桶油，他精神还可以",
        "趣味赛定在十六号上午九点，在体育馆，大家记得带水杯",
        "宣讲会往后推两天，二十号下午三点，地点不变",
        "评比往后推一个礼拜，二十二号上午九点，地点不变",
        "互助金都发下去了，一共是四千八百块钱，十二个人",
        "书记，合唱服的尺码统计好了，我放在您桌上了",
        "比赛可热闹了，一等奖两个，二等奖四个，三等奖六个",
        "各位组长说一下啊，下个月五号上午开职代会",
        "明天上午的班前会取消了，后天再开，时间地点不变",
        "嗓音课那天主任值班，改到二十七号礼拜六，还是九点，换到西溪园去上",
        "讲座到了四十人，手册发了八十本，笔又发出去六十支",
        "查出问题十七项，当场改了十一项，剩下六项限四月九号前整改完",
        "今天手工课来了四十六位，花材1380，老师课时费600，合起来花了1980元，谢谢国强帮忙",
        "今天看了六户困难职工每家给了五百块，一共三千块",
        "体检那天赶上盘点，推到十月十一号吧，钟点不变，明天这批照常",
        "老秦周三要培训那座谈就挪到下周一，还是两点，我那个回话也顺延到二十三号",
        "走访那个事我想了想八号厂长不在，提前到七号吧，时间还是九点，大家把慰问品准备好",
    ],
)
def test_commas_part_the_clauses_of_dictated_words(said: str) -> None:
    """A clause that is complete ends before the next one."""
    assert with_clauses(said.replace("，", ""), NAMES) == said


@pytest.mark.parametrize(
    "said",
    [
        "讲座来了四十个人。另外下个礼拜一上午九点开小组长会",
        "台账的数对不上。国强你再核一遍，月底之前给我",
        "慰问品到了两百份。还有就是林芳负责通知，十号之前领完",
    ],
)
def test_a_stop_is_put_before_another_matter(said: str) -> None:
    """What somebody else is told, and what is said besides, begins anew."""
    bare = said.replace("，", "").replace("。", "")
    assert "。" in with_clauses(bare, NAMES)
    assert with_clauses(bare, NAMES).split("。")[0] == said.split("。")[0]


@pytest.mark.parametrize(
    "said",
    [
        "12月8号之前各小组把名单报给我",
        "关于开展2026年职工技能竞赛活动的通知",
        "下周三下午两点在三楼会议室召开工会委员会全体会议",
        "今天上午走访了12户困难职工，送去慰问金3600元。",
        "每个小组报三个人周五前发给国强",
        "please collect all the forms before friday and send them to me",
    ],
)
def test_what_is_no_run_of_clauses_stays_as_it_is(said: str) -> None:
    """Written words, one clause, another language."""
    assert with_clauses(said, NAMES) == said


def test_a_word_or_a_figure_is_never_cut() -> None:
    """一下, 二十五号 and 四十五个人 stay whole."""
    said = with_clauses("你把数理一下二十五号之前给我到时候要来四十五个人的单子都得齐", NAMES)
    assert all(each in said for each in ("一下", "二十五号", "四十五个人"))


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("老公你明天早点回来接孩子放学然后去买菜", "老公你"),
        ("小区去年装的那个门禁又坏了三天了没人来修", "小区去年"),
    ],
)
def test_no_name_is_made_of_other_words(said: str, begins: str) -> None:
    """老公 and 小区 are nobody of ours."""
    assert with_clauses(said).startswith(begins)


@pytest.mark.parametrize(
    "said",
    [
        "春游二十号早上七点半发车去湿地公园。水和面包让国强十八号之前买好",
        "3月26号下午两点开职工大会。会场国强布置一下",
        "发奖在二十六号下午三点大礼堂。奖状让林芳二十四号前打印出来",
        "我三月十五号上午九点找后勤谈澡堂的事。国强十二号前把意见收一下",
    ],
)
def test_a_thing_and_whoever_sees_to_it_begin_behind_a_plan(said: str) -> None:
    """Of somebody known, behind the place or the name of what is planned."""
    assert with_clauses(said.replace("。", ""), NAMES) == said


@pytest.mark.parametrize(
    "said",
    [
        "今日喺荃灣街市派咗一百張單張仲收到三個新會員，聽晚七點我哋再去葵芳派",
        "啲募捐送咗俾阿明喇，我哋三個人去佢老婆喊晒",
        "強仔工傷嗰單三月廿四號朝早十點調解。國強你陪佢去呀。仲有佢啲單據十九號之前要交",
    ],
)
def test_cantonese_ends_its_clauses_as_mandarin_does(said: str) -> None:
    """Its words stay as they are written."""
    assert with_clauses(said.replace("，", "").replace("。", ""), NAMES).replace("。", "，") == said.replace(
        "。", "，"
    )


@pytest.mark.parametrize(
    "said", ["这个活动不错大家都说好下次还要去那个公园看花拍照片发到群里来", "我说个事儿啊仓库的门坏了"]
)
def test_words_that_name_nobody_of_ours_are_no_task(said: str) -> None:
    """Nor is a word cut from its ending sound."""
    assert "。" not in with_clauses(said, NAMES)
    assert "事，儿" not in with_clauses(said, NAMES)


@pytest.mark.parametrize(
    "said",
    [
        "讲完了说一下。第一个代表会不变。第二个篮球赛取消了，因为球场要修。第三个登山提前到十九号早上八点",
        "律师说二十三号来不了，改二十四号吧，时间不变，地方换到三楼会议室",
        "登山那天天气预报说下雨，往后顺一个礼拜啊，还是早上八点",
        "昨天下午三十二个人去敬老院打扫卫生啊，大家都说好",
        "后天会场布置陈强你带两个人去三楼看一下位置够不够坐",
        "代表会完了以后十号下午两点咱们几个留一下说一下分组",
        "篮球赛今天打完啦，上场的40人，打了12场，裁判费花了600块，大家辛苦了哈",
        "我上午去车间看了看夜班的师傅，给他们送了15箱牛奶，花了800元",
        "我带二十个人给登山的当啦啦队啊，大家还有什么要补充的没有",
    ],
)
def test_no_word_is_cut_and_each_thing_counted_begins_anew(said: str) -> None:
    """A particle ends a clause and begins none; 「敬老院」, 「会场」, 「完了以后」, 「啦啦队」 are whole."""
    written = said.replace("，", "").replace("。", "")
    assert with_clauses(written, NAMES).replace("。第", "|").replace("。", "，") == said.replace(
        "。第", "|"
    ).replace("。", "，")


def ends(said: str) -> set[int]:
    """Behind which sign of the bare words a clause ends."""
    behind = accumulate(sign not in "，。" for sign in said)
    return {at for sign, at in zip(said, behind, strict=True) if sign in "，。"}


def test_ends_of_what_others_dictated() -> None:
    """A quarter of them is found, and of four that are set three are right: what the rules came to when they met these."""
    lines = (DATA / "dictated" / "mixed.txt").read_text(encoding="utf-8").splitlines()
    bare = str.maketrans("", "", "，。")
    pairs = [(ends(said), ends(with_clauses(said.translate(bare)))) for said in lines]
    right = sum(len(wanted & found) for wanted, found in pairs)
    assert right >= 0.25 * sum(len(wanted) for wanted, _found in pairs)
    assert right >= 0.7 * sum(len(found) for _wanted, found in pairs)
