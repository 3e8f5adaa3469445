"""Messages of several acts said to the whole program: what is counted as lost, and as made too much."""

import asyncio

import pytest

from tests.lives.house import nothing_beside
from tests.lives.several import lines_of, missing, play, shared

TITLE = "篮球赛"


@pytest.fixture(scope="module")
def played():
    """Two messages, each said once."""
    at, day = "2026-11-23T10:00", "2026-11-25T15:00"
    lines = [
        {
            "at": at,
            "open": [f"{TITLE}@{day}"],
            "parts": [
                ["told", "今天走访困难职工3户，送慰问金900元。", {}],
                ["cancelled", "篮球赛取消。", {"item": TITLE}],
            ],
        },
        {"at": "2026-11-23T11:00", "open": [f"{TITLE}@{day}"], "parts": [["chatter", "哈哈哈真冷", {}]]},
    ]
    with pytest.MonkeyPatch.context() as patch, nothing_beside():
        patch.setattr("tests.lives.several.lines_of", lambda *_: lines)
        return asyncio.run(play("cn_office", "odd"))


def test_a_message_is_whole_where_all_it_does_was_done(played):
    assert [missing(one) for one in played] == [[], []]


def test_what_was_not_done_is_lost(played):
    both, _ = played
    assert missing(both._replace(after=both.before)) == ["cancelled", "told"]


def test_what_is_made_of_talk_is_too_much(played):
    both, talk = played
    found = missing(talk._replace(after=both.after, before=both.before, said="已取消"))
    assert found == ["another item", "a log too much", "an answer to talk"]


def test_the_halves_of_a_source_share_no_line():
    odd, even = (lines_of("cn_amid1", half) for half in ("odd", "even"))
    assert len(odd) + len(even) == 140
    assert not any(one in even for one in odd)


def test_names_are_alike_by_the_signs_of_the_shorter_one():
    assert shared("困难职工名单", "名单") == 1
    assert shared("Yoga class", "badminton") < 0.5
    assert shared("", "名单") == 0
