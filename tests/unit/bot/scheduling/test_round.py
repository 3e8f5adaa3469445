"""The round: every group's affairs, one group's trouble kept to itself, and when to come again."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.scheduling.round import Round
from handlers.core.feature import Job, Phase
from handlers.core.job_context import Desk
from storage.core import drafts, groups, updates
from storage.engine.database import Database
from storage.privacy import data_register
from tests.unit.handlers.stage import CHAT, LI, NOW, OTHER_CHAT, SUPERGROUP, in_group
from tests.unit.handlers.week import MORNING, Week, jobs_with, silent
from union.core.groups import Group, Settings

MEETING = "下周三下午3点开工会小组长例会"


def test_one_groups_trouble_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    """A report that fails: type and place are logged, no text, and everybody gets their reminders."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, MEETING, in_group(OTHER_CHAT, "东风机械厂工会"))

    def broken(desk: Desk) -> None:
        if desk.group.chat_id == CHAT:
            raise ZeroDivisionError("慰问金6000元")

    week.round = Round(week.stage.services, jobs_with(broken))
    with caplog.at_level(logging.ERROR):
        assert len(week.at(MORNING)) == 1
    assert len(week.stage.queued(OTHER_CHAT)) == 2
    assert "ZeroDivisionError" in caplog.text and "慰问金" not in caplog.text


def test_a_group_that_failed_is_tried_again_next_round() -> None:
    """What was rolled back is done by the next round, not a minute later."""
    week = Week()
    calls: list[datetime] = []

    def once_broken(desk: Desk) -> None:
        calls.append(desk.now)
        if len(calls) == 1:
            raise OSError

    week.round = Round(week.stage.services, jobs_with(once_broken))
    week.round.tick()
    week.round.tick()
    week.round.tick()
    assert len(calls) == 2


def test_a_failure_undoes_the_whole_of_that_duty() -> None:
    """Rows and messages of a failed duty stand or fall together."""
    week = Week()

    def half_done(desk: Desk) -> None:
        desk.post("半句话")
        raise OSError

    week.round = Round(week.stage.services, jobs_with(half_done))
    assert week.at("2026-11-18 11:00") == []


def test_jobs_of_the_day_are_done_once_after_the_reminder_time_and_only_where_wanted() -> None:
    """A day is begun as a whole."""
    week, done = Week(), list[str]()
    wanted = Job(lambda desk: done.append("wanted"), Phase.DAY)
    needless = Job(lambda desk: done.append("needless"), Phase.DAY, lambda desk: False)
    week.round = Round(week.stage.services, (wanted, needless))
    week.at("2026-11-19 08:59")
    assert done == []
    week.at("2026-11-19 09:00")
    week.at("2026-11-19 12:00")
    assert done == ["wanted"]
    week.at("2026-11-20 09:00")
    assert done == ["wanted", "wanted"]


def test_the_jobs_of_a_group_are_done_by_phase() -> None:
    """Reminders, then the day, the boards, the reports."""
    week, done = Week(), list[str]()

    def noted(phase: Phase) -> Job:
        return Job(lambda desk: done.append(phase.name), phase)

    week.round = Round(week.stage.services, tuple(map(noted, Phase)))
    week.at("2026-11-19 09:00")
    assert done[:4] == ["DUE", "DAY", "BOARD", "REPORT"]


def test_a_job_asked_once_for_all_groups_is_done_only_for_those_that_have_something_due() -> None:
    """And nothing is opened for the others."""
    week, done = Week(), list[int]()
    week.says(LI, MEETING, in_group(OTHER_CHAT, "东风机械厂工会"))
    other = groups.of_chat(week.stage.store.db, OTHER_CHAT, week.stage.services.defaults)
    assert other is not None

    def groups_due(_db: Database, since: datetime, now: datetime) -> list[int]:
        return [other.id] if since < NOW - timedelta(hours=1) < now else []

    job = Job(lambda desk: done.append(desk.group.id), Phase.DUE, groups_due=groups_due)
    Round(week.stage.services, (job,)).tick()
    assert done == [other.id]


def test_the_round_comes_at_the_next_reminder_or_in_half_a_minute() -> None:
    """Whichever is earlier."""
    week = Week()
    assert week.round.next_at() == NOW + timedelta(seconds=30)
    week.says(LI, MEETING)
    week.stage.now = datetime(2026, 11, 20, 0, 59, 50, tzinfo=UTC)
    assert week.round.next_at() == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_a_walked_clock_stops_at_reminders_and_mornings() -> None:
    """next_due is what a clock must not jump over."""
    week = Week()
    week.says(LI, "今天下午5点开工会碰头会")
    assert week.round.next_due() == datetime(2026, 11, 18, 7, 0, tzinfo=UTC)
    week.at("2026-11-18 20:00")
    assert week.round.next_due() == datetime(2026, 11, 19, 0, 0, tzinfo=UTC)


def test_a_series_is_carried_forward_day_by_day() -> None:
    """Reminders beyond sixty days are planned as the days go by; none is planned twice."""
    week = Week()
    week.says(LI, "每月25日下午3点开职工座谈会")
    week.at("2027-02-10 09:00")
    assert "02-24 09:00" in week.waiting() and "03-24 09:00" in week.waiting()
    planned = week.waiting()
    assert len(planned) == len(set(planned))


def test_a_deadline_on_a_day_off_is_told_once_of_a_series_too() -> None:
    """What was told on the working day before is not planned anew for Sunday when Saturday begins."""
    week = Week()
    week.says(LI, "每月22日前上报会员台账")
    assert "11月22日" in week.at(MORNING)[-1]
    week.at("2026-11-21 09:00")
    assert week.at("2026-11-22 09:00") == []


def test_a_time_of_a_series_that_was_put_off_stays_so() -> None:
    """推迟 3天后 of a deadline: the next morning brings back no late reminder before that."""
    week = Week()
    week.says(LI, "每月25日前上报会员台账")
    week.at("2026-11-24 09:00")
    week.press(LI, "推迟")
    week.press(LI, "3天后")
    week.at("2026-11-25 09:00")
    assert week.at("2026-11-26 09:00") == []
    assert "上报会员台账" in week.at("2026-11-27 09:00")[-1]


def test_a_jump_back_of_the_clock_is_survived() -> None:
    """The demo's clock may be set anew: the round looks again and doubles nothing."""
    week = Week()
    week.says(LI, MEETING)
    assert len(week.at(MORNING)) == 1
    assert week.at("2026-11-19 09:00") + week.at(MORNING) == []


def test_a_group_that_is_not_served_is_left_alone() -> None:
    """The operator's list of groups holds for the round too."""
    week = Week()
    week.says(LI, MEETING)
    week.stage.services.allowed_chats = frozenset({OTHER_CHAT})
    assert week.at(MORNING) == []


def test_a_group_allowed_by_its_former_id_is_served() -> None:
    """It became a supergroup since the operator wrote the list."""
    week = Week()
    week.says(LI, MEETING)
    week.stage.services.allowed_chats = frozenset({CHAT})
    data_register.move(week.stage.store.db, week.stage.group(), SUPERGROUP)
    week.at(MORNING)
    assert any("今日提醒" in text for text in week.stage.queued(SUPERGROUP))


def test_a_group_the_bot_left_hears_nothing() -> None:
    """Removed from the group: the rows wait, nothing is queued."""
    week = Week()
    week.says(LI, MEETING)
    groups.set_active(week.stage.store.db, week.stage.group(), False)
    assert week.at(MORNING) == []


def test_what_is_kept_for_a_while_is_forgotten() -> None:
    """Once a day: seen updates, failed updates with their words, unanswered questions."""
    week = Week()
    db, now = week.stage.store.db, week.stage.now
    updates.set_aside(db, 5, CHAT, "worklog.py:1", "OSError", now)
    drafts.begin(db, CHAT, "photo", {}, now, now + timedelta(hours=24))
    week.at("2026-11-26 10:30")
    assert db.table("seen_updates").count + db.table("failed_updates").count + db.table("drafts").count == 0


def test_words_that_were_said_go_after_ninety_days() -> None:
    """The row stays with its number; what was put aside goes after seven, not after six."""
    week = Week()
    week.says(LI, MEETING)
    week.stage.deliver()
    db, now = week.stage.store.db, week.stage.now
    updates.set_aside(db, 5, CHAT, "worklog.py:1", "OSError", now)
    kept = []
    for days in (6, 8, 89, 91):
        week.stage.now = now + timedelta(days=days)
        week.round.tick()
        first = next(db.query("select params from outbox order by id limit 1"))
        kept.append((db.table("failed_updates").count, "例会" in first["params"]))
    assert kept == [(1, True), (0, True), (0, True), (0, False)]


def test_the_sender_is_woken() -> None:
    """What the round queued goes out at once."""
    week = Week()
    woken: list[bool] = []
    week.stage.services.wake = lambda: woken.append(True)
    Round(week.stage.services, jobs_with(silent)).tick()
    assert woken == [True]


def test_a_round_goes_group_by_group_whoever_has_something_due_first() -> None:
    """Between two groups others write: a group that is gone by then is not visited."""
    week, visited = Week(), list[int]()
    week.says(LI, "/log 走访慰问困难职工12户")
    week.says(LI, MEETING, in_group(OTHER_CHAT, "东风机械厂工会"))
    week.stage.now = datetime.fromisoformat(f"{MORNING}+08:00").astimezone(UTC)
    round_ = Round(week.stage.services, jobs_with(lambda desk: visited.append(desk.group.chat_id)))

    steps = round_.steps()
    next(steps)
    with week.stage.store.unit() as db:
        groups.refused(db, CHAT)
    for _ in steps:
        pass

    assert visited == [OTHER_CHAT]


def test_what_falls_due_while_a_round_goes_on_does_not_wait_for_its_end() -> None:
    """At a month's end it takes most of a minute: the group whose moment has come is before those that wait for a look."""
    week, visited = Week(), list[int]()
    week.says(LI, MEETING)
    week.says(LI, "/log 走访慰问困难职工12户", in_group(OTHER_CHAT, "东风机械厂工会"))
    morning = datetime.fromisoformat(f"{MORNING}+08:00").astimezone(UTC)
    week.stage.now = morning - timedelta(seconds=10)
    steps = Round(week.stage.services, jobs_with(lambda desk: visited.append(desk.group.chat_id))).steps()
    next(steps)
    week.stage.now = morning
    for _ in steps:
        pass
    assert visited == [CHAT, CHAT, OTHER_CHAT]


def calm(week: Week) -> None:
    """The round has looked, and looked again at what it wrote itself."""
    for _look in range(3):
        week.round.tick()
        week.stage.now += timedelta(minutes=1)


def test_a_round_with_nothing_due_reads_no_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are and however long they are quiet; one whose row was written is read, and no other."""
    week, read = Week(), list[int]()
    week.says(LI, MEETING)
    week.says(LI, MEETING, in_group(OTHER_CHAT, "东风机械厂工会"))
    week.round = Round(week.stage.services, jobs_with(silent))
    calm(week)
    get = groups.get

    def noted(db: Database, number: int, defaults: Settings) -> Group | None:
        read.append(number)
        return get(db, number, defaults)

    monkeypatch.setattr(groups, "get", noted)
    for whole in ("active", "active_ids"):
        monkeypatch.setattr(groups, whole, lambda *given: pytest.fail("all of them"))
    for _minute in range(120):
        week.round.tick()
        week.stage.now += timedelta(minutes=1)
    assert read == []
    with week.stage.store.unit() as db:
        groups.change_setting(db, week.stage.group(), "board", True)
    read.clear()  # that was the test's own
    week.round.tick()
    assert read == [1]


def test_a_heartbeat_asks_as_little_of_a_hundred_groups_as_of_one() -> None:
    """The same few questions, each by an index: what it costs does not grow with the groups."""
    asked = [_asked(1), _asked(100)]
    assert len(asked[0]) == len(asked[1]) <= 8
    assert not any("begin" in each for each in asked[1])


def _asked(number: int) -> list[str]:
    week, asked = Week(), list[str]()
    with week.stage.store.unit() as db:
        for other in range(1, number):
            groups.create(db, -9000 - other, f"第{other}分厂工会", week.stage.now)
    week.says(LI, MEETING)
    week.round = Round(week.stage.services, jobs_with(silent))
    calm(week)
    week.stage.store.db.conn.set_trace_callback(asked.append)
    week.round.tick()
    assert week.round.next_at() == week.stage.now + timedelta(seconds=30)
    week.stage.store.db.conn.set_trace_callback(None)
    return asked


def test_between_two_groups_looked_through_others_may_write() -> None:
    """Each is a step of the round, as each visit is."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, MEETING, in_group(OTHER_CHAT, "东风机械厂工会"))
    assert len(list(Round(week.stage.services, jobs_with(silent)).steps())) == 4


def test_a_quiet_group_costs_no_transaction_and_a_look_at_one_two() -> None:
    """Of ten duties: requests, whose box must not stay shut, and the report; for the rest a look is enough."""
    week = Week()
    week.says(LI, MEETING)
    week.at("2026-11-18 11:00")
    calm(week)
    asked: list[str] = []
    week.stage.store.db.conn.set_trace_callback(asked.append)
    week.at("2026-11-18 11:05")
    assert asked.count("begin immediate") == 0
    with week.stage.store.unit() as db:
        groups.change_setting(db, week.stage.group(), "lock_workday", 4)
    asked.clear()  # that was the test's own
    week.at("2026-11-18 11:08")
    week.stage.store.db.conn.set_trace_callback(None)
    assert asked.count("begin immediate") == 2
