"""Who has a thing, is added, taken off, goes or is asked, as words say it: in Chinese, Cantonese and English; no verb becomes a name."""

import pytest

from union.reading.acts.changes.people_said import (
    TAKES_IT,
    PeopleDeed,
    goers,
    is_name,
    people_in,
    people_of_item,
    read_people,
    read_person_asked,
)

CN = ("王芳", "李建国", "陈静", "张伟", "赵敏")
HK = ("陳美玲", "黃志強", "李嘉欣", "何國華", "周敏儀")
SG = ("Siti", "Ravi", "Mei Ling", "Kumar")
ONLY, MORE, LESS, GOES = PeopleDeed.ONLY, PeopleDeed.MORE, PeopleDeed.LESS, PeopleDeed.GOES


@pytest.mark.parametrize(
    ("text", "names", "said", "rest"),
    [
        ("3号负责人换成我和陈静", CN, [(ONLY, ("王芳", "陈静"))], "3号"),
        ("慰问方案的负责人就写赵敏", CN, [(ONLY, ("赵敏",))], "慰问方案的"),
        ("慰问方案负责人是赵敏，不是“报王芳”", CN, [(ONLY, ("赵敏",))], "慰问方案"),
        ("#7 负责人只剩张伟就行", CN, [(ONLY, ("张伟",))], "#7"),
        ("#7 负责人去掉张伟，换陈静", CN, [(LESS, ("张伟",)), (MORE, ("陈静",))], "#7"),
        ("看望老师傅我也去，加我一个", CN, [(GOES, ("王芳",)), (MORE, ("王芳",))], "看望老师傅"),
        ("看望老师傅张伟去不了了，换赵敏去", CN, [(LESS, ("张伟",)), (MORE, ("赵敏",))], "看望老师傅"),
        ("#4 負責人淨係留嘉欣", HK, [(ONLY, ("李嘉欣",))], "#4"),
        ("#4 負責人唔係國華，係敏儀", HK, [(ONLY, ("周敏儀",))], "#4"),
        ("#4 出席者：美玲、國華", HK, [(GOES, ("陳美玲", "何國華"))], "#4"),
        ("國華同嘉欣都會嚟呢個會", HK, [(GOES, ("何國華", "李嘉欣"))], ""),
        ("年度总结算李建国的", CN, [(ONLY, ("李建国",))], "年度总结"),
        ("会员名册是我的，张伟只管跳绳", CN, [(ONLY, ("王芳",)), (MORE, ("张伟",))], "会员名册   ，    跳绳"),
        ("@李建国 总结就是你的了哈", CN, [(ONLY, ("李建国",))], "总结就"),
        ("总结我转给陈静了", CN, [(ONLY, ("陈静",))], "总结"),
        ("总结我交给陈静了，这周值班", CN, [(ONLY, ("陈静",))], "总结      ，这周值班"),
        ("年鉴我没空弄，给赵敏吧", CN, [(ONLY, ("赵敏",))], "年鉴我没空弄"),
        ("我跟赵敏一起", CN, [(MORE, ("王芳", "赵敏"))], ""),
        ("年度報告係何國華嘅", HK, [(ONLY, ("何國華",))], "年度報告"),
        ("聖誕聯歡換人，換成國華", HK, [(ONLY, ("何國華",))], "聖誕聯歡"),
        ("叫埋敏儀", HK, [(MORE, ("周敏儀",))], ""),
        ("size list is under MeiLing's name", SG, [(ONLY, ("Mei Ling",))], "size list is"),
        ("@MeiLing size list is yours hor", SG, [(ONLY, ("Mei Ling",))], "size list"),
        ("change the person for the name list to MeiLing", SG, [(ONLY, ("Mei Ling",))], "for the name list"),
        ("I passing the games to Kumar", SG, [(ONLY, ("Kumar",))], "the games"),
        ("that's me, I take it", SG, [(ONLY, ("Siti",)), (ONLY, ("Siti",))], ""),
        ("Ravi can't go, Kumar go instead", SG, [(LESS, ("Ravi",)), (MORE, ("Kumar",))], ""),
        ("add Ravi as PIC for the poster", SG, [(MORE, ("Ravi",))], "for the poster"),
        ("#2 owner is Mei Ling not Kumar", SG, [(ONLY, ("Mei Ling",))], "#2"),
        ("Ravi and I are going too", SG, [(GOES, ("Ravi", "Siti"))], ""),
    ],
)
def test_people_are_read(
    text: str, names: tuple[str, ...], said: list[tuple[PeopleDeed, tuple[str, ...]]], rest: str
) -> None:
    told = read_people(text, names, names[0])
    assert told is not None
    assert [(each.deed, each.names) for each in told.said] == said
    assert told.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "负责人写好了再说",
        "负责人是谁",
        "如果负责人改成陈静就好了",
        "王芳去买水果",
        "赵敏也去过了",
        "横幅我来",
        "我同阿明去",  # nobody of ours, and not the writer alone
        "给赵敏去个电话",
        "Kumar coming to fix the aircon",
        "总结我交给陈静了",
        "不是我的",
        "总结是张伟写的",
        "车是王芳的弟弟开的",
        "passed the cash to Kumar",
        "Kumar can do Friday only",
        "Kumar is taking leave",
    ],
)
def test_nobody_is_meant(text: str) -> None:
    assert read_people(text, (*CN, *SG), "王芳") is None


def test_of_one_item_other_clauses_are_left() -> None:
    """And why it is handed on is none of them."""
    told = people_of_item("名册我转给赵敏了，这两周值夜班，初稿在桌上", "核对会员名册", CN, "张伟")
    assert told is not None
    assert (told.said[0].names, told.rest, told.is_named) == (("赵敏",), "初稿在桌上", True)
    assert people_of_item("买联欢礼物，张伟负责", "总结", CN, "王芳") == people_of_item(
        "买联欢礼物，张伟负责", "会", CN, "王芳"
    )


def test_whoever_goes() -> None:
    assert goers("周五看望老郑，我和张伟、赵敏去", CN) == ("我", "张伟", "赵敏")
    assert goers("24號傾加薪，阿玲同志強一齊去", HK) == ("陳美玲", "黃志強")
    assert goers("各组长参加", CN) == ()


@pytest.mark.parametrize(
    ("text", "names", "who", "is_alone"),
    [
        ("年鉴我这周出差，李建国你一个人弄行不行", CN, "李建国", True),
        ("年鉴能不能交给赵敏弄？", CN, "赵敏", False),
        ("場刊我做唔切，轉畀嘉欣跟得唔得？", HK, "李嘉欣", False),
        ("newsletter I'm swamped, Kumar can you take it?", SG, "Kumar", False),
    ],
)
def test_one_is_asked(text: str, names: tuple[str, ...], who: str, *, is_alone: bool) -> None:
    asked = read_person_asked(text, names)
    assert asked is not None
    assert (asked.name, asked.is_alone) == (who, is_alone)


@pytest.mark.parametrize("text", ["年鉴是李建国负责吗？", "陈静做好了吗？", "赵敏你吃饭了吗", "让周敏收一下"])
def test_nobody_is_asked(text: str) -> None:
    assert read_person_asked(text, CN) is None


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("行，交给我", True), ("得，我嚟", True), ("冇問題，交俾我", True), ("ok I'll take it", True),
        ("我去吃饭", False), ("我来晚了", False), ("我做咗", False),
    ],
)  # fmt: skip
def test_it_is_taken(text: str, *, takes: bool) -> None:
    assert (TAKES_IT.fullmatch(text) is not None) is takes


def test_names_and_no_names() -> None:
    assert all(map(is_name, ("孙丽", "王主席", "阿May", "各车间主席", "女工委员", "财务科", "Tan Mei Ling")))
    assert not any(map(is_name, ("只留李建国", "告王主席", "张伟你", "是我", "买礼物敏仪搞抽奖")))
    assert people_in("只留李建国", CN) == ("李建国",)
    assert people_in("我同國華", HK) == ("我", "何國華")
