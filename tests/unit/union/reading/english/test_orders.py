"""Orders in English: who is to do what; what is only talk stays talk."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.english.vocabulary import with_capitals
from union.reading.message import ActKind, Intent
from union.reading.reader import read
from union.reading.text.normal_form import normal

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "owners", "title", "day"),
    [
        ("Muthu to book the coach by next Wed", ("Muthu",), "book the coach", "2026-11-25"),
        ("Mei Ling to collect the vouchers from HQ on 2 Dec", ("Mei Ling",), "collect the vouchers from HQ", "2026-12-02"),
        ("Ahmad please send the attendance list by Monday", ("Ahmad",), "send the attendance list", "2026-11-23"),
        ("Wei Jie will chase HR for the reply by 30 Nov", ("Wei Jie",), "chase HR for the reply", "2026-11-30"),
        ("Kumar and Siti to print the flyers by 27 Nov", ("Kumar", "Siti"), "print the flyers", "2026-11-27"),
    ],
)  # fmt: skip
def test_a_name_and_a_verb_are_a_task_with_its_owner(
    text: str, owners: tuple[str, ...], title: str, day: str
) -> None:
    """「Name to …」, 「Name please …」, 「Name will …」: the owner is no part of the title."""
    message = read(text, NOW, region="SG")

    assert message.intent is Intent.EVENT
    assert (message.owners, message.title) == (owners, title)
    assert message.when is not None
    assert f"{message.when.start:%Y-%m-%d}" == day


@pytest.mark.parametrize(
    "text",
    [
        "Order pizza by 8pm",
        "Ali to buy beer tomorrow",
        "Sarah please pick up my parcel tomorrow",
        "Happy to send flowers on Monday",
        "Call me by 5pm",
        "I sent my son to camp this morning",
        "My kid's tuition has been moved to Friday 5pm",
        "I gave him $50 yesterday",
    ],
)
def test_talk_is_no_order(text: str) -> None:
    """Without a thing of the union's or a deadline, or about one's own things, nobody is told anything."""
    assert read(text, NOW, region="SG").intent is Intent.NONE


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("Move Thursday's briefing to Monday 3pm, same place", "把周四的部署会改到周一15:00,地点不变"),
        ("Shift the training on 27 Nov to 4 Dec 2pm", "把培训11月27日改到12月4日14:00"),
        ("Please push the meeting back to the 10th", "请把会议推迟到10日"),
        ("Cancel the bowling on 5 Dec", "把保龄球比赛12月5日取消"),
        ("I've booked the coach", "我把大巴订好了"),
        ("Correction: 8 new members", "更正,应该是8名新会员"),
        ("Training will be on 3 and 10 Dec", "培训将12月3日、10日"),
        ("Committee meeting first week of Dec", "委员会会议12月第1周"),
    ],
)
def test_changes_are_put_as_chinese_orders_them(text: str, chinese: str) -> None:
    """The verb that moves stands before the time, the one that ends something behind it."""
    assert normal(text).text.replace(" ", "") == chinese


ROSTER = ("Wong Pei Shan", "Hassan Ali")


@pytest.mark.parametrize(
    ("said", "owner", "title", "day"),
    [
        ("i will scan the vouchers by 27 nov", "我", "scan the vouchers", "2026-11-27"),
        ("roster i type by tues", "我", "roster", "2026-11-24"),
        ("pei shan can u ring the aircon people by 25?", "Wong Pei Shan", "ring the aircon people", "2026-11-25"),
        ("the wreath hassan u settle by mon can", "Hassan Ali", "the wreath", "2026-11-23"),
        ("let me handle the photo booth, by 27 nov", "我", "handle the photo booth", "2026-11-27"),
        ("locker survey: Hassan to draft by 27 Nov", "Hassan Ali", "locker survey", "2026-11-27"),
        ("also need ribbons too, Pei Shan by 27th", "Wong Pei Shan", "ribbons", "2026-11-27"),
        ("Hassan I want the roster on my desk by Fri", "Hassan Ali", "roster", "2026-11-20"),
    ],
)  # fmt: skip
def test_whoever_takes_a_thing_on_owns_it(said: str, owner: str, title: str, day: str) -> None:
    """Oneself, the thing in front, a question that asks for it: the deed need not be in the table."""
    acts = read_acts(with_capitals(said, ROSTER), NOW, Context("SG", people=ROSTER)).acts

    assert [(act.kind, act.owners, act.title) for act in acts] == [(ActKind.TASKED, (owner,), title)]
    assert f"{acts[0].whens[0].start:%Y-%m-%d}" == day


def test_the_same_date_is_the_one_before_it() -> None:
    """What is due 「same date」 is due when the task before it is."""
    said = "Hassan chase HR by 27 Nov. Pei Shan measure the board, same date"
    acts = read_acts(said, NOW, Context("SG", people=ROSTER)).acts

    assert [act.owners for act in acts] == [("Hassan Ali",), ("Wong Pei Shan",)]
    assert {act.whens[0].start.day for act in acts} == {27}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("wreath Hassan take over pls", "花圈改由Hassan负责"),
        ("let Hassan handle the wreath", "花圈改由Hassan负责"),
        ("Hassan u do the wreath instead", "花圈改由Hassan负责"),
        ("the hdb letter say i must pay 300 by 20 nov", "the·hdb·letter·say我须支付300 11月20日前"),
        ("i need to fix my sink by 20 nov", "我need·to·fix我的sink 11月20日前"),
        ("accounts i must send by 7th not 9th", "账目改到7日前,"),
    ],
)
def test_without_a_day_it_only_changes_hands(said: str, read: str) -> None:
    """Whose a thing is now; one's own affairs and a time put right are no orders."""
    assert normal(said).text == read


def test_letters_python_takes_for_the_same_are_the_same() -> None:
    """A long s matches an s, a sign of Kelvin a k: the word is found in the table all the same."""
    message = read("Siti to ſend the list by Monday", NOW, region="SG")
    assert message.intent is Intent.EVENT and "list" in message.title
