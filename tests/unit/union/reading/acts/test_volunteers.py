"""Somebody is sought for a piece of work, and takes it on."""

import pytest

from union.reading.acts.tasks.volunteers import Offer, assigned_words, offer, work_sought

PEOPLE = ("周海", "孙丽", "陳志明", "Ravi")


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("谁去领号码布？", "领号码布"),
        ("灯谜谁写", "写灯谜"),
        ("汤圆谁负责买糯米粉？", "买汤圆糯米粉"),
        ("那板报谁画啊", "画板报"),
        ("邊個去訂酒席？", "訂酒席"),
        ("who can print the tickets?", "print the tickets"),
        ("anyone getting the ice?", "get the ice"),
        ("谁去？", ""),
        ("谁买了彩带", ""),
        ("谁收的票", ""),
        ("这活谁干", ""),
        ("who's coming", ""),
    ],
)
def test_what_somebody_is_sought_for(text: str, work: str) -> None:
    """Who comes, or who did it, is another question."""
    assert work_sought(text) == work


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("我去，8号前领回来", Offer("", "8号前领回来")),
        ("要不我来", Offer("", "")),
        ("我和孙丽去吧", Offer("", "", "孙丽")),
        ("让孙丽写吧", Offer("孙丽", "")),
        ("志明啦", Offer("志明", "")),
        ("i'll do it, by fri", Offer("", "by fri")),
        ("Ravi lah", Offer("Ravi", "")),
        ("我去不了", None),
        ("我买了彩带", None),
        ("孙丽昨天写完了", None),
    ],
)
def test_who_takes_it_on(text: str, taken: Offer | None) -> None:
    """The writer, or whoever is told to; what they did already takes on nothing."""
    assert offer(text, PEOPLE) == taken


def test_both_as_one_sentence() -> None:
    """When it is due is said with it, how many is its note, why somebody can is neither."""
    assert assigned_words("孙丽", "写灯谜", "80条，8号前，她字好") == ("孙丽负责写灯谜，8号前", "80条")
    assert assigned_words("Ravi", "print the tickets", "by fri") == ("Ravi pls print the tickets by fri", "")
