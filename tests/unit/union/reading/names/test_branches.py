"""Which branches a text names: however the number is written, never inside another word, and in doubt none."""

import pytest

from union.core.branches import Branch, By
from union.reading.names.branches import by_name, named_branches, place_word

LISTED = ("一车间", "二车间", "三车间", "机关科室", "生产部", "十二车间", "A班", "质检科工会小组")
BRANCHES = [Branch(place, name, place=place) for place, name in enumerate(LISTED, 1)]
BRANCHES[3] = Branch(4, "机关科室", ("机关",), place=4)
BRANCHES[2] = Branch(3, "三车间", learned=("装配线",), place=3)
GIVEN_UP = Branch(9, "老厂区", active=False, place=9)

NAMED = [
    ("今天走访二车间困难职工3户", "二车间"),
    ("到2车间走访", "二车间"),
    ("到２号車間走訪", "二车间"),
    ("到第二车间走访", "二车间"),
    ("到 2# 车间走访", "二车间"),
    ("11月2日到12车间走访", "十二车间"),
    ("周三二车间开安全会", "二车间"),
    ("走访一车间、二车间困难职工", "一车间、二车间"),
    ("一、二车间送清凉", "一车间、二车间"),
    ("一二车间联谊", "一车间、二车间"),
    ("1-3车间安全培训", "一车间、二车间、三车间"),
    ("1、二车间走访3户\n2、三车间走访2户", "二车间、三车间"),
    ("二车间主任张强陪同走访", "二车间"),
    ("机关走访5人", "机关科室"),
    ("质检科走访1户", "质检科工会小组"),
    ("a班慰问3人", "A班"),
    ("除二车间外，一车间和三车间都走访了", "一车间、三车间"),
    ("今天走访一车间，二车间还没去", "一车间"),
    ("装配线送清凉", "三车间"),
    ("全厂职工运动会", "各小组"),
    ("各小组都走访了", "各小组"),
    ("各车间送清凉", "一车间、二车间、三车间、十二车间"),
    ("除二车间外各车间都走访了", "一车间、三车间、十二车间"),
]
NOT_NAMED = [
    "二十一车间走访", "32车间走访", "11月2号车间走访", "三车间主任会议", "各车间主任会议", "全厂困难职工12户", "到税务机关办事",
    "安全生产部署会", "AA班走访", "我是二车间的", "感谢二车间支持", "今天没去二车间", "二车间供稿", "老厂区走访", "不含二车间",
    "铸造二车间走访困难职工3户", "通知各车间开会", "收齐各小组报表", "各小组上报名单", "走访三个车间", "周三车间开会", "今天走访困难职工12户",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_a_branch_is_known_however_it_is_written(text: str, words: str) -> None:
    """The words shown are the list's own names, in its order."""
    found = named_branches(text, [*BRANCHES, GIVEN_UP])

    assert found.words == words
    assert all(text[each.start : each.end].strip() for each in found.mentions)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_in_doubt_none_is_named(text: str) -> None:
    """Part of another number or word, the speaker's own, left out, or only some of all."""
    assert named_branches(text, [*BRANCHES, GIVEN_UP]).branches == ()


def test_a_learned_word_is_told_apart() -> None:
    """What a correction has taught counts for less than the list."""
    assert named_branches("装配线走访", BRANCHES).by is By.LEARNED
    assert named_branches("三车间走访", BRANCHES).by is By.SAID


def test_a_short_form_of_two_is_nobodys() -> None:
    """「二车间分会」 and 「二车间小组」 in one list: 「二车间」 names neither."""
    both = [Branch(1, "二车间分会"), Branch(2, "二车间小组")]
    assert named_branches("走访二车间", both).branches == ()
    assert named_branches("走访二车间小组", both).branches == (both[1],)


def test_a_name_alone_is_found_however_it_is_written() -> None:
    """As the 管理员 types it, 工会 behind it or not."""
    assert by_name("2车间工会", BRANCHES) == BRANCHES[1]
    assert by_name("装配线", BRANCHES) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("今天到铸造班走访困难职工3户", "铸造班"),
        ("鍋爐房走訪3戶", "锅炉房"),
        ("走访困难职工3户", None),
        ("慰问一线职工30人", None),
        ("组织羽毛球队训练", None),
        ("慰问铆焊班和包装线", None),
        ("二车间走访", None),
    ],
)
def test_a_correction_teaches_a_place_of_work(text: str, word: str | None) -> None:
    """One that is nobody's yet; deeds, people and several places teach nothing."""
    assert place_word(text, BRANCHES) == word


def test_an_office_of_the_union_is_no_branch() -> None:
    """「在工会办公室开会」 was not at the branch 办公室; 「走访办公室2人」 was."""
    offices = [Branch(1, "办公室"), Branch(2, "铸造二车间")]
    assert named_branches("今天在工会办公室开会", offices).branches == ()
    assert named_branches("走访办公室2人", offices).words == "办公室"
    assert named_branches("走访铸造二车间3户", offices).words == "铸造二车间"


@pytest.mark.parametrize("name", ["十二", "\u202e车间", "👨\u200d👩\u200d👧车间"])
def test_a_name_on_the_list_is_found_as_it_stands(name: str) -> None:
    """Or it would be put on the list twice."""
    listed = [Branch(1, name), Branch(2, "车间", learned=(name,))]
    assert by_name(name, listed) == listed[0]
