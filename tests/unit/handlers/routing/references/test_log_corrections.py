"""A log put right in plain words: only such logs are laid beside the words as they can be about."""

from collections import Counter
from difflib import SequenceMatcher

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.worklog import spoken_corrections

MANY = 12


def test_work_with_a_total_is_not_laid_beside_every_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """「走访3户…一共26人」 may put right a log of 3, or of 23; of the others none has its figures."""
    week, compared = Week(), Counter[str]()
    for number in range(MANY):
        week.says(LI, f"昨天第{number + 1}车间困难职工安全培训{100 + number}人")
    week.says(LI, "昨天走访困难职工3户")

    def counting(_junk: None, one: str, two: str, *, autojunk: bool) -> SequenceMatcher[str]:
        compared[two] += 1
        return SequenceMatcher(None, one, two, autojunk=autojunk)

    monkeypatch.setattr(spoken_corrections, "SequenceMatcher", counting)
    assert f"#{MANY + 2}" in week.says(LI, "今天走访慰问困难职工3户，今天天气真好。一共26人")
    assert not any("培训" in words for words in compared)


def test_what_is_denied_must_stand_there() -> None:
    """「17，不是11」 changes no log in which no 11 is."""
    week = Week()
    week.says(LI, "昨天走访司机58人")
    assert "17人" not in week.says(LI, "昨天那条是17人，不是11人")


def test_a_total_takes_the_place_of_no_part() -> None:
    """Of two sums neither is the total: the part that is named is put right."""
    week = Week()
    week.says(LI, "今天看望退休职工，慰问金1200元，果篮160元")
    week.says(LI, "果篮实际是180，总额1380")
    assert "慰问金1200元、果篮180元" in week.stage.shown()


def test_so_much_is_added_to_the_figure_of_its_day() -> None:
    """A day that is named says which of two."""
    week = Week()
    week.says(LI, "上周三急救讲座来了38人，周四又补讲一场，20人")
    week.says(LI, "周四那场少记了2个")
    answer = week.stage.shown()
    assert "22人" in answer
    assert "38人" in answer


@pytest.mark.parametrize(
    ("told", "said", "shown"),
    [
        ("今天发放毛巾90条", "毛巾里有5条是样品，要剔除", "毛巾85条"),
        ("今天义诊来了47人", "那47里有两个是隔壁厂的 不能算", "45人"),
        ("今天发放雨鞋60双，花费3000元", "雨鞋实际58双 付2900", "雨鞋58双、2900元"),
        ("今天发放雨鞋60双，花费3000元", "雨鞋数打急了，是66", "雨鞋66双"),
        (
            "10月收会费5200元，支出1300元，结余3900元",
            "更正前述数字：支出应为1500元，结余相应为3700元",
            "1500元、结余3700元",
        ),
        (
            "今天办讲座，到会52人，其中女职工20人",
            "会务核对，有一人重复签到，总数要减一。女职工那20人没问题",
            "51人",
        ),
        ("今天走访慰问困难职工5户，慰问金645元", "写错啦 6户 774", "6户、慰问金774元"),
        (
            "今天插花来了36个姐妹，材料花了2160元",
            "门口两位也做了，漏数了，一共38个人，钱没错哈",
            "姐妹38人、2160元",
        ),
        (
            "会费收齐：转账9240元，现金3180元，一共12420元",
            "现金漏了两张票，应该是3380，总数12620才对",
            "12620元",
        ),
        (
            "昨天在丽东派单张180张，入会4个；今天在海晴派220张，入会7个",
            "打错 海晴入会是5个",
            "220张、入会5个",
        ),
        ("气排球服装今天付2700元", "老板抹了300，实际付的2400，发票重开了的", "2400元"),
    ],
)
def test_what_is_taken_off_or_said_beside_takes_its_place(told: str, said: str, shown: str) -> None:
    """A difference, two sorts of figure in one breath, the whole and not its part."""
    week = Week()
    week.says(LI, told)
    assert shown in week.says(LI, said) + week.stage.shown()


def test_a_reply_to_the_plan_beside_a_log_puts_the_log_right() -> None:
    """「手滑 16人」 under the item that the same words planned: what was told with it is meant."""
    week = Week()
    week.says(LI, "今天瑜伽课来了19人，垫子不够，我16号前再买几张瑜伽垫")
    week.says(LI, "手滑 16人", reply_to=week.last_message())
    assert "16人" in week.stage.shown()


def test_paper_held_against_nothing_is_no_correction() -> None:
    """「看了签到表」 without a log of such a figure tells of work, and of a figure far off nothing is put right."""
    week = Week()
    week.says(LI, "今天走访困难职工3户")
    assert "已记录 #2" in week.says(LI, "看了签到表，消防演练到场160人")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("春游那4500里头有800是车费，门票漏了没算，加上260", "4760元"),
        ("春游花费超了，发票出来是4835.5", "4835.50元"),
        ("春游那4500里有500是自己垫的，别算", "4000元"),
        ("去了120人那次，门票也花了1500", "4500元、1500元"),
        ("春游去了120个人那次，钱是4600", "4600元"),
        ("120人那次是前天星期三，不是星期四", "前天"),
    ],
)
def test_a_log_is_found_by_a_figure_it_tells(said: str, shown: str) -> None:
    """Parts of it and what was left out are reckoned from it; nothing is filed a second time."""
    week = Week()
    week.says(LI, "昨天组织春游，去了120人，花费4500元")
    answer = week.says(LI, said)
    assert "已记录" not in answer
    assert shown == "前天" or shown in answer + week.stage.shown()


def test_a_part_not_to_count_takes_back_no_other_log() -> None:
    """Behind a log without 600 it is of another, and takes nothing back."""
    week = Week()
    week.says(LI, "今天给环卫师傅送绿豆汤80份，花了640元")
    assert "已撤销" not in week.says(LI, "吴桂英那600里有100是周敏自己垫的，别算")


@pytest.mark.parametrize(
    ("said", "is_filed"),
    [
        ("运动会120人，啦啦队不算在内", False),
        ("运动会不止一车间，二车间也来了", False),
        ("今天运动会120人，啦啦队不算在内", True),
        ("羽毛球赛120人，啦啦队不算在内", True),
        ("运动会150人，啦啦队不算在内", True),
    ],
)
def test_who_is_counted_in_is_no_log_of_its_own(said: str, is_filed: bool) -> None:
    """Said of what was told yesterday; another day, another thing or another figure is told anew."""
    week = Week()
    week.says(LI, "昨天一车间组织运动会，参加120人")
    assert ("已记录" in week.says(LI, said)) is is_filed
