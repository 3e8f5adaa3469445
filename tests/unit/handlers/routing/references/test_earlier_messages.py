"""An edited message corrects what it made, and never makes anything twice."""

import pytest

from handlers.calendar import add_command
from handlers.core import press_texts as press_phrases
from handlers.core.messages.incoming_message import Who
from handlers.routing import undo_commands
from handlers.routing.references import earlier_messages
from handlers.worklog import log_command
from handlers.worklog import texts as phrases
from storage.events import queries as events_queries
from storage.worklog import entries
from tests.unit.handlers.stage import CHAT, LI, WANG, in_private
from tests.unit.handlers.week import Week
from union.words import words

LATER = "下周三下午3点开工会小组长例会"


def newest_message(week: Week) -> int:
    """The id of the last message somebody wrote that is known to a row."""
    found = week.stage.store.db.query(
        "select message_id from events union select message_id from logs order by message_id desc limit 1"
    )
    return int(next(iter(found))["message_id"])


def drafts_left(week: Week) -> int:
    """How many questions are open."""
    return int(week.stage.store.db.table("drafts").count)


def edit(week: Week, who: Who | None, text: str, message_id: int, chat_id: int = CHAT) -> list[str]:
    """The message now reads so; what is said to it."""
    before = len(week.stage.queued(chat_id))
    where = in_private(who) if who and chat_id == who.user_id else None
    week.stage.write(who, text, earlier_messages.edited, where, edited=True, message_id=message_id)
    return week.stage.queued(chat_id)[before:]


def test_a_question_about_the_former_words_is_closed() -> None:
    """Who edits instead of answering gets one item; an answer to the old question makes no second one."""
    week = Week()
    week.stage.write(LI, "/add 职工代表座谈会", add_command.add, message_id=77)
    assert drafts_left(week) == 1
    assert edit(week, LI, LATER, 77)
    assert drafts_left(week) == 0
    assert week.event().title == "工会小组长例会"


def test_an_edit_without_a_change_is_nothing() -> None:
    """Telegram tells of one when a link preview loads."""
    week = Week()
    week.says(LI, LATER)
    before = week.event()
    assert edit(week, LI, LATER, newest_message(week)) == []
    assert week.event() == before
    assert week.stage.queued(CHAT, "editMessageText") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("工会小组长例会", "没看出时间"),
        ("2026年11月3日下午3点开例会", "已经过去"),
        ("昨天开了例会，20人参加", "没看出时间"),
    ],
)
def test_an_item_that_cannot_follow_says_so(text: str, said: str) -> None:
    """It stays as it is, with its reminders."""
    week = Week()
    week.says(LI, LATER)
    before, waiting = week.event(), week.waiting()
    [answer] = edit(week, LI, text, newest_message(week))
    assert said in answer and "#1" in answer
    assert (week.event(), week.waiting()) == (before, waiting)


def test_a_mistyped_command_mended_by_an_edit_works() -> None:
    """「/lgo …」 made nothing; 「/log …」 does, once."""
    week = Week()
    assert edit(week, LI, "/log 今天走访困难职工3户", 55)
    assert edit(week, LI, "/log 今天走访困难职工3户", 55) == []
    assert edit(week, LI, "/log@other_bot 今天走访困难职工3户", 56) == []
    assert len(list(week.stage.store.db.query("select 1 from logs"))) == 1


def test_an_anonymous_administrator_corrects_what_they_filed() -> None:
    """It is the anonymous administrators' own, and nobody else's but the admin's."""
    week = Week()
    week.says(None, "今天走访困难职工3户")
    message_id = newest_message(week)
    edit(week, None, "今天走访困难职工5户", message_id)
    entry = entries.numbered(week.stage.store.db, week.stage.group(), 1)
    assert entry is not None and entry.text == "今天走访困难职工5户"
    assert edit(week, WANG, "今天走访困难职工6户", message_id) == [press_phrases.only_author(words())]


def test_a_figure_nobody_counts_is_refused() -> None:
    """Said in words, when written and when edited; the entry stays as it was."""
    week = Week()
    week.stage.write(LI, "记录 今天发放慰问金九千万亿元", log_command.log)
    assert week.stage.queued()[-1] == phrases.too_large(words())
    week.says(LI, "今天走访困难职工3户")
    message_id = newest_message(week)
    assert edit(week, LI, "今天发放慰问金九千万亿元", message_id) == [phrases.too_large(words())]
    entry = entries.numbered(week.stage.store.db, week.stage.group(), 1)
    assert entry is not None and entry.text == "今天走访困难职工3户"


def test_undo_takes_back_the_newest_of_items_and_entries() -> None:
    """Not yesterday's entry when an item was planned since; words that name no number take back nothing."""
    week = Week()
    week.says(LI, "今天走访困难职工3户")
    week.says(LI, LATER)
    week.stage.write(LI, "撤销 走访那条", undo_commands.undo)
    assert "请写编号" in week.stage.queued()[-1]
    week.stage.write(LI, "撤销", undo_commands.undo)
    event = events_queries.numbered(week.stage.store.db, week.stage.group(), 2)
    entry = entries.numbered(week.stage.store.db, week.stage.group(), 1)
    assert event is not None and event.status.value == "cancelled"
    assert entry is not None and not entry.undone


def test_a_report_of_thousands_of_characters_is_sent_back() -> None:
    """Also behind /log: what is no report of what was done is not filed."""
    week = Week()
    week.stage.write(LI, "/log " + "走访" * 2000, log_command.log)
    assert "4000个字" in week.stage.queued()[-1]
    assert list(week.stage.store.db.query("select 1 from logs")) == []


def test_a_command_stays_a_log_when_it_is_edited() -> None:
    """A bare day behind 「记录」 is the last one, as it was when it was written; a day that cannot be is refused."""
    week = Week()
    week.stage.write(LI, "记录 走访困难职工3户", log_command.log, message_id=77)
    edit(week, LI, "记录 12月5日走访困难职工4户", 77)
    (entry,) = entries.by_numbers(week.stage.store.db, week.stage.group(), [1])
    assert [(fact.day.isoformat(), fact.title) for fact in entry.facts] == [("2025-12-05", "走访困难职工")]
    assert edit(week, LI, "记录 2月30日走访困难职工4户", 77) == [
        phrases.unread_edit(words(), number=entry.number)
    ]
