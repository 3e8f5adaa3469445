"""撤销 right behind words that were not heard takes back nothing older without asking."""

from datetime import timedelta

import pytest

from handlers.routing.features import command_in_text
from handlers.routing.handler_table import DEEDS
from handlers.worklog import unheard_writers
from storage.worklog import entries
from tests.unit.handlers.stage import LI, ZHOU, in_private
from tests.unit.handlers.week import Week
from union.worklog.entries import LogEntry

LOG = "今天走访慰问困难职工12户，发放慰问金6000元"
TALK = "那个事情以后再看吧"


def undo(week: Week, *, private: bool = False) -> str:
    """What is said to it."""
    command = command_in_text("撤销", "gonghui_bot")
    assert command is not None
    week.stage.write(LI, "撤销", command.act, in_private(LI) if private else None)
    return week.stage.queued(LI.user_id if private else week.stage.group().chat_id)[-1]


def stands(week: Week) -> bool:
    """Whether the log still counts."""
    found: LogEntry | None = entries.numbered(week.stage.store.db, week.stage.group(), 1)
    return found is not None and not found.undone


def test_behind_the_log_it_is_taken_back() -> None:
    """As ever."""
    week = Week()
    week.says(LI, LOG)
    assert undo(week).startswith("已撤销 #1 ")


@pytest.mark.parametrize("private", [False, True], ids=["in the group", "in private"])
def test_behind_words_not_heard_it_is_asked(private: bool) -> None:
    """With the thing's words and a button; the button does it."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(LI, LOG)
    (week.private if private else week.says)(LI, TALK)
    said = undo(week, private=private)
    assert said.startswith("刚才那句没有记下。要撤销的是前面这一条吗？\n#1 帮扶慰问")
    assert stands(week)
    week.press(LI, "撤销 #1", in_private(LI) if private else None)
    assert not stands(week)


def test_a_colleagues_talk_is_not_ones_own() -> None:
    """Nor what was said long ago."""
    week = Week()
    week.says(LI, LOG)
    week.says(ZHOU, TALK)
    assert undo(week).startswith("已撤销 #1 ")
    week = Week()
    week.says(LI, LOG)
    week.says(LI, TALK)
    week.stage.now += unheard_writers.KEPT + timedelta(minutes=1)
    assert undo(week).startswith("已撤销 #1 ")


def test_what_was_heard_since_wipes_it() -> None:
    """The newest log is the newest words."""
    week = Week()
    week.says(LI, TALK)
    week.says(LI, LOG)
    assert undo(week).startswith("已撤销 #1 ")


def test_few_marks_are_kept() -> None:
    """However many people talk."""
    week = Week()
    marks = week.stage.services.unheard
    marks.update({(-1, number): week.stage.now for number in range(unheard_writers.MOST)})
    week.says(LI, TALK)
    assert len(marks) <= unheard_writers.MOST // 2 + 1


def test_never_mind_keeps_it() -> None:
    """「不用」 below the question."""
    week = Week()
    week.says(LI, LOG)
    week.says(LI, TALK)
    undo(week)
    week.stage.press(LI, "不用", DEEDS)
    assert stands(week)
