"""What speaks for union work told or planned, and what against it, counts by ground."""

import pytest

from union.data import table
from union.reading.acts.classification import Goal, weigh, words_by_ground


def test_a_longer_word_hides_the_shorter_one_inside_it() -> None:
    """「我们」 is not 「我」, 「体检报告」 no 「体检」."""
    assert words_by_ground("我们走访了") == {"hidden": ("我们",), "deeds": ("走访",)}
    assert "deeds" not in words_by_ground("体检报告")


def test_a_word_said_twice_is_one_word() -> None:
    """「走访走访」 tells no more than 「走访」."""
    assert words_by_ground("走访，走访，再走访")["deeds"] == ("走访",)


@pytest.mark.parametrize("text", ["", "□□", "abc", "，。！"])
def test_nothing_said_is_nothing_heard(text: str) -> None:
    """No ground without a word of its own."""
    assert words_by_ground(text) == {}


def test_two_words_of_a_ground_count_half_as_much_again() -> None:
    """「走访慰问」 is more than 「走访」, but not twice as much."""
    one, two = (weigh(Goal.LOG, words_by_ground(text), {}).points for text in ("走访", "走访慰问"))

    assert two == one * 1.5


def test_signs_weigh_by_how_much_they_show() -> None:
    """Two figures weigh more than one; a sign that is not shown is no ground."""
    weight = table("evidence")["figure"]["log"]
    scale = weigh(Goal.LOG, {}, {"figure": 1.5, "sum": False})

    assert [(one.name, one.points) for one in scale.grounds] == [("figure", weight * 1.5)]


def test_talk_of_oneself_speaks_against_both() -> None:
    """Whatever is said of me and you makes a log and a plan less likely."""
    for goal in Goal:
        assert weigh(goal, words_by_ground("我"), {}).points < 0


def test_every_ground_of_the_file_has_points_or_hides_words() -> None:
    """A ground without points would be a slip of whoever edits the file."""
    for name, ground in table("evidence").items():
        assert name in ("enough", "hidden") or ground.get("log") or ground.get("plan"), name


def test_no_word_stands_for_and_against() -> None:
    """One word under two grounds that pull in opposite ways decides nothing."""
    for goal in Goal:
        pulls: dict[str, set[bool]] = {}
        for ground in table("evidence").values():
            for word in ground.get("words", "").split():
                if ground.get(goal):
                    pulls.setdefault(word, set()).add(ground[goal] > 0)
        torn = [word for word, ways in pulls.items() if len(ways) > 1 and not _is_hidden(word)]
        assert torn == []


def _is_hidden(word: str) -> bool:
    return word in table("evidence")["hidden"]["words"].split()
