"""However long titles, names and lists are: every message fits into one of Telegram's, and says what it leaves out."""

import json
import re
from dataclasses import replace

import pytest

from handlers.calendar.views import cal_command, due_list
from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import Who
from handlers.core.messages.outgoing_message import button
from handlers.core.turn import Turn
from handlers.people import roster
from handlers.questions import ask_command
from handlers.reports import digest_command
from handlers.worklog import log_receipt
from storage.core import groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Waiting
from storage.events import queries as events_queries
from tests.unit.handlers.stage import CHAT, LI, ZHOU
from tests.unit.handlers.week import Week
from union.core.groups import Role
from union.core.message_layout import utf16

LIMIT = 4096
TITLES = ("例", "工" * 60, "🎉" * 60, "a b" * 20)
PLACE, NAME = "三" * 40, "委" * 64 + " " + "员" * 64
LOGGED = "今天" + "走访慰问困难职工3户，" * 150


class Crowd:
    """A committee of many people with long names, many items and long entries."""

    def __init__(self, title: str, items: int, people_: int) -> None:
        self.week = Week()
        self.stage = self.week.stage
        self.week.says(LI, "11月27日前上报职代会材料")
        self.week.says(LI, LOGGED)
        with self.stage.store.unit() as db:
            group = self.stage.group()
            first = self.week.event()
            assert first is not None
            for _number in range(items):
                events_queries.add(db, group, replace(first, title=title, place=PLACE), self.stage.now)
            for number in range(people_):
                person = people.upsert_person(db, 2000 + number, NAME, None, "zh-hans", self.stage.now)
                people.enrol(db, group, person, Role.LEADER, self.stage.now, by_hand=True)
                people.set_branch(db, group, person, "一" * 20)
            groups.change_setting(db, group, "names_in_group", True)

    def texts(self) -> list[str]:
        """Everything ever queued."""
        found = self.stage.store.db.query("select params from outbox")
        return [text for row in found if (text := json.loads(row["params"]).get("text"))]


@pytest.fixture(scope="module", params=TITLES, ids=range(len(TITLES)))
def crowd(request: pytest.FixtureRequest) -> Crowd:
    return Crowd(request.param, items=45, people_=70)


ASKED = [
    ("/cal 11月", cal_command.cal),
    ("/cal 本周", cal_command.cal),
    ("/cal " + "啊" * 4000, cal_command.cal),
    ("/due", cal_command.due),
    ("/me", due_list.show_own),
    ("/digest", digest_command.digest),
    ("/digest " + "啊" * 4000, digest_command.digest),
    ("/roles", roster.roster),
    ("/ask 还有哪些没完成", ask_command.ask),
    ("/ask 还有谁没报", ask_command.ask),
    ("/ask " + "啊" * 4000, ask_command.ask),
]


@pytest.mark.parametrize(("text", "act"), ASKED, ids=[text[:12] for text, _act in ASKED])
def test_every_list_folds(crowd: Crowd, text: str, act: object) -> None:
    """No answer relies on the last resort, the cut at the end."""
    assert callable(act)
    crowd.stage.write(ZHOU, text, act)
    said = crowd.stage.queued()[-1]
    assert utf16(said) < LIMIT - 1  # what the last resort has cut is as long as may be


def test_the_reminders_of_a_crowded_morning_fit(crowd: Crowd) -> None:
    """今日提醒 goes in as many messages as it takes, to the group and to who is in charge."""
    crowd.week.at("2026-11-20 09:00")
    assert all(utf16(text) <= LIMIT for text in crowd.texts())


def test_the_weeks_plan_and_the_board_fit(crowd: Crowd) -> None:
    """In one message each; what it does not hold is counted."""
    with crowd.stage.store.unit() as db:
        for name in ("week_plan", "board"):
            groups.change_setting(db, crowd.stage.group(), name, True)
    crowd.week.at("2026-11-23 09:00")
    found = [text for text in crowd.texts() if text.startswith(("本周安排", "2026年11月看板"))]
    assert len(found) == 2
    for text in found:
        assert utf16(text) < LIMIT - 1
        assert "项没有列出" in text


def test_every_listed_item_can_be_pressed() -> None:
    """Each item of a list of open ones has its buttons, and Telegram's hundred are not exceeded."""
    crowd = Crowd("工" * 60, items=45, people_=0)
    crowd.stage.write(ZHOU, "/due", cal_command.due)
    said = crowd.stage.queued()[-1]
    assert len(re.findall(r"(?m)^#", said)) * 2 + 1 == len(crowd.stage.labels())


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
@pytest.mark.parametrize("count", [2, 40, 200])
def test_joined_answers_fit(title: str, count: int) -> None:
    """Answers that waited become one message, with how many are not shown."""
    week = Week()
    week.says(LI, "今天走访困难职工3户")
    lines = [{"number": number, "line": f"#{number} {title * 3}"} for number in range(1, count + 1)]
    parts = [waiting(week, line) for line in lines]
    text = log_receipt.join(week.stage.store.db, parts).params["text"]
    shown = len(re.findall(r"(?m)^#", text))
    assert utf16(text) <= LIMIT
    assert shown == count or f"另有{count - shown}条" in text


def waiting(week: Week, line: dict[str, object]) -> Waiting:
    """An echo that waits to be joined with others."""
    return Waiting(
        1, week.stage.group().id, CHAT, None, queue.Lane.ANSWER, "sendMessage", {}, None, None, None, False, "",
        line, 0, week.stage.now,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["啊" * 9000, "🎉" * 5000, "短"], ids=["words", "emoji", "short"])
def test_the_last_resort_cuts(text: str) -> None:
    """Nothing longer than a message is queued, formatting beyond the cut is dropped, nothing short is touched."""
    week, rows = Week(), [[button("好", "cal.show", 1)]]
    spans = [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "bold", "offset": utf16(text) - 1, "length": 1},
    ]

    def say(turn: Turn) -> None:
        turn.say(text, rows, entities=spans)

    week.stage.write(Who(102, "李建国", None, None), "…", say)
    params = outgoing_message.message(text, rows, spans)
    said = week.stage.queued()[-1]
    assert said == params["text"]
    assert utf16(said) <= LIMIT
    assert (said == text) == (utf16(text) <= LIMIT)
    assert all(each["offset"] + each["length"] <= utf16(said) for each in params["entities"])
