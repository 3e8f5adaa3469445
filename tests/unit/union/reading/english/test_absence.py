"""Who will not be there says so in many ways; a hall, a bus or somebody else is no writer."""

import pytest

from union.reading.english.absence import absence_clause


@pytest.mark.parametrize(
    "text",
    [
        "folks I'm out of office 17 to 19 Mar, course at the institute",
        "tomorrow cant join, wife giving birth anytime",
        "taking my mum for her eye op on thurs so wont be around",
        "my mum in hospital sorry i off 18 n 19 mar",
        "will miss exco on thurs",
        "tmr MC, back pain",
        "tmr & wed i'm in jb for a wedding",
        "tmr I have appointment, on leave whole day",
        "night shift on Wed, I can't make it for the meeting",
        "got in camp training next week mon to wed",
        "Dear all, I regret that I cannot attend the meeting on 4 March",
    ],
)
def test_the_writer_is_away(text: str) -> None:
    assert absence_clause(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "the hall not available on 5 mar",
        "uncle lim not around today, keys with security",
        "i cannot make it taste like my mum's",
        "bus cannot come in on friday, road closed",
        "don't miss the dinner on Friday",
        "members cannot attend the dinner on 5 Mar",
        "tmr leave early",
        "visited 5 homes, 2 not in",
        "who cannot make it on thursday?",
        "if i cannot come on friday who will chair",
        "my wife is overseas until friday so i cook myself",
    ],
)
def test_another_or_nothing_of_ours_is_not(text: str) -> None:
    assert absence_clause(text) is None


def test_the_day_is_that_of_its_clause() -> None:
    assert (
        absence_clause("im on nights this week, can't attend the thurs meeting")
        == " can't attend the thurs meeting"
    )


def test_cases_counted_by_their_matter_are_nobody_away() -> None:
    assert absence_clause("3 grievances this week: 2 on OT pay, 1 on medical leave") is None
