"""Ratios of several rounds, the page made of them, and when a short form is like what was written."""

from dataclasses import asdict, replace

from bench.ratios import Found, against_limit, ratio
from bench.report import paper
from bench.short import within
from bench.town import FIRST_CHAT, Scene, chat_of, covered


def test_a_ratio_is_the_median_of_its_rounds() -> None:
    """Each round's own two figures are compared; the spread is of the ratios."""
    found = ratio("rate", "a peer", "messages/s", [10.0, 40.0, 30.0], [10.0, 20.0, 10.0])
    assert (found.ours, found.peer, found.ratio, found.spread) == (30.0, 10.0, 2.0, 1.0)


def test_what_is_wanted_is_kept_to_or_not() -> None:
    """At most, at least, or nothing said."""
    assert against_limit("memory", "120 MB", "MB", [90.0], 120).is_wanted is True
    assert against_limit("memory", "120 MB", "MB", [130.0], 120).is_wanted is False
    rate = ratio("rate", "a peer", "messages/s", [6.0], [10.0])
    assert (rate.is_wanted, replace(rate, want="≥ 0.6").is_wanted) == (None, True)


def test_the_figures_stand_on_the_page() -> None:
    """Each with what it is beside, what is wanted of it, the command and the commit; those that are repeated are marked."""
    one = replace(ratio("10 groups", "a peer", "messages/s", [650.0], [1000.0]), want="≥ 0.6", short=True)
    common = {
        "is_wanted": one.is_wanted,
        "command": "python -m bench.rate",
        "commit": "abc",
        "machine": "a machine",
    }
    found = Found([one], ["Ours sent 5."])
    page = paper(
        {"rate": {"figures": [{**asdict(each), **common} for each in found.figures], "notes": found.notes}}
    )
    assert "| 10 groups ↻ | messages/s | 650 | a peer | 1,000 | 0.65 | 0.00 | ≥ 0.6: yes |" in page
    assert "- Ours sent 5." in page and "`python -m bench.rate`, commit abc; a machine." in page


def test_half_and_double_are_like_enough() -> None:
    """And no more."""
    assert within(1.0, 2.0) and within(2.0, 1.0) and within(0.0, 0.0)
    assert not within(1.0, 2.1)


def test_answers_are_told_by_their_words() -> None:
    """An echo, a log, several joined, and what answers nothing; a chat and a place name one message."""
    scene = Scene(groups=3, messages=12)
    seventh = scene.update(7, 0)["message"]
    assert (seventh["chat"]["id"], scene.number(chat_of(1), 3)) == (FIRST_CHAT - 1, 7)
    assert covered(seventh["text"], 0) == range(3, 4)
    assert covered("已记录 #12 帮扶慰问：困难职工12户，11月20日 周五", 10) == range(2, 3)
    assert covered("共 37 条：#2–#38\n#2 …", 0) == range(2, 39)
    assert covered("2026年11月工作月报", 0) is None
