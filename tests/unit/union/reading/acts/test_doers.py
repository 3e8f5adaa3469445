"""Who is called in the words of a task does it, and is no part of what it is called."""

from dataclasses import replace
from datetime import datetime

import pytest

from union.reading.acts.tasks.doers import doer, duties, led_by_people, with_doer
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 9, 10, 10)
PEOPLE = ("王芳", "李建国", "陈静", "赵敏", "黄志强", "周敏儀")


@pytest.mark.parametrize(
    ("said", "owner", "title"),
    [
        ("黄生你帮手找义工啦，28号前给我名", "黄志强", "找义工"),
        ("周太你幫手買獎品，28號前", "周敏儀", "買獎品"),
        ("困难职工的名单建国这个你来搞，9月24号之前", "李建国", "困难职工的名单"),
        ("横幅陈静给换一下，9月18号前", "陈静", None),
    ],
)
def test_whoever_is_called(said: str, owner: str, title: str | None) -> None:
    """By any way of calling somebody of the roster; what he is told names the task, or what was said before."""
    plan = with_doer(read(said, NOW, meant=Intent.EVENT), PEOPLE)
    assert plan.owners == (owner,)
    assert title is None or plan.title == title


def test_the_writer() -> None:
    """Who says of himself what he does with the rest."""
    plan = with_doer(read("剩下的我出整改单，9月22号前给车间", NOW, meant=Intent.EVENT), PEOPLE)
    assert plan.owners == ("我",)


@pytest.mark.parametrize(
    "said", ["如何生产出来的，9月20号前", "问问陈静，9月20号前", "9月20号前把场地定下来"]
)
def test_nobody(said: str) -> None:
    """A part of another word, who is only asked, nobody at all."""
    assert doer(said, (*PEOPLE, "何国伟")) is None


OFFICERS = ("赵敏", "张伟", "陈静")


def test_who_sees_to_what() -> None:
    told = duties("茶话会的会标和水果赵敏准备，摄影张伟负责，串词我来写", OFFICERS)
    assert told is not None
    assert told.duties == (("赵敏", "茶话会的会标和水果"), ("张伟", "摄影"), ("我", "写串词"))


def test_in_english_behind_what_it_is_for() -> None:
    told = duties(
        "for the lunch, MeiLing to book the tables, Jason on lucky draw, I'll do the script",
        ("Mei Ling", "Jason"),
    )
    assert told == (
        "for the lunch",
        (("Mei Ling", "book the tables"), ("Jason", "lucky draw"), ("我", "script")),
    )


@pytest.mark.parametrize(
    "text",
    ["摄影张伟负责，大家辛苦了", "张伟负责摄影", "早饭你来买，咖啡我来弄", "I'll go for lunch, see you"],
)
def test_a_clause_that_gives_nobody_anything_makes_none(text: str) -> None:
    assert duties(text, OFFICERS) is None


@pytest.mark.parametrize(
    ("title", "owners", "named"),
    [
        ("慰问困难职工（我和陈静走东片）", ("我", "陈静"), "慰问困难职工（东片）"),
        ("探訪長者（志強同赵敏去西區）", ("黄志强", "赵敏"), "探訪長者（西區）"),
        ("我和赵敏去看望孙师傅", ("我", "赵敏"), "看望孙师傅"),
        ("慰问困难职工（东片）", None, ""),
        ("陈静生日会", None, ""),
    ],
)
def test_who_goes_there_is_no_title(title: str, owners: tuple[str, ...] | None, named: str) -> None:
    """Several named together before where they go."""
    plan = replace(read("9月22号上午走访", NOW, meant=Intent.EVENT), title=title)
    found = led_by_people(plan, PEOPLE)
    assert (found.owners, found.title) == (owners, named) if found else owners is None
