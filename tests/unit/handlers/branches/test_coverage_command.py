"""/coverage: what was reached when, what is proposed, and visits put on next month's calendar."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from handlers.branches import coverage_counts
from handlers.branches.branch_card import show as change_list
from handlers.branches.coverage_command import show
from handlers.core.group_choice import for_group
from handlers.core.messages.incoming_message import Who
from handlers.core.report_sections import ReportMoment
from handlers.people import roster
from handlers.worklog import log_command
from storage.branches import coverage
from storage.core import people
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, WANG, ZHOU, command, in_private
from tests.unit.handlers.week import Week
from union.branches.coverage import BranchSum, Reach, Sheet
from union.core.groups import Role
from union.events.model import Status

TODAY = date(2026, 11, 18)


def office(words: str = "小组 一车间 45人、二车间、三车间") -> Week:
    """Three branches; 王芳 leads the third."""
    week = Week()
    week.join(WANG)
    week.stage.write(ZHOU, words, change_list)
    week.stage.write(ZHOU, "分工 王 芳 组长 三车间", roster.roster)
    return week


def told(week: Week, words: str, who: Who = LI) -> None:
    """Work that was done."""
    week.stage.write(who, f"记 {words}", log_command.log)


def sheet(week: Week, today: date = TODAY) -> Sheet:
    """The half-year as it stands."""
    found = coverage_counts.sheet(week.stage.store.db, week.stage.group(), today)
    assert found is not None
    return found


def row(week: Week, name: str, today: date = TODAY) -> Reach:
    """A branch's row."""
    return next(each for each in sheet(week, today).rows if each.branch.name == name)


def asked(week: Week, who: Who = LI, words: str = "/coverage") -> str:
    """What the command answers."""
    week.stage.write(who, words, show)
    return week.stage.shown()


def counts(week: Week, key: str) -> Any:
    """The report's figures of a period."""
    group = week.stage.group()
    period = group.months.of_key(key)
    assert period is not None
    found = coverage_counts.counts(week.stage.store.db, group, ReportMoment(period, week.stage.now))
    return found and tuple(found.data.values())


def test_what_was_longest_not_reached_stands_first() -> None:
    """Never at all, then before the half-year, then the rest by its last day."""
    week = office("小组 一车间、二车间、三车间、四车间")
    told(week, "11月3日到一车间走访3户")
    told(week, "10月8日组织四车间乒乓球赛，20人参加")
    told(week, "3月5日到三车间走访2户")

    assert [each.branch.name for each in sheet(week).rows] == ["二车间", "三车间", "四车间", "一车间"]
    assert [each.branch.name for each in sheet(week).unreached] == ["二车间", "三车间"]
    assert (row(week, "四车间").visit, row(week, "四车间").activity) == (None, date(2026, 10, 8))


def test_households_are_never_added_to_people() -> None:
    """Each unit for itself, approximate ones marked."""
    week = office()
    told(week, "11月3日到一车间走访12户，慰问30人")
    told(week, "11月4日一车间安全培训，600余人次参加")

    assert row(week, "一车间").people == (
        BranchSum("户", Decimal(12)),
        BranchSum("人", Decimal(30)),
        BranchSum("人次", Decimal(600), approx=True),
    )


def test_people_of_several_branches_together_are_nobodys_alone() -> None:
    """Both were reached; how many of each is not known, and that is said."""
    week = office()
    told(week, "11月3日走访一、二车间职工30人")

    assert (row(week, "一车间").people, row(week, "二车间").reached) == ((), True)
    assert "有1条记录合写了几个小组，人数没有分摊到各组。" in asked(week)


def test_each_thing_of_a_log_is_its_own_branchs() -> None:
    """「一车间走访，二车间培训」: neither had what the other had; made one branch it had both."""
    week = office()
    told(week, "11月3日到一车间走访困难职工3户；二车间开展安全培训20人")

    assert (row(week, "一车间").visits, row(week, "一车间").activities) == ((date(2026, 11, 3),), ())
    assert (row(week, "二车间").visits, row(week, "二车间").activities) == ((), (date(2026, 11, 3),))
    week.says(LI, "#1 日期改为11月4日")
    assert row(week, "二车间").visit is None
    week.stage.write(ZHOU, "小组 二车间 并入 一车间", change_list)
    week.press(ZHOU, "并入一车间")
    assert (row(week, "一车间").visit, row(week, "一车间").activity) == (date(2026, 11, 4), date(2026, 11, 4))


def test_a_share_is_shown_only_where_nobody_counts_twice() -> None:
    """A single log: 30 of 45; of two logs some may be the same people."""
    week = office()
    told(week, "11月3日到一车间走访职工30人")
    assert row(week, "一车间").share == (30, 45)
    told(week, "11月4日到一车间走访职工10人")
    assert row(week, "一车间").share is None


def test_papers_and_accounts_reach_nobody() -> None:
    """A log about money is no visit."""
    week = office()
    told(week, "11月3日完成一车间工会经费审计1次")
    assert not row(week, "一车间").reached


def test_what_is_taken_back_reaches_nobody() -> None:
    """As in every sum."""
    week = office()
    told(week, "11月3日到一车间走访3户")
    week.says(LI, "撤销 #1")
    assert row(week, "一车间").last is None


def test_the_reports_figures() -> None:
    """Reached in the month, and by nothing since the half-year began; none without branches."""
    week = Week()
    assert counts(week, "2026-11") is None
    week = office()
    told(week, "11月3日到一车间走访3户")
    told(week, "8月3日到二车间走访3户")

    assert counts(week, "2026-11") == (3, 1, ["二车间", "三车间"], ["三车间"])
    assert counts(week, "2026-H2") == (3, 2, ["三车间"], ["三车间"])


def test_visits_are_put_on_next_month() -> None:
    """A month item with its owner, the 组长; not proposed again; taken back it is."""
    week = office()
    told(week, "11月3日到一车间走访3户")
    assert "建议12月走访：二车间、三车间" in asked(week)
    assert week.press(LI, "三车间排进12月") == "已排1项"

    event = week.event(2)
    assert (event.title, event.start.date(), event.owners[0].name) == (
        "走访三车间",
        date(2026, 12, 1),
        WANG.name,
    )
    assert "三车间" not in asked(week).rpartition("建议")[2]
    week.says(LI, f"撤销 #{event.number}")
    assert "三车间" in asked(week).rpartition("建议")[2]


def test_all_at_once_and_back() -> None:
    """One message, one 撤销; only by who may change them."""
    week = office()
    asked(week)
    assert week.press(LI, "3个都排进12月") == "已排3项"
    assert week.press(WANG, "撤销") == "只有本人或管理员可以操作"
    week.press(LI, "撤销")

    made = events_queries.open_ones(week.stage.store.db, week.stage.group())
    assert made == [] and week.stage.shown() == "已撤销 #1、#2、#3"


def test_an_old_button_makes_nothing() -> None:
    """The month it names has begun, or other branches are proposed by now."""
    week = office()
    asked(week)
    told(week, "11月17日到一车间走访3户")
    assert week.press(LI, "3个都排进12月") == "建议的小组有变化，请再看一遍"
    week.stage.now += timedelta(days=20)
    assert week.press(LI, "三车间排进12月") == "这个月已经到了，请重新发 /coverage"


def test_who_only_reads_is_not_shown_it() -> None:
    """Officers ask, in the group or in private."""
    week = office()
    person = week.join(LI)
    with week.stage.store.unit() as db:
        people.enrol(db, week.stage.group(), person, Role.MEMBER, week.stage.now)
    assert "走访情况" not in asked(week)
    week.stage.write(ZHOU, "走访情况", for_group(show), in_private(ZHOU))
    assert week.stage.shown(ZHOU.user_id).startswith("走访情况")


def test_a_picture_is_wanted_once() -> None:
    """The button and the word make one wish a chat."""
    week = office()
    asked(week)
    assert week.press(LI, "🖼 图") == "正在画图，马上发来"
    asked(week, words="/coverage 图")
    assert len(coverage.WISHES.every(week.stage.store.db)) == 1


def test_forty_branches_are_turned_page_by_page() -> None:
    """Twelve on a page."""
    week = office("小组 " + "、".join(f"{number}车间" for number in range(11, 51)))
    first = asked(week)
    assert first.count("· ") == 12 and "……另有28个，请翻页" in first
    week.press(LI, "下一页")
    assert week.stage.shown().count("· ") == 12


def test_the_log_of_a_planned_visit_is_of_its_branch() -> None:
    """Asked for with one button, whoever answers for the visit; untied the words hold again."""
    week = office()
    asked(week)
    week.press(LI, "三车间排进12月")
    week.stage.now += timedelta(days=14)
    week.says(LI, "今天到3车间走访困难职工3户")
    week.press(LI, "这是不是 #1 走访三车间")
    done = events_queries.numbered(week.stage.store.db, week.stage.group(), 1)

    assert done is not None and done.status is Status.DONE
    assert row(week, "三车间", TODAY + timedelta(days=14)).visit == date(2026, 12, 2)


def test_a_visit_gives_its_branch_to_a_log_that_names_none() -> None:
    """Tied to the item, the log is of its branch; untied of none."""
    week = office()
    asked(week)
    week.press(LI, "二车间排进12月")
    week.stage.now += timedelta(days=14)
    week.stage.write(LI, "完成 #1，今天走访困难职工3户", command("done"))
    assert row(week, "二车间", TODAY + timedelta(days=14)).visit == date(2026, 12, 2)
    week.press(LI, "不是 #1")
    assert row(week, "二车间", TODAY + timedelta(days=14)).visit is None


def test_a_question_is_answered_by_branch() -> None:
    """However the log wrote it, alone or with another."""
    week = office()
    told(week, "11月3日到2车间走访困难职工3户")
    told(week, "10月8日走访一、二车间困难职工5户")
    told(week, "9月5日到三车间走访困难职工1户")
    week.stage.write(LI, "/ask 二车间今年走访几次", command("ask"))
    assert week.stage.shown() == "2026年 二车间 走访：2次（2条记录）"


def test_figures_beyond_sqlites_are_added_all_the_same() -> None:
    """Three of the largest that are kept are more than its integers hold: the question failed each time."""
    week = office()
    for day, count in ((3, 12), (4, 15), (5, 17)):
        told(week, f"11月{day}日到一车间走访{count}户")
    with week.stage.store.unit() as db:
        db.execute("update tallies set value = ? where unit = '户'", [2**62])
    assert row(week, "一车间").people == (BranchSum("户", Decimal(3 * 2**62) / 1000, logs=3),)
