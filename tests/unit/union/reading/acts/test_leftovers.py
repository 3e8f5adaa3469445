"""What words nobody understood would do to an item of ours, and which are never about one."""

import pytest

from union.reading.acts.leftovers import read_leftover


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("乒乓球赛能不能换个日子啊", "changes"),
        ("raya packs collected but only 258", "is_state"),
        ("南丫島幫我屋企留4個位", "is_coming"),
        ("when is the second bowling ah", "asks"),
        ("奖品还差8份", "has_figure"),
    ],
)
def test_a_verb_or_a_figure_speaks_for_it(text: str, sort: str) -> None:
    """Each sort counts by itself."""
    left = read_leftover(text)
    assert left is not None and getattr(left, sort)


@pytest.mark.parametrize(
    "text",
    [
        "乒乓球赛的奖杯真漂亮",
        "【转】乒乓球赛改到周日",
        "乒乓球赛改到哪天好",
        "乒乓球赛取消了，" + "大家都知道，" * 40,
    ],
    ids=["nothing done to it", "passed on", "a day for people to settle", "an article"],
)
def test_what_does_nothing_to_an_item_is_left_alone(text: str) -> None:
    """Nobody is asked about it."""
    assert read_leftover(text) is None


def test_wishes_jokes_and_private_life_speak_against_it() -> None:
    """Each takes as much away as a word of the title gives."""
    said = [
        read_leftover(text) for text in ("乒乓球赛改期", "要是乒乓球赛改期就好了", "哈哈我妈要改去看乒乓球赛")
    ]
    assert [each.talks for each in said if each is not None] == [0, 1, 2]
