"""Kinds of sentences that tell life events: by what was done to somebody, where they lie, what befell their home."""

import pytest

from bench.life_events import NOW
from union.reading.acts.life_events import life_events
from union.reading.life.life_event import Doubt, LifeEvent, Occasion, form, subjects


def only(text: str) -> LifeEvent:
    """The one life event of a text."""
    (one,) = life_events(text, NOW)
    return one


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("老卞昨晚120接走的", "老卞"),  # an ambulance came
        ("小阮抬进抢救室了", "小阮"),  # carried there
        ("钱卫东在市三院躺了一个礼拜", "钱卫东"),  # lies there
        ("老迟让钢板砸到了脚踝骨裂", "老迟"),  # hit by a thing, a bone cracked
        ("小裴胆切除了", "小裴"),  # an organ taken out
        ("老迟肺里长了个东西", "老迟"),  # something grows
        ("老冼哮喘犯了", "老冼"),  # an old ailment is back
    ],
)
def test_an_illness_by_what_was_done_about_it(text: str, person: str) -> None:
    """No word for an illness is needed where its treatment, its place or its cause is told."""
    one = only(text)
    assert (one.occasion, one.person) == (Occasion.ILLNESS, person)


@pytest.mark.parametrize("text", ["老庾家山洪冲了半间屋", "小亓拿不出手术费", "老佘家里负债累累"])
def test_hardship_by_the_home_or_the_purse(text: str) -> None:
    """A home struck by nature, or what cannot be paid."""
    assert only(text).occasion is Occasion.HARDSHIP


def test_a_date_set_for_the_wedding() -> None:
    """「婚期定了」 tells of a wedding as 「结婚」 does."""
    assert only("小卜婚期定了，12月18号").occasion is Occasion.MARRIAGE


def test_a_birth_by_the_parent_it_makes() -> None:
    """「升级当奶爸」."""
    assert only("小匡升级当奶爸了").occasion is Occasion.BIRTH


def test_the_pension_book_in_hand_is_a_retirement() -> None:
    """「退休证领了」; asked for or handed round it is none."""
    assert only("房师傅退休证领了").occasion is Occasion.RETIREMENT
    assert not life_events("老房带退休证去办公交卡", NOW)


def test_whoever_speaks_of_kin_is_whose_kin_it_is() -> None:
    """「小艾说她妈妈住院了」 is of 小艾's mother, no hearsay."""
    one = only("小艾说她妈妈住院了")
    assert (one.person, one.relation, one.is_sure) == ("小艾", "妈妈", True)


def test_a_grandmother_behind_a_nickname_is_kin() -> None:
    """「小洪奶奶」 is 小洪's grandmother, 「洪奶奶」 a name."""
    assert only("小洪奶奶没了").relation == "奶奶"
    assert subjects("洪奶奶住院")[0].person == "洪奶奶"


def test_a_part_of_the_body_is_no_part_of_a_name() -> None:
    """「王芳手骨折」 is 王芳."""
    assert only("王芳手骨折了").person == "王芳"


def test_no_name_begins_within_a_disease() -> None:
    """「子宫肌瘤」 holds nobody called 宫."""
    assert [one.person for one in subjects("汪兰子宫肌瘤开刀")] == ["汪兰"]


def test_big_is_a_nickname_as_old_and_small_are() -> None:
    """「大刘」 is 刘; 「强大刘海」 nobody."""
    assert only("大刘住院了").person == "大刘"
    name = form("大刘")
    assert name is not None and (name.nick, name.surname) == ("大", "刘")


def test_on_an_errand_nothing_is_denied() -> None:
    """「送货路上被车撞了」: 送 denies a life event only where somebody else is brought."""
    assert only("阿勇送货路上被车撞了，腿断了").is_sure
    assert not life_events("阿勇送他妈去住院", NOW)


@pytest.mark.parametrize(
    "text",
    [
        "小卜打牌输得要住院了",
        "老卞加班加到快吐血了",
        "老时把我笑死了",
        "老冼的电脑死机了",
        "老迟脚崴了，不用看",
    ],
)
def test_what_is_only_put_strongly_tells_nothing(text: str) -> None:
    """Exaggerations, and what heals by itself."""
    assert not life_events(text, NOW)


def test_where_somebody_of_history_died_is_doubtful() -> None:
    """Behind 「于」 a place that the reader does not know makes a death doubtful; a hospital does not."""
    assert Doubt.UNCLEAR in only("李白病逝于当涂").doubts
    assert only("段师傅父亲病逝于市二院").is_sure


@pytest.mark.parametrize(
    ("text", "occasion", "person"),
    [
        ("Auntie Mei is in hospital", Occasion.ILLNESS, "Auntie Mei"),
        ("Jason got married yesterday", Occasion.MARRIAGE, "Jason"),
        ("Mdm Ong's husband passed away last night", Occasion.BEREAVEMENT, "Mdm Ong"),
        ("Ravi retires next month", Occasion.RETIREMENT, "Ravi"),
    ],
)
def test_english_tells_life_events_in_doubt(text: str, occasion: Occasion, person: str) -> None:
    """They are asked about in private only: whatever begins an English sentence may look like a name."""
    one = only(text)
    assert (one.occasion, one.person) == (occasion, person) and not one.is_sure


@pytest.mark.parametrize(
    "text",
    [
        "Visited 3 members in hospital, gave $300 each",
        "Staff getting married can claim 3 days leave",
        "Claims for members in hospital close on Friday",
        "If anyone is in hospital tell me",
        "Printer passed away lol",
    ],
)
def test_english_of_visits_rules_and_jokes_tells_none(text: str) -> None:
    """The same words, of nobody in particular."""
    assert not life_events(text, NOW)


@pytest.mark.parametrize("text", ["小包家养的猫生了", "老迟把水洒了，键盘牺牲了"])
def test_what_befell_something_else_is_not_the_workers(text: str) -> None:
    """Behind 「的」 somebody or something else follows; in another clause nobody dies who is not named there."""
    assert not life_events(text, NOW)


def test_a_brother_is_no_part_of_a_name() -> None:
    """「田甜哥哥」 is 田甜's brother."""
    one = only("田甜哥哥去世了")
    assert (one.person, one.relation) == ("田甜", "哥哥")


def test_a_name_said_twice_is_one() -> None:
    """「宁宁」 is somebody; 「天天」 is every day."""
    assert only("宁宁住院了").person == "宁宁"
    assert not subjects("天天住院")


def test_settled_is_not_recovered() -> None:
    """「手续办好了」 tells of papers, 「病好了」 of health."""
    assert only("老卞病退手续办好了").occasion is Occasion.RETIREMENT
    assert not life_events("老卞感冒好了，病好了", NOW)


@pytest.mark.parametrize("text", ["老冼缝了六针", "小裴拄上拐了", "老佘昨天倒地了"])
def test_signs_that_may_mean_less_are_only_asked_about(text: str) -> None:
    """A wound sewn, a crutch, a fall: doubtful, so a group hears nothing."""
    assert not only(text).is_sure


def test_an_uncle_is_asked_about_first() -> None:
    """For a distant relative no union visits unasked; nor is it the worker who had the accident."""
    one = only("小裴舅舅车祸没了")
    assert one.relation == "舅舅" and Doubt.RELATIVE in one.doubts


@pytest.mark.parametrize("text", ["老卞收进感染科了", "老迟住骨二科了", "老冼肺上查出个阴影"])
def test_a_ward_or_a_finding_is_an_illness(text: str) -> None:
    """Into which ward somebody was taken, or what was found."""
    assert only(text).occasion is Occasion.ILLNESS


def test_what_a_child_weighed_may_stand_before_it() -> None:
    """「生了个六斤的小公主」."""
    assert only("小匡生了个六斤的小公主").occasion is Occasion.BIRTH
