"""What is said to a sign-up: who, how many, in or out."""

import pytest

from union.attendance.list_talk import ListTalk, calls_to_enter, ends_sign_up, read_list_talk, without_entries

TITLES = ("乒乓球赛", "安全知识竞赛", "行山", "bowling comp", "food bank volunteering")
NAMES = ("王芳", "陈静", "何國華", "周敏儀", "黃志強", "Ravi", "Kumar", "Siti")


def said(text: str) -> ListTalk:
    found = read_list_talk(text, TITLES, NAMES)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("我报男单", [("", 0, "in")]),
        ("我和我老公报混双", [("", 2, "in")]),
        ("預埋我同兩個仔女", [("", 3, "in")]),
        ("行山算我一份 帶埋我個仔", [("", 0, "in"), ("", 2, "in")]),
        ("國華屋企3個 敏儀屋企4個都報埋行山", [("国华", 3, None), ("敏仪", 4, "in")]),
        ("把财务科小刘也报上", [("财务科小刘", 0, "in")]),
        ("老公出差，混双打不了了，就我一个报女单", [("", 1, "now")]),
        ("行山我兩個仔女病咗唔去喇 淨係我一個", [("", 1, "now")]),
        ("+1, me n wife", [("", 2, None)]),
        ("family of 5 here", [("", 5, None)]),
        ("I'm coming with my wife and 2 kids", [("", 4, "in")]),
        ("1 cousin pull out, so me + 1", [("", 2, "now")]),
        ("injured my knee, drop me from bowling", [("", 0, "out")]),
    ],
)
def test_who_and_how_many(text: str, parties: list[tuple[str, int, str | None]]) -> None:
    """ "" is the writer; 0 where no number was told."""
    told = [(each.who, each.people, each.deed and each.deed.value) for each in said(text).parties]
    assert sorted(told, key=str) == sorted(parties, key=str) or told[-1:] == parties


def test_one_of_ones_people_stays_away() -> None:
    """The writer still comes, unless that is told as well."""
    (wife, own) = said("eh my wife sick cannot go bowling, i also out").parties
    assert (wife.people, wife.is_alone, own.is_alone) == (1, True, False)


def test_the_item_that_is_denied_is_none() -> None:
    """Whoever entered for it stands on the other's list."""
    found = said("不是知识竞赛，我报的是乒乓球")
    assert (found.items, found.wrong) == (("乒乓球赛",), ("安全知识竞赛",))


def test_what_all_come_to() -> None:
    """A number with nobody beside the word for all."""
    closed = said("报名截了，一共23人，男单14女单6混双3对")
    assert closed.is_closed and closed.total == 23
    assert said("final bowling names: me, Ravi + wife, Kumar, so 4").is_all


@pytest.mark.parametrize(
    "text", ["报名费要交吗", "每组限报3人", "昨晚训练12个人", "如果我不去呢", "1. 王芳", "走访困难职工12户"]
)
def test_other_words(text: str) -> None:
    assert read_list_talk(text, TITLES, NAMES) is None


def test_calls_and_ends() -> None:
    assert calls_to_enter("need 12 pax, sign up w me") and not calls_to_enter("把报名表交给我")
    assert ends_sign_up("行山報名早就截咗 唔使再提我") and not ends_sign_up("唔使再提我")
    plan = "food bank sat 19 dec, sign up w me. I n Kumar going"
    assert without_entries(plan, NAMES) == "food bank sat 19 dec, sign up w me."
