"""What is told as done in English, word by word: the thing, who, the deed."""

import pytest

from union.reading.english.closings import tells_deed_done
from union.reading.text.normal_form import normal


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("van i book already", "van订好了"),
        ("van also i settle with the uncle", "van办好了with·the·uncle"),
        ("i've finished drafting the memo", "我把memo写好了"),
        ("Hassan also give me the wreath forms already", "Hassan把花圈表格交上去了"),
        ("i print finish the flyers", "我把传单印好了"),
        ("managed to book the van finally", "把van订好了"),
        ("dropped the memo at HR", "把memo交上去了at·HR"),
    ],
)
def test_who_and_the_deed_stand_in_any_order(said: str, read: str) -> None:
    """Behind the thing, before it, with 「finish」 on either side."""
    assert normal(said).text == read


@pytest.mark.parametrize(
    "said",
    [
        "i settle my housing loan already",
        "wah i settle my loan already",
        "gave Mdm Tan the flowers",
        "did you book the van?",
        "i will book the van",
        "bought the usual 12 drinks",
    ],
)
def test_own_affairs_gifts_questions_and_promises_close_nothing(said: str) -> None:
    """None of it is said to be done with a thing both know of."""
    assert not any(sign in normal(said).text for sign in ("好了", "上去了", "付清了"))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("scan the payslips", "payslips scanned, 3 pages torn"),
        ("buy the raffle prizes", "bought 20 raffle prizes $310"),
        ("write to LTA about the bus stop", "LTA letter went out this morning"),
        ("print the car stickers", "car stickers print liao"),
        ("lodge the claim for Uncle Tan", "the claim has been lodged"),
        ("Audit papers", "audit papers done"),
    ],
)
def test_the_deed_of_a_title_is_told_as_done(title: str, said: str) -> None:
    """In its past form, by where a paper went, or by a word that ends whatever was to be done."""
    assert tells_deed_done(title, said)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("scan the payslips", "payslips not scanned yet"),
        ("buy the raffle prizes", "prizes to be bought after payday"),
        ("lodge the claim", "the claim will be lodged on monday"),
        ("print the car stickers", "pls print the car stickers"),
    ],
)
def test_what_is_not_done_yet_is_not(title: str, said: str) -> None:
    """Denied, ahead, or asked for."""
    assert not tells_deed_done(title, said)
