from datetime import datetime

import pytest

from union.reading.replies.agenda_notes import read_agenda
from union.reading.replies.amendments import ordinal_and_words, read_amendments, without_name
from union.reading.replies.title_edits import edited_title, read_title_edit
from union.reading.replies.title_replies import named_rename, new_title

WALL, BASE = datetime(2026, 12, 2, 9), datetime(2026, 12, 20, 18)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("改名为秋季座谈会", "秋季座谈会"),
        ("标题：秋季座谈会", "秋季座谈会"),
        ("名字太长，就叫座谈会吧", "座谈会"),
        ("叫返迎新茶聚就得", "迎新茶聚"),
        ("個名應該係「迎新茶聚」", "迎新茶聚"),
        ("the name is too long, should be Tea Party", "Tea Party"),
        ("just call it bowling night", "bowling night"),
        ('rename to "Bowling Night"', "Bowling Night"),
    ],
)
def test_a_reply_gives_a_name(text: str, title: str) -> None:
    assert new_title(text) == title


@pytest.mark.parametrize(
    "text", ["就叫陈静来", "叫上大家一起", "这个会是不是改名了？", "地点不变", "好的", "10人"]
)
def test_other_words_name_nothing(text: str) -> None:
    said = read_amendments(text, WALL, BASE)
    assert (said.title, said.place, said.owner) == ("", "", "")


def test_all_parts_are_read_together() -> None:
    said = read_amendments("唔好意思，個名應該係迎新茶聚，夜晚8點開始，喺旺角會址，志強負責", WALL, BASE)
    assert (said.title, said.place, said.owner) == ("迎新茶聚", "旺角會址", "志強")
    assert said.when is not None
    assert said.when.start == datetime(2026, 12, 20, 20)
    assert said.rest == ()


def test_what_is_no_part_is_left_over() -> None:
    said = read_amendments("title is Bus pickup, at depot, bring the tags", WALL, BASE)
    assert (said.title, said.place, said.rest) == ("Bus pickup", "depot", ("bring the tags",))


@pytest.mark.parametrize("text", ["负责人写我", "改成我负责", "我自己跟进"])
def test_the_writer_sees_to_it(text: str) -> None:
    assert read_amendments(text, WALL, BASE).owner == "我"


def test_not_me_is_nobody() -> None:
    assert read_amendments("不是我负责", WALL, BASE).owner == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("座谈那件改名叫“职工座谈会”就行", ("职工座谈会", "座谈那件")),
        ("將茶聚個名改做迎新茶聚", ("迎新茶聚", "茶聚")),
        ("座谈会这个名字不好，改成恳谈会", ("恳谈会", "座谈会")),
        ("change the name of the dinner to Gala Night", ("Gala Night", "dinner")),
        ("the dinner one, call it Gala Night", ("Gala Night", "dinner")),
    ],
)
def test_an_item_called_by_its_name_gets_another(text: str, said: tuple[str, str]) -> None:
    assert named_rename(text) == said


@pytest.mark.parametrize("text", ["我们改到周五", "这个活动叫什么名字？", "叫大家早点来", "call me later"])
def test_no_rename(text: str) -> None:
    assert named_rename(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('the first one is just "book bus"', (0, 'title: "book bus"')),
        ("第二个改到周五", (1, "改到周五")),
        ("last one cancel", (-1, "cancel")),
        ("周五改到下周", None),
    ],
)
def test_one_of_several_is_counted(text: str, said: tuple[int, str] | None) -> None:
    assert ordinal_and_words(text) == said


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("改成“中秋茶话会”", "中秋茶话会"),
        ("改做买冬至汤圆就得", "买冬至汤圆"),
        ("呢項叫聖誕抽獎", "聖誕抽獎"),
        ('change to "buy hampers"', "buy hampers"),
        ("this one should be called Family Lunch", "Family Lunch"),
    ],
)
def test_a_festival_in_a_new_name_is_no_day(text: str, title: str) -> None:
    assert new_title(text) == title


@pytest.mark.parametrize(
    "text", ["改成元旦", "改成12月5号", "改成每周三", "改成三楼会议室", "改成线上", "改成“下午3点”"]
)
def test_a_day_or_a_place_is_no_new_name(text: str) -> None:
    assert new_title(text) is None


@pytest.mark.parametrize(
    ("title", "text", "anew"),
    [
        ("元旦联欢会我想", "31号那个的名字里多了“我想”两个字，去掉", "元旦联欢会"),
        ("家屬聯歡日", "個名多咗「家屬」兩個字，攞走佢", "聯歡日"),
        ("Family Day Lunch", 'take out "Family Day" from the title of #2', "Lunch"),
        ("困难职工座谈会", "标题里的“困难”改成“在岗”", "在岗职工座谈会"),
        ("职代会", "名字前面加“第九届”", "第九届职代会"),
        ("职代会", "把奖品“水杯”改成“雨伞”", ""),
    ],
)
def test_words_of_a_title_are_put_right(title: str, text: str, anew: str) -> None:
    edit = read_title_edit(text)
    assert edit is not None
    assert edited_title(title, edit) == anew


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("职代会", "那把职代会地点补上，门诊楼五楼大会议室", "门诊楼五楼大会议室"),
        ("同資方開調解會", "個調解會寫漏咗地址，係北角政府合署12樓", "北角政府合署12樓"),
        ("調解會議", "嗰個調解會議喺北角勞工處", "北角勞工處"),
        ("exco meeting", "venue for exco meeting is union house", "union house"),
        ("职代会", "职代会地点一样", ""),
        ("职代会", "职代会地点还没定", ""),
        ("联欢会", "联欢会场地押金800交了", ""),
        ("职代会", "会场订好了", ""),
    ],
)
def test_a_place_is_told_of_what_is_named(title: str, text: str, place: str) -> None:
    assert read_amendments(without_name(text, title), WALL, BASE).place == place


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ("議程加埋：傾會費同旅行", "傾會費同旅行"),
        ("加个议题：审议集体合同；地点改到二楼", "审议集体合同"),
        ("for next wed's exco meeting, add to agenda: 2027 trips", "2027 trips"),
        ("议程谁写？", ""),
        ("议程发群里了", ""),
    ],
)
def test_what_a_meeting_is_about(text: str, agenda: str) -> None:
    assert read_agenda(text)[1] == agenda
