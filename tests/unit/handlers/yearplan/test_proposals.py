"""加入日历: what a plan becomes, taken back, sent again, followed to the year's end, moved to the next."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.calendar import add_command, event_details
from handlers.core import group_choice
from handlers.core.button_press import pressed
from handlers.core.job_context import Desk
from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import Incoming
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.reminders import reminder_schedule
from handlers.reminders.reminder_schedule import keep_planned
from handlers.routing import free_text, handler_table, undo_commands
from handlers.routing.features import COMMANDS
from handlers.routing.references import earlier_messages
from handlers.yearplan import plan_command
from storage.core import groups, people
from storage.events import queries as events_queries
from tests.unit.handlers.plans import (
    CONGRESS,
    MATCH,
    QUARTERLY,
    SENT,
    VISIT,
    Committee,
    Reader,
    anew,
    day,
    item,
    month,
)
from tests.unit.handlers.stage import LI, OTHER_CHAT, WANG, ZHOU, command, in_group, in_private
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Status

DONE_BY = {each.name: each.act for each in COMMANDS}


def read_one(reader: Reader | None = None) -> Committee:
    """A committee whose plan is read and open."""
    committee = Committee(reader)
    committee.send()
    return committee


def adopted() -> Committee:
    """Everything of it is on the calendar."""
    committee = read_one()
    committee.adopt(4)
    return committee


def test_what_is_ticked_becomes_items() -> None:
    """With kind, time, owner tied to the roster, rule until the year's end, reminders; one message sums it up."""
    committee = Committee()
    committee.enrol(WANG, Role.OFFICER)
    committee.send()
    committee.press("☑ 3")
    committee.adopt(3)
    assert "已加入3项：#1–#3" in committee.shown()
    visit, congress, quarterly = committee.events()
    assert visit.owners[0].person_id is not None
    assert (congress.kind, congress.start) == (CONGRESS.kind, CONGRESS.when.start)
    assert quarterly.rule is not None
    assert (quarterly.grain, quarterly.rule.rrule) == (
        Grain.QUARTER,
        "FREQ=MONTHLY;INTERVAL=3;UNTIL=20271231T235959",
    )
    [row] = committee.bot.store.db.query("select count(distinct event_id) as count from reminders")
    assert row["count"] >= 2


def test_pressed_twice_nothing_is_added_twice() -> None:
    """By one or by two officers."""
    committee = read_one()
    committee.adopt(4)
    assert committee.adopt(4) is not None
    assert len(committee.events()) == 4


def test_the_same_plan_read_twice_before_it_is_accepted_is_added_once() -> None:
    """Two officers sent it at the same time."""
    committee = read_one()
    committee.send()
    committee.adopt(4)
    [row] = committee.bot.store.db.query("select min(id) as id, group_id from plans")
    press = outgoing_message.Press("yp.adopt", row["group_id"], (str(row["id"]), "4"))
    committee.bot.come(pressed(handler_table.DEEDS), Incoming(0, in_group(), LI, press=press, press_id="p"))
    assert len(committee.events()) == 4


def test_what_lies_behind_is_added_without_reminders() -> None:
    """And said so; neither new settings nor the watchdog plan them after all."""
    committee = Committee(Reader([anew(VISIT, day("2026-10-20", deadline=True)), MATCH], said_year=2026))
    committee.send()
    assert "日期已过，加入后不再提醒" in committee.shown()
    committee.adopt(2)
    assert "其中1项日期已过，不再提醒：#1" in committee.shown()
    sql = """select state from reminders join events on events.id = event_id where number = 1"""
    assert [row["state"] for row in committee.bot.store.db.query(sql)] == ["void"]
    services = committee.bot.services
    with committee.bot.store.unit() as db:
        reminder_schedule.replan(db, committee.bot.group(), committee.bot.now)
        keep_planned(Desk(services, db, committee.bot.now, committee.bot.group()))
    assert [row["state"] for row in committee.bot.store.db.query(sql)] == ["void"]


def test_an_item_remembers_its_sentence() -> None:
    """详情 shows it."""
    committee = adopted()
    turns: list[str] = []

    def show(turn: Turn) -> None:
        turns.append(event_details.text_of(turn, occurrences.of_whole_event(committee.events()[0])))

    committee.bot.write(ZHOU, "详情", show)
    assert "计划原文：2027-01-20走访困难职工（《2027年工会工作计划》）" in turns[0]


def test_all_of_one_press_is_taken_back_and_comes_again() -> None:
    """With the same numbers; what was finished since stays."""
    committee = adopted()
    group = committee.bot.group()
    with committee.bot.store.unit() as db:
        events_queries.close(db, group, committee.events()[1], Status.DONE, committee.bot.now, None)
    committee.press("撤销")
    cancelled = Status.CANCELLED
    assert [event.status for event in committee.events()] == [cancelled, Status.DONE, cancelled, cancelled]
    assert "刚加入的3项" in committee.shown()
    assert "#2 已办完" in committee.shown()
    committee.press("恢复")
    assert [event.status for event in committee.events()] == [
        Status.OPEN,
        Status.DONE,
        Status.OPEN,
        Status.OPEN,
    ]
    assert "已加入3项：#1、#3–#4" in committee.shown()


def test_a_reply_takes_it_back_too() -> None:
    """And nothing else: 「撤销」 is not the newest entry then."""
    committee = adopted()
    committee.reply("撤销", DONE_BY["undo"], "正在读取计划")
    assert {event.status for event in committee.events()} == {Status.CANCELLED}
    committee.reply("恢复", DONE_BY["redo"], "已撤销《2027年工会工作计划》")
    assert {event.status for event in committee.events()} == {Status.OPEN}


def test_undo_without_a_number_leaves_the_plan() -> None:
    """「撤销」 alone takes back what was written, not one item of forty."""
    committee = adopted()
    committee.bot.write(ZHOU, "撤销", undo_commands.undo)
    assert {event.status for event in committee.events()} == {Status.OPEN}


def test_only_who_added_it_or_an_admin_takes_it_back() -> None:
    """Another officer may not."""
    committee = Committee()
    committee.send()
    committee.press("加入日历", LI)
    committee.enrol(WANG, Role.OFFICER)
    assert committee.press("撤销", WANG) is not None
    assert {event.status for event in committee.events()} == {Status.OPEN}
    committee.press("撤销", ZHOU)
    assert {event.status for event in committee.events()} == {Status.CANCELLED}


def test_what_stands_by_hand_is_tied_not_added() -> None:
    """The same title on the same day; taken back it stays where it was."""
    committee = Committee(Reader([item("迎春茶话会", day("2027-02-10"), Kind.ACTIVITY), MATCH]))
    committee.bot.write(ZHOU, "/add 2027年2月10日迎春茶话会", add_command.add)
    committee.send()
    assert "日历上已有 #1，不会重复添加" in committee.shown()
    committee.adopt(2)
    assert len(committee.events()) == 2
    assert "没有重复添加1项：#1" in committee.shown()
    committee.press("撤销")
    assert [event.status for event in committee.events()] == [Status.OPEN, Status.CANCELLED]


# ---- sent again


def test_the_same_plan_again_shows_nothing() -> None:
    """All of it stands."""
    committee = adopted()
    committee.send()
    assert "没有新的或改过的内容，4项已在日历上" in committee.shown()


def test_an_edited_plan_shows_what_is_new_and_what_moved() -> None:
    """And a moved one is moved, not added; its undoing moves it back."""
    committee = adopted()
    committee.reader.items = [
        VISIT,
        anew(CONGRESS, month(4)),
        MATCH,
        QUARTERLY,
        item("安全知识讲座", month(6)),
    ]
    committee.send()
    text = committee.shown()
    assert "2项，已选2项" in text
    assert "另有3项已在日历上" in text
    assert "#2 原定3月10日 周三，现为4月" in text
    committee.adopt(2)
    assert "已加入1项：#5" in committee.shown()
    assert "已改期1项：#2" in committee.shown()
    assert (committee.events()[1].start.month, committee.events()[1].grain) == (4, Grain.MONTH)
    committee.press("撤销")
    assert (committee.events()[1].start, committee.events()[1].status) == (CONGRESS.when.start, Status.OPEN)
    assert committee.events()[4].status is Status.CANCELLED


def test_taking_back_a_move_says_so() -> None:
    """Nothing was added, so nothing is said of that."""
    committee = adopted()
    committee.reader = Reader([anew(VISIT, day("2027-01-25")), CONGRESS, MATCH, QUARTERLY])
    committee.send()
    committee.adopt(1)
    committee.press("撤销")
    assert committee.shown() == "已撤销《2027年工会工作计划》：1项改回原来的日期。"
    assert committee.events()[0].start == VISIT.when.start


def test_what_was_not_wanted_is_not_new() -> None:
    """But can be looked at."""
    committee = read_one()
    committee.press("☑ 3")
    committee.adopt(3)
    committee.send()
    assert "没有新的" in committee.shown()
    committee.press("上次没选的（1）")
    assert "3 ☐ 10月 篮球比赛" in committee.shown() or "☐ 10月 篮球比赛" in committee.shown()


def test_what_was_dropped_whole_is_new_again() -> None:
    """放弃 forgets nothing for good; and can be taken back."""
    committee = read_one()
    committee.press("放弃")
    assert "已放弃" in committee.shown()
    committee.press("恢复")
    assert "4项，已选4项" in committee.shown()
    committee.press("放弃")
    committee.send()
    assert "4项，已选4项" in committee.shown()


# ---- the year


def test_a_series_done_ahead_of_its_day_is_done() -> None:
    """Not 「还没到」 beside the tick."""
    committee = adopted()
    committee.bot.write(ZHOU, "完成 #4", free_text.in_group)
    committee.plan()
    committee.press("民主管理")
    assert "✅ #4 每季度 小组长例会：到目前应办1次，已办1次" in committee.shown()


def test_alone_it_tells_how_far_the_year_is() -> None:
    """Section by section, in the order of the plan."""
    committee = adopted()
    committee.bot.now = datetime(2027, 4, 20, 2, tzinfo=UTC)
    committee.plan()
    assert committee.shown().splitlines() == [
        "《2027年工会工作计划》：完成1/5（20%），2项到期未完成",
        "帮扶慰问 ░░░░░░ 0/1，1项到期未完成",
        "民主管理 ▓▓░░░░ 1/3，1项到期未完成",
        "文体活动 ░░░░░░ 0/1",
        "写明次数的（按群里的记录和日程算）：",
        "· 小组长例会4次：做了0次，还差4次，还有8个多月，到现在应做1次",
    ]
    committee.press("民主管理")
    assert "✅ #2 3月10日 周三 职工代表大会" in committee.shown()
    assert "#4 每季度 小组长例会：到目前应办2次，已办0次" in committee.shown()
    committee.press("返回")
    assert "帮扶慰问" in committee.shown()


def test_a_plan_without_headings_has_no_section_called_other() -> None:
    """All of it is one."""
    committee = read_one(Reader([replace(one, section="") for one in (VISIT, CONGRESS)]))
    committee.adopt(2)
    committee.plan()
    assert "全部工作 ░░░░░░ 0/2" in committee.shown()
    assert "其他" not in committee.shown()


def test_a_year_with_two_plans_bears_neither_name() -> None:
    """Nor the name of one that waits to be confirmed."""
    committee = adopted()
    committee.reader = Reader([item("登山", month(5))], title="2027年女职工工作计划")
    committee.send()
    committee.plan()
    assert committee.shown().startswith("《2027年工会工作计划》：完成0/")
    committee.adopt(1)
    committee.plan()
    assert committee.shown().startswith("2027年计划：完成0/")


@pytest.mark.parametrize("text", ["年度计划完成得怎么样", "计划完成了多少？", "今年计划还剩几项"])
def test_asked_in_plain_words_it_tells_too(text: str) -> None:
    """In private, said to the bot, or behind /ask; among people it is talk."""
    committee, place = adopted(), in_private(ZHOU)
    committee.bot.now = datetime(2027, 2, 1, tzinfo=UTC)
    before = committee.shown()
    committee.bot.write(ZHOU, text, free_text.in_group)
    assert committee.shown() == before
    committee.bot.write(ZHOU, f"/ask {text}", command("ask"))
    assert committee.shown().startswith("《2027年工会工作计划》：完成0/4")
    committee.bot.write(ZHOU, f"@{committee.bot.services.face.username} {text}", free_text.in_group)
    assert committee.shown().startswith("《2027年工会工作计划》：完成0/4")
    committee.bot.write(ZHOU, text, free_text.in_private, place)
    assert committee.bot.shown(place.chat_id).startswith("《2027年工会工作计划》：完成0/4")


def test_without_a_plan_it_says_how() -> None:
    """Nothing was imported."""
    committee = Committee()
    committee.plan()
    assert "发 .docx、.xlsx 或 .txt 文件，说明里写 /plan" in committee.shown()


def test_what_waits_is_found_again() -> None:
    """The card may be far above."""
    committee = read_one()
    committee.plan()
    assert "还有4项待确认" in committee.shown()
    committee.press("核对2027年计划")
    assert "4项，已选4项" in committee.shown()


def test_next_years_plan_comes_out_of_this_years() -> None:
    """Moved by rule, ticked like any other; asked twice it is the same one."""
    committee = adopted()
    committee.bot.now = datetime(2027, 11, 20, 2, tzinfo=UTC)
    committee.plan("/plan 明年")
    text = committee.shown()
    assert text.startswith("《2028年工作计划（按2027年拟）》：4项，已选4项")
    assert "1 ☑ 1月20日 周四" in text
    before = committee.newest().id
    committee.plan("/plan")
    committee.press("按今年计划拟明年")
    assert committee.newest().id == before
    committee.adopt(4)
    assert len(committee.events()) == 8


def test_next_year_needs_this_year() -> None:
    """Nothing to go by."""
    committee = Committee()
    committee.plan("/plan 明年")
    assert "拟不了明年的" in committee.shown()


def test_which_group_is_asked_with_the_document_in_mind() -> None:
    """Somebody in two groups sends a plan in private: once the group is pressed it is read."""
    committee, place = Committee(), in_private(ZHOU)
    with committee.bot.store.unit() as db:
        groups.create(db, OTHER_CHAT, "市工会", committee.bot.now)
        person = people.upsert_person(db, ZHOU.user_id, ZHOU.name, None, "zh-hans", committee.bot.now)
        people.enrol(db, committee.bot.group(OTHER_CHAT), person, Role.OFFICER, committee.bot.now)
    committee.bot.write(ZHOU, "/plan 2027", group_choice.for_group(plan_command.show), place, document=SENT)
    committee.bot.press(ZHOU, "市工会", handler_table.DEEDS, place)
    [row] = committee.bot.store.db.query("select group_id, file_id, year from plans")
    assert row == {"group_id": committee.bot.group(OTHER_CHAT).id, "file_id": "F1", "year": 2027}


def test_what_was_changed_before_it_was_accepted_stays_changed() -> None:
    """Renamed and given another day: the same document again neither adds it twice nor moves it back."""
    committee = read_one()
    for what, place in (("职代会", 2), ("2月9日", 2), ("篮球联赛", 3)):
        committee.press("改")
        committee.press(f"改 {place}")
        committee.reply(what, earlier_messages.answered, f"第{place}项「")
    committee.adopt(4)
    committee.send()
    assert committee.shown().startswith("《2027年工会工作计划》没有新的或改过的内容，4项已在日历上")
    committee.reader = Reader([VISIT, anew(CONGRESS, day("2027-04-10")), MATCH, QUARTERLY])
    committee.send()
    assert "#2 原定2月9日 周二（正月初四），现为4月10日 周六" in committee.shown()
