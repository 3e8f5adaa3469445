"""Handing over: the sentence, what belongs to somebody, and who answers for it afterwards."""

from datetime import datetime

import pytest

from union.calendar.handover import (
    HandoverRequest,
    handed,
    made_for_nobody,
    owned,
    read_argument,
    read_sentence,
)
from union.core.groups import Person
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Owner, Status

LI, WANG = Person(2, 102, "李建国"), Person(3, 103, "王芳")
START = datetime.fromisoformat("2026-11-27 17:00")


def report(*owners: Owner, author: int | None = None, status: Status = Status.OPEN) -> Event:
    """An item with these owners."""
    return Event(
        1, 1, "交周报", Kind.REPORT, START, Grain.MINUTE, owners=owners, author_id=author, status=status
    )


SENTENCES = [
    ("把我的事项交给王芳", HandoverRequest("王芳")),
    ("请把我名下的所有事项都移交给王芳吧。", HandoverRequest("王芳")),
    ("我的待办全部转给王芳负责", HandoverRequest("王芳")),
    ("把我的日程交给 @wangfang", HandoverRequest("@wangfang")),
    ("將我負責的事項交給王芳", HandoverRequest("王芳")),
    ("把李建国的事项交给王芳", HandoverRequest("王芳", "李建国")),
    ("把材料交给王芳", None),
    ("我的意见交给王芳了", None),
    ("今天把困难职工的事项交给街道办理，慰问3户", None),
    ("交给王芳", None),
]


@pytest.mark.parametrize(("text", "asked"), SENTENCES)
def test_only_a_whole_sentence_about_items_asks(text: str, asked: HandoverRequest | None) -> None:
    """Papers and opinions are handed over without us."""
    assert read_sentence(text) == asked


ARGUMENTS = [
    ("@wangfang", HandoverRequest("@wangfang")),
    ("王芳", HandoverRequest("王芳")),
    ("给王芳", HandoverRequest("王芳")),
    ("李建国 王芳", HandoverRequest("王芳", "李建国")),
    ("李建国→王芳", HandoverRequest("王芳", "李建国")),
    ("我 王芳", HandoverRequest("王芳")),
    ("把我的事项交给王芳", HandoverRequest("王芳")),
    ("", None),
    ("一 二 三", None),
]


@pytest.mark.parametrize(("text", "asked"), ARGUMENTS)
def test_what_stands_behind_the_command(text: str, asked: HandoverRequest | None) -> None:
    """One name takes over, of two the second does."""
    assert read_argument(text) == asked


def test_what_somebody_answers_for_is_open_and_not_done() -> None:
    """By person, or by name where the person was not known yet; his finished share stays his."""
    by_id, by_name = report(Owner("建国", 2)), report(Owner("李建国"))
    done = report(Owner("李建国", 2, frozenset({""})), Owner("王芳", 3))
    closed, others = report(Owner("李建国", 2), status=Status.DONE), report(Owner("王芳", 3))
    assert owned([by_id, by_name, done, closed, others], LI, "李建国") == [by_id, by_name]


def test_what_somebody_made_for_nobody_is_listed_apart() -> None:
    """An item with an owner belongs to the owner."""
    alone, given, others = report(author=2), report(Owner("王芳", 3), author=2), report(author=3)
    assert made_for_nobody([alone, given, others], LI) == [alone]
    assert made_for_nobody([alone], None) == []


def test_the_new_owner_stands_in_the_old_ones_place() -> None:
    """Others stay; who is an owner already is named once."""
    assert handed(report(Owner("李建国", 2), Owner("周敏", 1)), LI, "李建国", WANG).owners == (
        Owner("王芳", 3),
        Owner("周敏", 1),
    )
    assert handed(report(Owner("王芳", 3), Owner("李建国", 2)), LI, "李建国", WANG).owners == (
        Owner("王芳", 3),
    )
    assert handed(report(), LI, "李建国", WANG).owners == (Owner("王芳", 3),)
    assert handed(report(Owner("孙丽")), None, "孙丽", WANG).owners == (Owner("王芳", 3),)
