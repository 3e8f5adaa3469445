"""What is put off, open again, handed on and told, as Hong Kong and Singapore say it."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.changes.log_additions import addition
from union.reading.reader import read

NOW = datetime(2027, 4, 7, 10)


@pytest.mark.parametrize(
    ("said", "deed"),
    [
        ("勞工處嗰邊打嚟話要押後佢話再覆我哋新日子", ChangeDeed.UNDATED),
        ("勞工處個會KIV 佢哋再約過", ChangeDeed.UNDATED),
        ("the HR dialogue is put on ice, date tbc", ChangeDeed.UNDATED),
        ("名單入面冇咗港島嗰版 未算完 開返佢啦", ChangeDeed.REOPEN),
        ("Q1 accounts not complete. Put it back as open.", ChangeDeed.REOPEN),
        ("旅遊巴嗰單我搞唔切 嘉欣話佢接手 死線唔變", ChangeDeed.OWNER),
        ("the appeal letter, that one Devi take over from me. same date", ChangeDeed.OWNER),
    ],
)
def test_what_becomes_of_an_item(said: str, deed: ChangeDeed) -> None:
    """One change, and nothing is cancelled or over by it."""
    assert [each.deed for each in read_changes(said)] == [deed]


def test_a_list_of_days_tells_which_number_is_the_month() -> None:
    """One of them can only be so; without such a one the region says."""
    first = read("訓練4/18、4/25、5/9 朝早9點", NOW, region="HK")
    assert [each.start.month for each in first.times] == [4, 4, 5]
    assert read("訓練4/5、5/5 朝早9點", NOW, region="HK").times[0].start.month == 5


def test_what_came_in_and_what_went_out_are_two_deeds() -> None:
    """Each with its sum."""
    told = read("banked in March subs $1,850 today. Paid bus deposit $400", NOW, region="SG")
    assert [len(each.money) for each in told.facts] == [1, 1]


def test_an_addition_names_its_log() -> None:
    """In front of what is added, or behind it."""
    said = addition("for the depot visit pls add 12 flyers given out")
    assert said is not None
    assert (said.to, said.words) == ("depot", "12 flyers given out")


@pytest.mark.parametrize(
    ("said", "region", "category"),
    [
        ("今日捐血日，42人參加", "HK", "其他"),
        ("今日街站派單張300份", "HK", "宣传信息"),
        ("今日勞資會議，21人出席", "HK", "维权保障"),
        ("今日送咗暖水壺60個俾清潔組", "HK", "帮扶慰问"),
        ("singing contest today, 18 contestants, prizes cost $1,500", "SG", "文体活动"),
        ("gave $500 each to 4 sick members today", "SG", "帮扶慰问"),
        ("labour management meeting held today, 21 attended", "SG", "维权保障"),
    ],
)
def test_work_is_sorted_by_the_words_of_the_place(said: str, region: str, category: str) -> None:
    """As the same work told on the mainland is."""
    assert [each.category for each in read(said, NOW, region=region).facts] == [category]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("4月15日下午2點半退休講座，尖沙咀中心，黃志明負責", Kind.TRAINING),
        ("4月15日下午2点半劳模报告会，大礼堂", Kind.MEETING),
        ("4月15日前交总结报告", Kind.REPORT),
    ],
)
def test_a_talk_is_held_and_not_due(said: str, kind: Kind) -> None:
    """Also where its title is in Traditional characters and another clause stands behind it."""
    assert read(said, NOW, region="HK").kind is kind


def test_a_place_may_have_any_name() -> None:
    """Behind 「meet at」, and one that begins like 修理."""
    assert read("Family hike 9 May 9am, meet at MacRitchie", NOW, region="SG").place == "MacRitchie"
    assert read("5月9日上午10點籃球賽，修頓球場", NOW, region="HK").place == "修頓球場"
