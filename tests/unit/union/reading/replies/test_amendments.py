from datetime import datetime

import pytest

from union.reading.replies.amendments import ordinal_and_words, read_amendments
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
