"""Malay among English is put into English first, and every piece is still quoted as it was typed."""

from datetime import datetime

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.text.normal_form import normal

NOW = datetime.fromisoformat("2027-02-09T12:00")


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("taklimat esok pukul 8", "部署会明天8点"),
        ("mesyuarat jawatankuasa Isnin depan 8 malam", "委员会会议下周一晚上8点"),
        ("32 orang hadir", "32人到场"),
        ("Monday punya borang", "周一的表格"),
        ("kursus tak jadi", "培训班取消了"),
    ],
)
def test_malay_words_are_read_as_english(said: str, means: str) -> None:
    """Words, set phrases and what belongs to what."""
    assert normal(said).text == means


def test_a_title_is_quoted_as_typed() -> None:
    """Two English words for one Malay phrase quote it once."""
    found = read("Mesyuarat jawatankuasa bulan ni: 17/2 Wed, 8.30pm", NOW, region="MY")
    assert (found.intent, found.title) == (Intent.EVENT, "Mesyuarat jawatankuasa")


def test_a_stretch_behind_malay_keeps_its_place() -> None:
    """English and Malay words differ in length."""
    (change,) = read_changes("mesyuarat kena tunda ke 18 Feb, masa sama")
    assert (change.deed, change.quoted) == (ChangeDeed.MOVE, "18 Feb")


@pytest.mark.parametrize("said", ["CA proposal belum siap", "the minutes are not done"])
def test_what_is_not_done_is_not_finished(said: str) -> None:
    """「siap」 and 「done」 are in it all the same."""
    assert all(each.deed is not ChangeDeed.FINISH for each in read_changes(said))


@pytest.mark.parametrize(
    "said", ["Siapa punya Myvi block the loading bay? tolong alih", "panas gila hari ni"]
)
def test_talk_stays_talk(said: str) -> None:
    """No more is heard in it than before."""
    assert read(said, NOW, region="MY").intent is Intent.NONE


def test_a_day_before_its_month_in_figures_moves_an_item() -> None:
    """「to 5/3」 is a time behind a verb as 「to 5 March」 is."""
    for said in ("exco moved to 19/3", "exco moved to 5/3"):
        assert [each.deed for each in read_changes(said)] == [ChangeDeed.MOVE]
