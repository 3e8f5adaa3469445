"""Messages that are no command: what is too long for one is said where it tells of work."""

import pytest

from storage.core import people
from storage.engine.database import Database
from storage.worklog import entries
from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.core.groups import Group, Person
from union.worklog.entries import LogEntry

TOLD = "今天走访慰问困难职工12户，发放慰问金6000元。"
CHATTER = "今天天气真好，大家早上好。"


def long(sentence: str) -> str:
    """A message of more than 3,000 characters."""
    return sentence * (3001 // len(sentence) + 1)


def test_a_document_of_work_is_refused_in_words() -> None:
    """Between 3,000 and Telegram's 4,096 characters: nothing is filed, and the group knows."""
    week = Week()
    text = long(TOLD)
    assert week.says(LI, text).startswith(f"这条有{len(text)}个字，太长了，没有记下。")
    assert week.stage.store.db.table("logs").count == 0


def test_long_chatter_gets_no_word() -> None:
    """A long message that tells of nothing is nobody's business."""
    assert Week().says(LI, long(CHATTER)) == ""


def test_talk_keeps_names_up_to_date() -> None:
    """Whoever changes their name at Telegram is called by it, also after words nobody answers."""
    week = Week()
    assert week.says(LI._replace(name="李建国（三车间）"), CHATTER) == ""
    found = people.person_of_user(week.stage.store.db, LI.user_id)
    assert found is not None and found.name == "李建国（三车间）"


def test_what_is_taken_back_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds the log that is meant puts it right, too."""
    week, asked, latest_of = Week(), list[int](), entries.latest_of

    def counted(db: Database, group: Group, person: Person) -> LogEntry | None:
        asked.append(person.id)
        return latest_of(db, group, person)

    week.says(LI, "今天走访二车间困难职工12户，慰问金6000元")
    monkeypatch.setattr(entries, "latest_of", counted)
    week.says(LI, "不是二车间是三车间")
    assert "三车间" in week.stage.shown()
    assert len(asked) == 1
