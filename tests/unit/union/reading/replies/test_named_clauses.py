"""The clauses that name things: where each begins and ends, and of which thing it is."""

import pytest

from union.core.lazy_regex import Regex
from union.reading.replies.named_clauses import named_clauses, names_title

NOBODY = Regex("(?!)")


def parts(text, titles, people=NOBODY, *, begins=(), is_changed=False):
    """The words of each and the titles they name."""
    found = named_clauses(text, titles, begins, people, is_changed=is_changed)
    return [(each.words, [titles[place] for place in each.titles]) for each in found]


def test_a_clause_goes_on_to_the_next_name_or_stop():
    titles = ["安全知识竞赛", "走廊壁画"]
    said = "壁画弄好了，三只长颈鹿，竞赛往前提两天，集团要来。今天真冷"
    assert parts(said, titles) == [
        ("壁画弄好了，三只长颈鹿", ["走廊壁画"]),
        ("竞赛往前提两天，集团要来", ["安全知识竞赛"]),
    ]


def test_a_learned_beginning_ends_it():
    said = "竞赛提前两天，茶水谁订"
    assert parts(said, ["安全知识竞赛"], begins={said.index("茶")}) == [("竞赛提前两天", ["安全知识竞赛"])]


def test_behind_a_change_what_follows_is_of_another_thing():
    said = "春运加班排满了，球停两周"
    assert parts(said, ["春运总结截稿"], is_changed=True) == [("春运加班排满了", ["春运总结截稿"])]
    assert parts(said, ["春运总结截稿"]) == [(said, ["春运总结截稿"])]


def test_a_person_names_no_task():
    assert parts("小苗负责", ["小苗的节目单"], Regex("小苗")) == []


def test_what_stands_in_brackets_names_nothing():
    assert parts("周一开会（正好是中秋晚会前一天），早点来", ["中秋晚会"]) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "faq sheet let me drag until thursday no need ballot box we go online",
            ["faq sheet let me drag until thursday", "no need ballot box we go online"],
        ),
        ("the faq sheet for the ballot box is done", ["the faq sheet for the ballot box is done"]),
    ],
)
def test_english_that_runs_on_is_cut_before_a_name(said, words):
    assert [each for each, _ in parts(said, ["faq sheet", "ballot box"])] == words


def test_of_one_title_nothing_is_cut():
    assert [each for each, _ in parts("faq sheet done ballot box later", ["faq sheet"])] == [
        "faq sheet done ballot box later"
    ]


def test_names_title():
    assert names_title("竞赛往前提两天", ["安全知识竞赛"])
    assert not names_title("今天真冷", ["安全知识竞赛"])
    assert not names_title("今天真冷", [])
