"""Logs mended by a message that names their number: 「#12 改为13户」."""

import pytest

from handlers.core.messages.incoming_message import Who
from handlers.routing import free_text
from handlers.routing.features import command_in_text
from storage.worklog import entries
from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week

VISIT = "今天走访困难职工12户，发放慰问金6000元"
TWO_DAYS = "今天走访困难职工12户；昨天安全培训60人"
MENDED = [
    ("#1 改为13户", "困难职工13户"),
    ("#1 是13户，6500元", "慰问金6500元"),
    ("把 #1 日期改为11月16日", "11月16日 周一"),
    ("#1 类别改为女职工", "女职工：困难职工12户"),
    ("#1 加上参加30人", "参加30人"),
]
QUIET = ["#1 是王芳去的", "#1 的13户都看了吗", "#9 改为13户", "#1 很好"]


@pytest.mark.parametrize(("text", "seen"), MENDED)
def test_a_log_is_mended_by_its_number(text: str, seen: str) -> None:
    """Figures, day and category, as by a reply."""
    week = Week()
    week.says(LI, VISIT)

    assert week.says(LI, text) == ""  # its receipt stands right above, and is put right there
    said = week.stage.shown()
    assert said.startswith("已更正 #1 ") and seen in said


@pytest.mark.parametrize("text", QUIET)
def test_talk_about_a_log_is_let_be(text: str) -> None:
    """A number in a sentence is no correction."""
    week = Week()
    week.says(LI, VISIT)

    assert week.says(LI, text) == ""


def test_what_another_puts_right_says_whose_it_was() -> None:
    """They have it back with one press."""
    week = Week()
    week.join(WANG)
    week.says(LI, VISIT)

    assert "原是李建国记的" in week.says(WANG, "#1 改为13户")


def test_one_day_is_not_given_to_work_of_several() -> None:
    """What was done yesterday stays yesterday's."""
    week = Week()
    echo = week.says(LI, TWO_DAYS)
    before = entries.by_numbers(week.stage.store.db, week.stage.group(), [1])[0]

    said = week.says(LI, "#1 日期改为11月16日")

    assert said == "#1 记了2天的事，日期没有改。请编辑原消息，写明各是哪天。"
    assert entries.by_numbers(week.stage.store.db, week.stage.group(), [1]) == [before]
    assert echo.count("周") == 2 and "困难职工12户，" in echo


def test_in_private_as_in_the_group() -> None:
    """Its group is found as for any private sentence."""
    week = Week()
    week.says(LI, VISIT)

    assert "困难职工13户" in week.private(LI, "#1 是13户")
    assert "11月16日" in week.private(LI, "#1 日期改为11月16日")


def test_a_log_comes_back_by_its_number() -> None:
    """In either order of words."""
    week = Week()
    week.says(LI, VISIT)
    week.says(LI, "#1 撤销")

    assert week.says(LI, "#1 恢复").startswith("已恢复 #1")


def _first_message(week: Week) -> int:
    """The message the first entry was made of."""
    return entries.by_numbers(week.stage.store.db, week.stage.group(), [1])[0].message_id


def _reply(week: Week, who: Who, text: str) -> str:
    """Somebody replies to the words the first entry was made of."""
    before, message_id = len(week.stage.queued()), _first_message(week)
    command = command_in_text(text, "")
    act = command.act if command is not None else free_text.in_group
    week.stage.write(who, text, act, reply_to=message_id)
    return "\n".join(week.stage.queued()[before:])


def test_a_reply_to_ones_own_words_mends_what_they_made() -> None:
    """As a reply to the echo does; talk and other people's remarks are let be."""
    week = Week()
    week.join(WANG)
    week.says(LI, VISIT)
    week.says(LI, "今天安全培训60人")

    assert "困难职工13户" in _reply(week, LI, "是13户")
    assert _reply(week, LI, "辛苦了") == ""
    assert _reply(week, WANG, "是14户") == ""
    assert _reply(week, LI, "撤销").startswith("已撤销 #1")
