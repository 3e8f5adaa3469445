"""What dictated messages tell, plan and ask for, once their clauses are found."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.absences.absence_forms import lasting, read_absence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.dictation import with_clauses
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.message import ActKind, Intent
from union.reading.reader import read

NOW = datetime(2026, 11, 18, 19, 0)  # a Wednesday
PEOPLE = ("陈国强", "林芳")


def acts_of(said: str) -> list[tuple[ActKind, str | None]]:
    """The kinds and the titles of a dictated message's acts."""
    text = with_clauses(said, tuple(roster_names_by_form(PEOPLE)))
    return [(act.kind, act.title) for act in read_acts(text, NOW, Context(people=PEOPLE)).acts]


@pytest.mark.parametrize(
    "said",
    [
        "今天上午我跟老郑到装配车间转了一圈啊，给工人发了80副手套",
        "老何家去过了，给了他1500块钱还有3袋米",
        "给夜班的师傅拜了个年，红包发出去60个，还拉了8箱橙子",
    ],
)
def test_a_deed_is_told_whoever_went(said: str) -> None:
    """「我」, 「他」 and a particle in what was done for members are no talk."""
    assert read(said, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    "said",
    [
        "昨天我跟老婆到商场转了一圈啊，给儿子买了2双鞋",
        "我去超市拎了3袋米，给了他50块钱",
        "体检抽了3管血，手都麻了",
        "咱们喝的那个茶多少钱一斤我给我爸也买2斤",
    ],
)
def test_ones_own_life_is_still_none(said: str) -> None:
    """What somebody did for his family is no work."""
    assert read(with_clauses(said), NOW).intent is Intent.NONE


def test_what_was_said_in_advance_keeps_no_plan_from_being_heard() -> None:
    """「我开车就用语音说了啊」 is no word about the meeting."""
    assert read("我在开车就用语音说了啊，明天下午三点开工会小组长会", NOW).intent is Intent.EVENT


def test_a_thing_is_seen_to_that_was_told_before() -> None:
    """「你盯一下」 is about what the sentence before tells; the deed before it is filed."""
    said = "下午给工人发了四十副手套和二十箱水然后他们反映那个空调坏了一台国强你盯一下礼拜五之前修好"
    assert [kind for kind, _ in acts_of(said)] == [ActKind.TOLD, ActKind.TASKED]
    assert acts_of(said)[1][1] == "空调坏了一台"


def test_a_task_begins_with_whose_it_is() -> None:
    """What is due by a day stands in the clause behind."""
    kinds = acts_of("座谈会开完了来了三十个人收了九条意见另外林芳你把意见整理一下周五前发给我")
    assert [kind for kind, _ in kinds] == [ActKind.TOLD, ActKind.TASKED]


def test_a_title_has_no_fillers() -> None:
    """「然后…的话就定在」 are no words of the thing."""
    assert acts_of("然后体检的话就定在12月16号早上七点半")[0][1] == "体检"


def test_a_day_in_words_is_taken_back() -> None:
    """「二十四号不对二十五号」."""
    message = read("二十四号不对二十五号上午九点安全讲座", NOW)
    assert message.when is not None
    assert message.when.start == datetime(2026, 11, 25, 9, 0)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("吴校长，明天那个小组长会我参加不了，我要去区里开会", "明天"),
        ("然后明天起我去杭州学习三天，有事先找林芳", "明天起"),
        ("所以主席，二十号下午我得请个假", "二十号下午"),
    ],
)
def test_whoever_speaks_is_away(said: str, time: str) -> None:
    """Not whom he talks to, nor a word of joining."""
    found = read_absence(said, time)
    assert found is not None
    assert found.who == "我"


def test_how_long_a_course_takes() -> None:
    """「学习三天」."""
    assert lasting("明天起我去杭州学习三天")[1] == 3


def test_a_change_is_named_without_the_word_that_joins_it() -> None:
    """「所以比武提前一天」 is about 比武; its new time stands behind."""
    (found,) = read_changes("所以比武提前一天，十一号晚上六点")
    assert (found.own, found.new) == ("比武", "十一号晚上六点")


def test_a_name_nobody_knows_may_be_told_what_is_due() -> None:
    """「段宏 提案 13号前收齐交我」: the blank before the day parts the clauses."""
    ((kind, title),) = acts_of("段宏 职代会提案 23号前收齐交我")
    assert (kind, title) == (ActKind.TASKED, "职代会提案")
